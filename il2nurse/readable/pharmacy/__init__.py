"""The preparation sheet and the bag's label as people read them."""
