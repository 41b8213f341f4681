"""What was charted, and the neuro checks, as people read them."""
