"""From findings to the record: which is which, who is who, what belongs to what."""
