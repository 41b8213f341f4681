"""The board of all patients, and what needs attention."""
