"""Who the patient is, as the entries say."""
