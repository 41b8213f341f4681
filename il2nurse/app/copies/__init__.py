"""Copies of the register: beside it, in a second place, and which of them stay."""
