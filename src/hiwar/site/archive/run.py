"""A run over a folder: from the walk through an engine into the file of lines."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, Self

from hiwar.site.archive.farm import FarmEngine
from hiwar.site.archive.lines import code_in
from hiwar.site.archive.local import LocalEngine
from hiwar.site.archive.output import Output
from hiwar.site.archive.reader_id import reader_id
from hiwar.site.archive.walk import Entry, walk

DASK: Final = "dask://"


@dataclass(slots=True)
class Count:
    """How far a run is: `total` entries, `done` of them with a line, `kept` from a run before."""

    total: int = 0
    done: int = 0
    kept: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        return self.done - self.refused.total()


class Engine(Protocol):
    """Turns entries into lines, in their order."""

    def lines(self, entries: Iterator[Entry]) -> Iterator[bytes]: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...


def read_folder(
    folder: Path,
    out: Path,
    *,
    jobs: int,
    engine: str | None,
    fresh: bool,
    told: Callable[[Count], None],
) -> Count:
    """Write a line for every entry of `folder` to `out` that has none yet; `told` after each.

    Raises `RunRefused` where the run cannot begin or go on; what stands in `out` then stays good.
    """
    with Output(out, reader_id(), fresh=fresh) as output:
        ours = tuple(path.resolve() for path in (output.path, output.note))
        count = Count(total=sum(1 for _ in walk(folder, ours)))
        rest = output.rest_of(walk(folder, ours), lambda line: _kept(count, line))
        # The engine is started only if there is something left for it.
        first = next(rest, None)
        told(count)
        if first is not None:
            with _engine(folder, jobs, engine) as working:
                for line in working.lines(_with(first, rest)):
                    output.append(line)
                    _counted(count, line)
                    told(count)
    return count


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _engine(folder: Path, jobs: int, engine: str | None) -> Engine:
    if engine:
        return FarmEngine(folder, engine.removeprefix(DASK))
    return LocalEngine(folder, jobs)


def _with(first: Entry, rest: Iterator[Entry]) -> Iterator[Entry]:
    yield first
    yield from rest


def _kept(count: Count, line: bytes) -> None:
    count.kept += 1
    _counted(count, line)


def _counted(count: Count, line: bytes) -> None:
    count.done += 1
    code = code_in(line)
    if code:
        count.refused[code] += 1
