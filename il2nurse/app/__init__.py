"""Joins the rooms; the only place that knows all of them.

Each part is imported where it is used: the window stands before the rest is read.
"""
