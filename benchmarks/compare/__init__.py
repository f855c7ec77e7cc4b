"""The reader beside what a person would pick instead, on the same texts: `make bench-compare`."""

from benchmarks.compare.run import main

__all__ = ["main"]
