"""Quantities, measures, times and text: values that know nothing of a ward."""
