"""A worker of the local engine: names in, lines out, both behind four bytes of length.

It ends when its standard input does, so it never outlives the command that started it.
"""

import os
import sys
from pathlib import Path
from typing import IO

from hiwar.site.archive.lines import line_for
from hiwar.site.archive.walk import Entry


def main() -> None:
    root = str(Path(sys.argv[1]).resolve())
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not end up among the answers.
    os.dup2(2, 1)
    _send(answers, b"")
    while head := asked.read(4):
        name = os.fsdecode(asked.read(int.from_bytes(head, "big")))
        _send(answers, line_for(root, Entry(name)))


def _send(answers: IO[bytes], line: bytes) -> None:
    answers.write(len(line).to_bytes(4, "big") + line)
    answers.flush()


if __name__ == "__main__":
    main()
