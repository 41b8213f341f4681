"""A course with its cycles, as its entries add up."""
