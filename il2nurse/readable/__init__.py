"""How it is told, once for screen, paper, terminal and export."""
