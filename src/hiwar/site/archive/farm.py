"""The Dask engine: documents go to the workers of an existing cluster, lines come back in order.

The bytes are sent, so the workers need no common disk, only the same Hiwar: an answer signed by
another reader stops the run, for its lines would differ. Dask itself (`pip install 'hiwar[dask]'`)
is opened only here.
"""

import importlib
import logging
import os
import warnings
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from hiwar.site.archive.lines import FELL, line_for, line_of, refusal
from hiwar.site.archive.output import RunRefused
from hiwar.site.archive.reader_id import reader_id
from hiwar.site.archive.walk import FILE, Entry, contents

_CONNECT_SECONDS: Final = 10
_WORKERS_SECONDS: Final = 60
_A_THREAD: Final = 4
_FEWEST_AHEAD: Final = 16
_MOST_BYTES: Final = 128 * 1024 * 1024


def read_here(data: bytes, name: str) -> tuple[str, bytes]:
    """What runs on the cluster: which reader answers, and its line."""
    return reader_id(), line_of(data, name)


@dataclass(frozen=True, slots=True)
class _Sent:
    entry: Entry
    size: int
    future: Any


class FarmEngine:
    """Lines for entries, in their order, made on the cluster at `address` (HOST:PORT)."""

    def __init__(self, root: Path, address: str) -> None:
        self._root = os.path.realpath(root)
        try:
            self._dask: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise RunRefused("يلزم Dask لهذا: pip install 'hiwar[dask]'") from error
        # One sentence of ours says what happened; Dask's own pages of log do not.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._client = self._connected(address)

    def _connected(self, address: str) -> Any:
        try:
            client = self._dask.Client(
                f"tcp://{address}", timeout=_CONNECT_SECONDS, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise RunRefused(f"لا يجيب مجدول Dask على العنوان {address}.") from error
        try:
            client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
        except OSError as error:
            client.close()
            raise RunRefused("ليس للمجدول أي عامل: شغّلوا ‎dask worker‎ ثم أعيدوا الأمر.") from error
        return client

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def lines(self, entries: Iterator[Entry]) -> Iterator[bytes]:
        ahead = max(_FEWEST_AHEAD, _A_THREAD * sum(self._client.nthreads().values()))
        sent: deque[_Sent | bytes] = deque()
        held = 0
        for entry in entries:
            one = self._sent(entry)
            sent.append(one)
            held += _size(one)
            while len(sent) >= ahead or held > _MOST_BYTES:
                first = sent.popleft()
                held -= _size(first)
                yield self._line(first)
        while sent:
            yield self._line(sent.popleft())

    def _sent(self, entry: Entry) -> _Sent | bytes:
        if entry.kind != FILE:
            return refusal(entry.name, entry.kind)
        try:
            data = contents(self._root, entry.name)
        except OSError:
            return line_for(self._root, entry)
        with warnings.catch_warnings():
            # A document is at most 20 MB, and bounded in number: no advice is needed.
            warnings.simplefilter("ignore")
            future = self._client.submit(read_here, data, entry.name, pure=False)
        return _Sent(entry, len(data), future)

    def _line(self, sent: _Sent | bytes) -> bytes:
        if isinstance(sent, bytes):
            return sent
        try:
            reader, line = sent.future.result()
        except self._dask.scheduler.KilledWorker:
            return refusal(sent.entry.name, FELL)
        except ImportError as error:
            raise RunRefused("عمال Dask لا يجدون حوار: ثبّتوا عندهم الإصدار نفسه.") from error
        except (OSError, self._dask.CancelledError) as error:
            raise RunRefused("انقطع الاتصال بمجدول Dask. أعيدوا الأمر نفسه للمتابعة.") from error
        if reader != reader_id():
            raise RunRefused("عند أحد عمال Dask إصدار آخر من حوار: ثبّتوا الإصدار نفسه عند الجميع.")
        return line if isinstance(line, bytes) else bytes(line)


def _size(sent: _Sent | bytes) -> int:
    return sent.size if isinstance(sent, _Sent) else len(sent)
