"""The commands on bags, vials, and everything that is scanned."""
