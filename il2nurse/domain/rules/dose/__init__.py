"""What may be done with a dose now, and why not."""
