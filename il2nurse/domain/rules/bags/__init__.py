"""What follows for a bag or syringe: what may be done to it, and for which dose it serves."""
