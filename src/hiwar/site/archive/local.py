"""The local engine: as many processes as there are cores, one document at a time each.

A worker that falls takes only its own document with it; that one is tried once more, in a new
worker, before it is refused. One that falls while it starts is started again, until three have
fallen in a row. What is read ahead of its turn waits here, within bounds.
"""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from hiwar.site.archive.lines import FELL, refusal
from hiwar.site.archive.output import RunRefused
from hiwar.site.archive.turns import Turns
from hiwar.site.archive.walk import FILE, Entry

_CHUNK: Final = 262_144
# No text that intake lets in takes a fraction of this: it only keeps a run from standing still.
_LONGEST_SECONDS: Final = 900.0
_TRIES: Final = 2


@dataclass(slots=True)
class _Worker:
    process: "subprocess.Popen[bytes]"
    heard: bytearray = field(default_factory=bytearray)
    ready: bool = False
    turn: int = -1
    entry: Entry | None = None
    tries: int = 0
    since: float = 0.0


class LocalEngine:
    """Lines for entries, in their order. Use as a context manager: it ends its workers."""

    def __init__(self, root: Path, jobs: int) -> None:
        self._root = root
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._jobs = jobs
        self._false_starts = 0

    def __enter__(self) -> Self:
        for _ in range(self._jobs):
            self._start()
        return self

    def __exit__(self, *_: object) -> None:
        for worker in list(self._workers):
            self._end(worker)
        self._selector.close()

    def lines(self, entries: Iterator[Entry]) -> Iterator[bytes]:
        turns = Turns(entries)
        while True:
            for worker in self._workers:
                if worker.ready and worker.entry is None:
                    self._hand_out(worker, turns)
            yield from turns.due()
            if turns.finished:
                return
            if any(worker.entry or not worker.ready for worker in self._workers):
                self._listen(turns)

    def _hand_out(self, worker: _Worker, turns: Turns) -> None:
        while (taken := turns.take()) is not None:
            turn, entry = taken
            if entry.kind == FILE:
                self._ask(worker, turn, entry, tries=1)
                return
            turns.settle(turn, refusal(entry.name, entry.kind))

    def _ask(self, worker: _Worker, turn: int, entry: Entry, *, tries: int) -> None:
        worker.turn, worker.entry, worker.tries = turn, entry, tries
        worker.since = time.monotonic()
        if worker.ready and worker.process.stdin:
            name = os.fsencode(entry.name)
            # A worker that fell is noticed where its answer ends.
            with suppress(BrokenPipeError):
                worker.process.stdin.write(len(name).to_bytes(4, "big") + name)

    def _listen(self, turns: Turns) -> None:
        for key, _ in self._selector.select(1.0):
            worker: _Worker = key.data
            chunk = os.read(key.fd, _CHUNK)
            if chunk:
                worker.heard += chunk
                self._hear(worker, turns)
            else:
                self._replace(worker, turns)
        late = time.monotonic() - _LONGEST_SECONDS
        for worker in self._workers:
            if worker.entry and worker.ready and worker.since < late:
                worker.process.kill()

    def _hear(self, worker: _Worker, turns: Turns) -> None:
        size = int.from_bytes(worker.heard[:4], "big")
        if len(worker.heard) < 4 + size:
            return
        line = bytes(memoryview(worker.heard)[4 : 4 + size])
        worker.heard = worker.heard[4 + size :]
        if not worker.ready:
            worker.ready = True
            self._false_starts = 0
            if worker.entry:
                self._ask(worker, worker.turn, worker.entry, tries=worker.tries)
            return
        turns.settle(worker.turn, line)
        worker.entry = None

    def _replace(self, worker: _Worker, turns: Turns) -> None:
        self._end(worker)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts > _TRIES:
                raise RunRefused("لم يبدأ القارئ. شغّلوا ‎hiwar read‎ على ملف واحد لمعرفة السبب.")
        fresh = self._start()
        if worker.entry and (not worker.ready or worker.tries < _TRIES):
            self._ask(fresh, worker.turn, worker.entry, tries=worker.tries + worker.ready)
        elif worker.entry:
            turns.settle(worker.turn, refusal(worker.entry.name, FELL))

    def _start(self) -> _Worker:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-s", "-P", "-m", "hiwar.site.archive.worker", str(self._root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            # Ctrl-C is for the command, which then ends its workers itself.
            start_new_session=True,
        )
        worker = _Worker(process)
        self._workers.append(worker)
        if process.stdout:
            self._selector.register(process.stdout, selectors.EVENT_READ, worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        if worker.process.stdout:
            self._selector.unregister(worker.process.stdout)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(worker.process.pid, signal.SIGKILL)
        worker.process.communicate()
