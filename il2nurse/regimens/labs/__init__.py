"""The laboratory's files, read strictly."""
