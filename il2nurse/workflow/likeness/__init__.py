"""Who could be mistaken for whom, and which records may be of one person: by names and numbers."""
