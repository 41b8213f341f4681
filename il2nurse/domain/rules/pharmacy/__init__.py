"""The calculation of a dose and the sum that shows it."""
