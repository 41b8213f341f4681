"""One dose as people read it: its steps, its events, its outcome."""
