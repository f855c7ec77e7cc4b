"""Review: what the reader proposes, a person accepts, corrects or refuses, fact by fact."""
