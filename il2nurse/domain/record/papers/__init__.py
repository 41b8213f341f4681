"""Which papers were printed."""
