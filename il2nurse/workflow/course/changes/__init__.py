"""What changes of an order that stands: paused, another version of it, another text."""
