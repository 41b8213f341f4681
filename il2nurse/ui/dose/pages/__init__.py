"""What stands in the middle of the bedside page: one page for each state of a dose."""
