"""What follows from a patient's courses: what bars the next order, cycle or dose."""
