"""Clinical rules, values and the meaning of entries; the standard library only."""
