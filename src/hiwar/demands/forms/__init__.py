"""Cleaning of what is typed about the dossier, and of what its address asks for."""
