"""The parts of the flowsheet page: its pictures, its table, its grid of results."""
