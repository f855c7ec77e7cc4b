"""How many examples a law of the ledgers is tried with."""

import os


def examples(count: int) -> int:
    """A law of our own code: the second database sees a third of what the first sees, by chance others."""
    is_second = os.environ.get("HIWAR_DATABASE_URL", "").startswith("postgres")
    return max(5, count // 3) if is_second else count
