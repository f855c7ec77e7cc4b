"""A folder of papers to one line of JSON each, in one order, however the work is shared out."""
