"""Giving one dose at the bedside: the pages of its steps, the timer, and the panels over them."""
