"""A course in words: its whole regimen, and the warnings that come before it."""
