"""How a result is read, imported, and set beside earlier ones."""
