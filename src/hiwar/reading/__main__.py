"""The reader in a process of its own: `python -m hiwar.reading SECONDS BYTES < question > answer`.

The question is JSON with `text`, `name`, `media_type`, `sha256`, and `pages` or null; the answer is the
reading in the shape of the contract. Limits itself before it reads; ends with `EXIT_MEMORY` where memory
runs out.
"""

import contextlib
import json
import os
import resource
import signal
import sys
from typing import Final

from hiwar.reading.reader import read
from hiwar.reading.record import Page

EXIT_MEMORY: Final = 71


def limit(seconds: int, memory: int) -> None:
    """Processor and wall time, memory. Cannot be undone."""
    for which, value in (
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
    ):  # fmt: skip
        # Some systems refuse an address-space limit; the clock still holds there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (value, value))
    signal.setitimer(signal.ITIMER_REAL, 2 * seconds)


def main() -> int:
    limit(int(sys.argv[1]), int(sys.argv[2]))
    pipe = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints is not the answer
    try:
        question = json.load(sys.stdin.buffer)
        pages = [Page(**page) for page in question.pop("pages", None) or ()]
        answer = read(question.pop("text"), **question, pages=pages or None).to_json()
        with os.fdopen(pipe, "wb") as out:
            out.write(json.dumps(answer).encode())
    except MemoryError:
        return EXIT_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main())
