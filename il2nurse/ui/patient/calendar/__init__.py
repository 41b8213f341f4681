"""The calendar of a course."""
