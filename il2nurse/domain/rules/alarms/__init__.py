"""What must reach someone: the alarms of a case, and whether they were acknowledged."""
