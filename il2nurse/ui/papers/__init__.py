"""Papers before they are printed, and printing."""
