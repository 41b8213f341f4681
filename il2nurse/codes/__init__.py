"""Codes that others print: what a pack of vials says in GS1."""
