"""What follows from a case at a moment."""
