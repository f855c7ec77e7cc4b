"""Social dialogue: dialogues, rounds, answers, commitments."""
