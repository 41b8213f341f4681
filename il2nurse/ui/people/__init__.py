"""Signing in, the people of the station, the first start."""
