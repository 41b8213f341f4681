"""Charting and correcting."""
