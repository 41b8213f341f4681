"""What was observed, what went in and out, and what was corrected."""
