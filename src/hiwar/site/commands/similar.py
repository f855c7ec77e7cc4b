"""`hiwar similar`: which demands of a pool say what a demand asks, in whatever words. Never loads Django."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from hiwar.intake import IntakeError
from hiwar.intake.encoding import decode
from hiwar.matching import Candidate, Pool, analyse, in_words
from hiwar.matching.semantic import EmbeddingOff, embedded, why_off

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

_FILE = click.Path(path_type=Path)
_TOGETHER = 64
_WORTH_TELLING = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A demand and where it stands in its file, the first line being 1."""

    number: int
    text: str


@click.command("similar")
@click.option("--pool", required=True, type=_FILE, help="The demands to search, one a line.")
@click.option("--queries", required=True, type=_FILE, help="The demands to find, one a line.")
@click.option("--top", type=click.IntRange(1, 100), default=5, show_default=True)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON list.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "lexical", "semantic"]),
    default="auto",
    show_default=True,
    help="Words and synonyms alone, or with the embedding where it is installed.",
)
def command(pool: Path, queries: Path, top: int, shape: str, engine: str) -> None:
    """Find each demand of QUERIES among those of POOL: Arabic or French, in the same words or others.

    Blank lines are skipped and keep their numbers. Every candidate carries a score from 0 to 1 and the
    reasons for it; what is linked stays a person's decision. Exit status 1 where a file cannot be read.
    """
    demands, asked = _lines(pool), _lines(queries)
    with_meaning = _has_meaning(engine)
    vectors = _vectors([*demands, *asked]) if with_meaning else None
    searched = Pool(
        [line.text for line in demands], vectors[: len(demands)] if vectors is not None else None
    )
    answers = []
    for place, line in enumerate(asked, start=len(demands)):
        vector = vectors[place] if vectors is not None else None
        answers.append((line, searched.candidates(line.text, vector, most=top)))
    told = [_told(line, found, demands) for line, found in answers]
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if shape == "json" else _text(told))


def _lines(path: Path) -> list[Line]:
    try:
        text, _table = decode(path.read_bytes())
    except OSError as error:
        _refuse(f"{path}: {error.strerror or error}")
    except IntakeError as error:
        _refuse(f"{path}: {error.message('fr')} / {error.message('ar')}")
    rows = (row.strip(" \t\r\ufeff") for row in text.split("\n"))
    return [Line(number, row) for number, row in enumerate(rows, start=1) if row]


def _refuse(sentence: str) -> NoReturn:
    click.echo(f"hiwar similar: {sentence}", err=True)
    sys.exit(1)


def _has_meaning(engine: str) -> bool:
    """Says on stderr which engine is at work; `semantic` refuses where it cannot be."""
    reason = None if engine == "lexical" else why_off()
    if engine == "semantic" and reason is not None:
        _refuse(f"--engine semantic: {reason}")
    if reason is not None:
        click.echo(f"hiwar similar: words and synonyms only: {reason}", err=True)
    return engine != "lexical" and reason is None


def _vectors(lines: Sequence[Line]) -> "Vectors | None":
    import numpy as np

    if len(lines) > _WORTH_TELLING:
        click.echo(f"hiwar similar: embedding {len(lines)} lines, some 25 a second", err=True)
    texts = [line.text for line in lines]
    try:
        parts = [
            embedded(texts[start : start + _TOGETHER]) for start in range(0, len(texts), _TOGETHER)
        ]
    except (EmbeddingOff, OSError, RuntimeError) as error:
        click.echo(f"hiwar similar: words and synonyms only: {error}", err=True)
        return None
    return np.concatenate(parts) if parts else None


def _told(line: Line, found: Sequence[Candidate], demands: Sequence[Line]) -> dict[str, Any]:
    french = analyse(line.text).french
    return {
        "query": line.text,
        "candidates": [
            {
                "line": demands[each.place].number,
                "text": demands[each.place].text,
                "score": each.score,
                "reasons": in_words(each.reasons, french=french),
            }
            for each in found
        ],
    }


def _text(told: Sequence[dict[str, Any]]) -> str:
    blocks = []
    for answer in told:
        rows = [answer["query"]]
        for each in answer["candidates"]:
            rows.append(f"  {each['score']:.2f}  [{each['line']}] {each['text']}")
            rows += [f"        {reason}" for reason in each["reasons"]]
        blocks.append("\n".join(rows if answer["candidates"] else [*rows, "  —"]))
    return "\n\n".join(blocks)
