"""A step that is higher than the window comes in parts, one after the other; nothing scrolls."""
