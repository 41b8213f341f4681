"""Whether a regimen file that can be read can also be meant: its figures agree with one another."""
