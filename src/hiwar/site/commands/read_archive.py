"""`hiwar read FOLDER --jsonl FILE`: what was asked for, checked, and the run told of."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.text import Text

from hiwar.site.archive.output import RunRefused
from hiwar.site.archive.progress import Telling, sum_up
from hiwar.site.archive.run import cores, read_folder

_ENGINE: Final = re.compile(r"dask://(?:[\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}")
_STOPPED: Final = 130


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that only a folder has."""

    jobs: int | None
    engine: str | None
    fresh: bool


def read_archive(
    folders: tuple[Path, ...], jsonl: Path | None, asked: Asked, notes: Console
) -> None:
    """Run it; exits with status 1 where it cannot begin or go on, 130 where it was stopped."""
    folder = _checked(folders, jsonl, asked)
    if jsonl is None:  # _checked has refused it
        return
    try:
        with Telling(notes) as telling:
            count = read_folder(
                folder,
                jsonl,
                jobs=asked.jobs or cores(),
                engine=asked.engine,
                fresh=asked.fresh,
                told=telling,
            )
    except RunRefused as error:
        notes.print(Text(str(error), style="bold red"))
        sys.exit(1)
    except KeyboardInterrupt:
        notes.print(Text("توقفت القراءة. أعيدوا الأمر نفسه للمتابعة.", style="yellow"))
        sys.exit(_STOPPED)
    sum_up(notes, count)


def _checked(folders: tuple[Path, ...], jsonl: Path | None, asked: Asked) -> Path:
    if jsonl is None:
        raise click.UsageError("--jobs, --engine and --fresh go with --jsonl.")
    if len(folders) != 1 or not folders[0].is_dir():
        raise click.UsageError("--jsonl reads one FOLDER.")
    if asked.engine and asked.jobs:
        raise click.UsageError("--jobs is for this machine; --engine has its own workers.")
    if asked.engine and not _ENGINE.fullmatch(asked.engine):
        raise click.UsageError("--engine is dask://HOST:PORT.")
    return folders[0]
