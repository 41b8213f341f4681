"""Pharmacy's bag at the bedside."""
