"""What a long run says on standard error: a bar for a person, a line now and then for a log."""

import time
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from hiwar.site.archive.run import Count

_SECONDS_A_LINE: Final = 10.0
_SECONDS_A_DRAW: Final = 0.2


class Telling:
    """Call it with the count as often as you like; it speaks when it is time."""

    def __init__(self, notes: Console) -> None:
        self._notes = notes
        self._began = time.monotonic()
        self._spoke = self._began
        self._bar = None
        if notes.is_terminal:
            self._bar = Progress(
                TextColumn("قراءة الوثائق"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=notes,
                auto_refresh=False,
            )
            self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.refresh()
            self._bar.stop()

    def __call__(self, count: Count) -> None:
        now = time.monotonic()
        if self._bar:
            self._bar.update(self._task, total=count.total, completed=count.done)
            if now - self._spoke > _SECONDS_A_DRAW:
                self._spoke = now
                self._bar.refresh()
        elif now - self._spoke > _SECONDS_A_LINE:
            self._spoke = now
            pace = (count.done - count.kept) / (now - self._began)
            self._notes.print(f"قُرئت {count.done} من {count.total}، {pace:.1f} في الثانية.")


def sum_up(notes: Console, count: Count) -> None:
    """How many were read, how many not and why, how many stood from a run before."""
    style = "yellow" if count.refused else "green"
    notes.print(Text(f"قُرئت {count.read} من {count.total} وثيقة.", style=style))
    if count.kept:
        notes.print(Text(f"منها {count.kept} من تشغيل سابق لم تُعَد."))
    for code, number in sorted(count.refused.items()):
        notes.print(Text(f"لم تُقرأ {number}: {code}", style="yellow"))
