"""`python -m benchmarks learning`: what was learned from annotations against the rules; docs/reading.md tells it."""

from benchmarks.learning.run import main

__all__ = ["main"]
