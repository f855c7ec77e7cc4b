"""Work handed out in order and given back in order, whatever order it is done in."""

from collections.abc import Iterator
from typing import Final

from hiwar.site.archive.walk import Entry

_MOST_WAITING: Final = 1_000
_MOST_BYTES: Final = 64 * 1024 * 1024


class Turns:
    """What waits for its turn is bounded: past that nothing is handed out until the first is done."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._entries = entries
        self._taken = 0
        self._written = 0
        self._waiting: dict[int, bytes] = {}
        self._bytes = 0
        self._exhausted = False

    @property
    def finished(self) -> bool:
        return self._exhausted and self._written == self._taken

    def take(self) -> tuple[int, Entry] | None:
        """The next entry and its turn; None where there is none now."""
        if self._exhausted or len(self._waiting) >= _MOST_WAITING or self._bytes >= _MOST_BYTES:
            return None
        entry = next(self._entries, None)
        if entry is None:
            self._exhausted = True
            return None
        self._taken += 1
        return self._taken - 1, entry

    def settle(self, turn: int, line: bytes) -> None:
        self._waiting[turn] = line
        self._bytes += len(line)

    def due(self) -> Iterator[bytes]:
        """The lines whose turn it is."""
        while self._written in self._waiting:
            line = self._waiting.pop(self._written)
            self._bytes -= len(line)
            self._written += 1
            yield line
