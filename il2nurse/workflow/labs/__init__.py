"""Recording and importing laboratory results."""
