"""Where register files lie, how they move, and the head each station saw last."""
