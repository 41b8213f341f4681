"""One dose from its first entry to its signature, as its entries add up."""
