"""A reaction and its outcome."""
