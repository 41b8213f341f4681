"""What every page has, and every page about one patient."""
