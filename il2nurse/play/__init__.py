"""Scenarios, played through the workflow on a simulated clock."""
