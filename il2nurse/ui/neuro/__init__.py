"""The page of neuro checks."""
