"""Commands about one patient of a register."""
