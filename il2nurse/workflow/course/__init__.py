"""Admitting, ordering, reopening."""
