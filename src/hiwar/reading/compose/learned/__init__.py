"""What annotated documents taught beside the rules: is a text of the genre, is a clause an item."""
