"""Charting: vital signs, fluids, the score, corrections."""
