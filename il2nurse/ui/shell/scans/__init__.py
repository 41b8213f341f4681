"""Scans: keys that come faster than a hand types, the code they make, and what takes it."""
