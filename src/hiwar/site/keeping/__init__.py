"""Keeping an installation: its journals checked, its data backed up and restored."""
