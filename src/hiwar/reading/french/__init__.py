"""Communiqués in French: the same facts, by rules of their own over the same outline."""
