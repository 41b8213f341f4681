"""The page of the register's entries."""
