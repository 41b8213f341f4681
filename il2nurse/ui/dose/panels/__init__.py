"""What is shown beside the questions of a step."""
