"""Cleaning of what is typed about organizations."""
