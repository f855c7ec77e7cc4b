"""The file of lines: one writer at a time, whole lines only, and the way back after a kill."""

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final, Self

from hiwar.site.archive.lines import name_in
from hiwar.site.archive.walk import Entry

_SECONDS_A_SYNC: Final = 5.0


class RunRefused(Exception):  # noqa: N818  a fact, not an error of the program
    """Why this run does not begin or go on; the sentence is for the person who started it."""


class Output:
    """`readings.jsonl`, locked, and beside it `readings.jsonl.run`: which reader began it.

    A line is one write, in the order of the walk, so a kill can only tear the last one.
    """

    def __init__(self, path: Path, reader: str, *, fresh: bool) -> None:
        self.path = path
        self.note = path.with_name(path.name + ".run")
        try:
            self._file: IO[bytes] = path.open("a+b", buffering=0)
        except OSError as error:
            raise RunRefused("تعذّرت الكتابة في ملف القراءات: تحققوا من المجلد.") from error
        try:
            self._begin(reader, fresh=fresh)
        except BaseException:
            self._file.close()
            raise
        self._synced = time.monotonic()

    def _begin(self, reader: str, *, fresh: bool) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RunRefused("يكتب أمر آخر في هذا الملف الآن. انتظروا نهايته.") from error
        # A name typed wrongly must not cost somebody a file that is not ours.
        if fresh and self._signature() is not None:
            self._file.truncate(0)
        if os.fstat(self._file.fileno()).st_size == 0:
            self._sign(reader)
        elif fresh or self._signature() != reader:
            raise RunRefused(
                "بدأ هذا الملف قارئ آخر، أو ليس ملف قراءات. "
                "اختاروا ملفا جديدا، أو أعيدوا القراءة من أولها بـ ‎--fresh."
            )

    def _sign(self, reader: str) -> None:
        draft = self.note.with_name(self.note.name + ".new")
        draft.write_text(json.dumps({"reader": reader}) + "\n", encoding="utf-8")
        draft.replace(self.note)

    def _signature(self) -> str | None:
        try:
            note = json.loads(self.note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return note.get("reader") if isinstance(note, dict) else None

    def rest_of(self, entries: Iterator[Entry], done: Callable[[bytes], None]) -> Iterator[Entry]:
        """The entries that have no line yet; `done` is told each line that stands.

        A torn tail is cut. A whole line of another name than the walk's means that the folder
        is not what it was: `RunRefused`, and nothing is cut.
        """
        with self.path.open("rb") as lines:
            whole = 0
            for entry in entries:
                line = lines.readline()
                if name_in(line) is None:
                    self._cut(whole)
                    yield entry
                    yield from entries
                    return
                self._expect(line, entry)
                done(line)
                whole += len(line)
            if name_in(lines.readline()) is not None:
                raise self._changed()
            self._cut(whole)

    def _expect(self, line: bytes, entry: Entry) -> None:
        if name_in(line) != entry.name:
            raise self._changed()

    @staticmethod
    def _changed() -> RunRefused:
        return RunRefused(
            "تغيّر المجلد منذ بدأت القراءة: زيدت ملفات أو حُذفت قبل ما قُرئ. "
            "أعيدوا القراءة من أولها بـ ‎--fresh، أو اختاروا ملفا جديدا."
        )

    def _cut(self, size: int) -> None:
        if os.fstat(self._file.fileno()).st_size > size:
            self._file.truncate(size)

    def append(self, line: bytes) -> None:
        left = memoryview(line)
        while left:
            left = left[self._file.write(left) or 0 :]
        if time.monotonic() - self._synced > _SECONDS_A_SYNC:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.fsync(self._file.fileno())
        self._file.close()
