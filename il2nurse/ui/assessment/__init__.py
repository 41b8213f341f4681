"""The page of the assessment before a dose."""
