"""What prescribers change of an order that stands, and how a second person verifies it."""
