"""Finding a patient, and keeping the patient's own data right over time."""
