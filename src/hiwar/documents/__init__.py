"""Documents kept unaltered, their text, and the passages everything above points to."""
