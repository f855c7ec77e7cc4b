"""Where the annotated documents stand: the shared gold beside the project, and our own annotations."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.score.annotations import SETS, of_set

_SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = Path(os.environ.get("HIWAR_GOLD", _SHARED / "gold"))
SEEDS = Path(os.environ.get("HIWAR_SEEDS", _SHARED / "seeds"))
TEXTS = Path(os.environ.get("HIWAR_TEXTS", "texts"))


@dataclass(frozen=True)
class Annotated:
    """One document: its set, its id, its text and what an annotator found in it."""

    set: str
    id: str
    text: str
    gold: dict[str, Any]


def annotated(more: list[Path]) -> list[Annotated]:
    """Every annotated document whose text is at hand; `more` names further folders of worded gold."""
    return [*_shared(), *_own(), *(one for folder in more for one in _worded(folder.name, folder))]


def _shared() -> Iterator[Annotated]:
    for one in _worded("shared", GOLD):
        yield Annotated(
            "seeds" if one.id.startswith("seed") else "shared", one.id, one.text, one.gold
        )


def _own() -> Iterator[Annotated]:
    for name in SETS:
        for id_, text, gold in of_set(name, TEXTS):
            yield Annotated(name, id_, text, gold)


def _worded(name: str, folder: Path) -> Iterator[Annotated]:
    for path in sorted(folder.glob("*.json")):
        text = _text(path.stem)
        if text is not None:
            yield Annotated(name, path.stem, text, json.loads(path.read_text(encoding="utf-8")))


def _text(id_: str) -> str | None:
    if id_.startswith("seed_"):
        found = sorted(SEEDS.glob(f"{id_.removeprefix('seed_')}_*.txt"))
    else:
        found = [path for path in [TEXTS / f"{id_}.txt"] if path.exists()]
    return found[0].read_bytes().decode("utf-8") if found else None
