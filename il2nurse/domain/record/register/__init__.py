"""What every entry has in common: its spelling, its seal, its corrections."""
