"""What is asked while a dose is held, paused, stopped, noted or signed."""
