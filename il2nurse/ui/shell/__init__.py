"""The window around the pages: bar, lock, scanner, messages."""
