"""The page of one patient, and admitting one."""
