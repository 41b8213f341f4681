"""Where register files may lie, and the head each station saw last."""
