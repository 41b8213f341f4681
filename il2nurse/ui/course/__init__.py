"""Ordering a course, weighing again, reopening a cycle."""
