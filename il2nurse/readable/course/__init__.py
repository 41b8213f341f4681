"""What is told of a course: its regimen whole, and the warnings that come before it."""
