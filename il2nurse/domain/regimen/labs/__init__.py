"""What a laboratory file can say: tests, units, grades."""
