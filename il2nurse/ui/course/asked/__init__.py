"""What an order asks besides the dose: once of a course, and of each drug that interacts."""
