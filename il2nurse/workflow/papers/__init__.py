"""Printing: what a paper is about, its printing on record, the paper itself."""
