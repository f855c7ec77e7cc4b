"""Which kind of event a text of the genre tells: the rules' answer, and what the opening's words weigh for each kind.

A regression a kind over the stems of the title and the first sentences (by number: the table holds no words), their
pairs, and what the rules say. `kinds.json` is made by `python -m benchmarks learning --write` from annotated
documents and from invented openings. Whether a text is of the genre at all is left to the rules.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Final, NamedTuple

from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.compose.learned.features import stem_class
from hiwar.reading.compose.learned.model import share_of
from hiwar.reading.finding import EventFound
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.record import Kind

RULE: Final = "kind.learned"
OPENING: Final = 3
SURE: Final = 0.85
CLEARLY: Final = 1.5
# An event that the rules are sure of and the words bear out is right in 216 of 229 (docs/learning.md).
BOTH: Final = 0.931
_LONGEST = 120
_OUT = "not_in_genre"
_LEAST, _STEEPEST = 1e-6, 30.0


class Weights(NamedTuple):
    """`weights` by feature, one a kind; `line` leads from the logit of the likeliest to how often it is right."""

    kinds: tuple[str, ...]
    base: tuple[float, ...]
    weights: dict[str, list[float]]
    line: tuple[float, float]

    def logits(self, features: list[str]) -> list[float]:
        rows = [self.weights[name] for name in features if name in self.weights]
        return [sum(column) for column in zip(self.base, *rows, strict=True)]


class Likeliest(NamedTuple):
    """The kind that wins, how far the rest lies behind, and whether words and rules name the same."""

    kind: str
    logit: float
    agreed: bool = False


def retold(
    outline: Outline, kind: Kind, event: EventFound | None
) -> tuple[Kind, EventFound | None]:
    """The kind and its trigger; the rules' own where the words say the same."""
    if kind.value == _OUT:
        return kind, event
    learned = _weights()
    best = likeliest(learned, features(outline, kind), kind.value)
    if best.agreed:
        is_event = kind.certainty >= SURE and kind.value != "statement"
        return (replace(kind, certainty=BOTH) if is_event else kind), event
    # Three digits, so that no record of a rule is taken for it.
    certainty = round(min(share_of(best.logit, learned.line), 0.949), 2) + 0.001
    if best.kind == kind.value:
        return replace(kind, certainty=certainty), event
    start, end = _told_at(outline, learned, best.kind)
    evidence = spans_of(outline, [(start, end)])
    found = EventFound(start, end, best.kind, certainty, RULE)
    return Kind(best.kind, certainty, evidence, RULE), found


def likeliest(learned: Weights, told: list[str], ruled: str) -> Likeliest:
    """The kind of the rules, unless the words speak clearly for another."""
    logits = dict(zip(learned.kinds, learned.logits(told), strict=True))
    best = max(logits, key=lambda kind: logits[kind])
    agreed = best == ruled
    if ruled in logits and logits[best] - logits[ruled] <= CLEARLY:
        best = ruled
    if best not in logits:
        return Likeliest(best, -_STEEPEST)
    shares = {
        kind: 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, logits[kind])))) for kind in logits
    }
    share = shares[best] / sum(shares.values())
    return Likeliest(best, log(max(share, _LEAST) / max(1 - share, _LEAST)), agreed)


def features(outline: Outline, kind: Kind) -> list[str]:
    """What the title and the first sentences hold, and what the rules say of the kind."""
    told = {f"is {kind.value}", f"by {kind.rule}"}
    if kind.certainty >= SURE:
        told.add(f"sure {kind.value}")
    for _, first, names in _stems(outline):
        told.update(names)
        if first:
            told.add(f"first {names[0]}")
    return sorted(told)


def _stems(outline: Outline) -> Iterator[tuple[int, bool, list[str]]]:
    """Each word of the opening: its place, whether in the title or the first sentence, its stem and pair."""
    for sentence, first in _opening(outline):
        before = ""
        for place in range(sentence.first, min(sentence.last, sentence.first + _LONGEST)):
            word = outline.words[place].text
            if not word[0].isalpha():
                continue
            stem = stem_class(word)
            yield place, first, [stem, f"{before} {stem}"] if before else [stem]
            before = stem


def _opening(outline: Outline) -> Iterator[tuple[Sentence, bool]]:
    body = 0
    for place, sentence in enumerate(outline.sentences):
        title = place == 0 and outline.lines[sentence.line].kind == "title"
        body += not title
        if body > OPENING:
            break
        yield sentence, body <= 1


def _told_at(outline: Outline, learned: Weights, kind: str) -> tuple[int, int]:
    """The word of the opening, rather not of the title, that weighs most for the kind."""
    at = learned.kinds.index(kind)
    weights = [
        (
            not _is_in_title(outline, place),
            sum(learned.weights[name][at] for name in names if name in learned.weights),
            -place,
        )
        for place, _, names in _stems(outline)
    ]
    place = -max(weights, default=(False, 0.0, 0))[2]
    word = outline.words[place]
    return word.start, word.end


def _is_in_title(outline: Outline, place: int) -> bool:
    sentence = outline.sentences[outline.sentence_at(outline.words[place].start)]
    return outline.lines[sentence.line].kind == "title"


@cache
def _weights() -> Weights:
    table = files("hiwar.reading.compose.learned") / "kinds.json"
    return weights_of(json.loads(table.read_text(encoding="ascii")))


def weights_of(table: dict[str, object]) -> Weights:
    """As its table tells them."""
    made = Weights(**table)  # type: ignore[arg-type]
    return made._replace(kinds=tuple(made.kinds), base=tuple(made.base))
