"""Giving one dose: the pages of its steps, the timer, and the panels beside them."""
