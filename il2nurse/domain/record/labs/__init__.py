"""Laboratory results as they are kept."""
