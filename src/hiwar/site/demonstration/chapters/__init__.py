"""The chapters of the story: each has `schedule(story)`, which sets down what it tells."""
