"""The pharmacy's list and the preparation of one bag."""
