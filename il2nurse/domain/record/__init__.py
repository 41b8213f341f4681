"""What happened: entries and what they add up to, for one patient the case."""
