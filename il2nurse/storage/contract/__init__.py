"""What every store does alike, whatever it keeps entries in."""
