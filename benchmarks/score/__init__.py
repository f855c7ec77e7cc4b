"""The reader against annotated documents: `make score`."""

from benchmarks.score.run import main

__all__ = ["main"]
