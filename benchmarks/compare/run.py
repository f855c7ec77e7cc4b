"""Quality and pace of four tools on the annotated texts at hand.

    HIWAR_TEXTS=texts make bench-compare            (annotations are found as for `make score`)
    python -m benchmarks compare --ner data/train.txt

`--ner` names the training file of a checkout of SinaLab/ArabicNER (public, MIT):
`git clone` that repository and give its `data/train.txt`. Without it the row of the CRF is left out.
dateparser and python-crfsuite are the group `bench` of pyproject.toml: `pip install --group bench`.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.compare import tools
from benchmarks.compare.crf import NameTagger
from benchmarks.reading import count_up, seconds_of, thousand_word_documents
from benchmarks.score.documents import GOLD, TEXTS, Annotated, annotated
from benchmarks.score.run import SCORER, _loaded

_ALONE = ("date", "publication_date", "organizations", "people", "items", "items_any")


def main() -> None:
    options = _options()
    documents = [one for one in annotated(options.gold) if one.id in (options.ids or [one.id])]
    if not documents or not SCORER.exists():
        raise SystemExit(f"No annotated texts: see HIWAR_GOLD ({GOLD}) and HIWAR_TEXTS ({TEXTS}).")
    scorer = _loaded(SCORER)
    words = sum(len(one.text.split()) for one in documents)
    print(f"{len(documents)} documents, {words} words; calibration {seconds_of(count_up):.3f} s")
    for name, tool, facts in _tools(options.ner):
        readings, pace = _timed(tool, documents)
        print(f"\n{name}: {pace:.1f} documents a second, {_thousand(tool):.1f} of 1,000 words")
        for line in _rows(scorer, documents, readings, facts):
            print(line)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks compare", description=__doc__)
    parser.add_argument("--ner", type=Path, help="data/train.txt of SinaLab/ArabicNER")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="worded gold")
    parser.add_argument("--ids", nargs="*", help="only these documents")
    return parser.parse_args(sys.argv[2:])


def _tools(ner: Path | None) -> list[tuple[str, tools.Tool, tuple[str, ...]]]:
    chosen: list[tuple[str, tools.Tool, tuple[str, ...]]] = [
        ("hiwar", tools.ours, (*_ALONE, "days")),
        ("bullets by a regular expression", tools.bullets, ("items", "items_any")),
    ]
    if importlib.util.find_spec("dateparser"):
        days = ("date", "publication_date", "days")
        chosen.append(("dateparser.search_dates", tools.days_by_dateparser(), days))
        chosen.append(("dateparser for Morocco", tools.days_by_moroccan_dateparser(), days))
    if ner:
        begin = time.process_time()
        tagger = NameTagger(ner)
        print(f"CRF trained in {time.process_time() - begin:.0f} s on {ner.name}")
        chosen.append(("CRF", tools.names_by_crf(tagger), ("organizations", "people")))
    return chosen


def _timed(tool: tools.Tool, documents: list[Annotated]) -> tuple[list[tools.Reading], float]:
    tool(documents[0].text)
    begin = time.process_time()
    readings = [tool(one.text) for one in documents]
    return readings, len(documents) / (time.process_time() - begin)


def _thousand(tool: Callable[[str], object]) -> float:
    documents = thousand_word_documents()
    return len(documents) / seconds_of(lambda: [tool(text) for text in documents])


def _rows(
    scorer: ModuleType,
    documents: list[Annotated],
    readings: list[tools.Reading],
    facts: tuple[str, ...],
) -> list[str]:
    pairs = list(zip(documents, readings, strict=True))
    each = [scorer.score_one(one.gold, reading) for one, reading in pairs]
    scored, _ = scorer.total(each)
    lines = [
        f"  {fact:18} P {row['precision']:.2f}  R {row['recall']:.2f}  F1 {row['f1']:.2f}"
        for fact, row in scored.items()
        if fact in facts
    ]
    if "days" in facts:
        lines.append(_days_met([(one.gold, _days(reading)) for one, reading in pairs]))
    return lines


def _days(reading: tools.Reading) -> set[str]:
    """Every day a tool read in a text, whatever for."""
    if "days" in reading:
        return set(reading["days"])
    days = {(reading.get(key) or {}).get("iso") for key in ("date", "publication_date")}
    for item in reading["items"]:
        days |= {item.get("due"), (item.get("when") or {}).get("iso")}
    return {day for day in days if day}


def _days_met(pairs: list[tuple[dict[str, Any], set[str]]]) -> str:
    """Whether the day of the page and of the event are among the days read at all."""
    wanted = met = read = 0
    for gold, days in pairs:
        asked = {(gold.get(key) or {}).get("iso") for key in ("date", "publication_date")} - {None}
        wanted, met, read = wanted + len(asked), met + len(asked & days), read + len(days)
    return f"  {'days met':18} {met} of {wanted}, {read} read in all"
