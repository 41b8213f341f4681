"""Criteria and the assessment as people read them."""
