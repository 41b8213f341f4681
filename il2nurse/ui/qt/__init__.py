"""What is done with Qt itself and is about no page."""
