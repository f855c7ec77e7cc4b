"""Cleaning of what is typed about the dialogue, and of what its addresses ask for."""
