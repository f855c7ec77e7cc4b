"""Meetings: planned, held or cancelled; who sat in them; what they decided."""
