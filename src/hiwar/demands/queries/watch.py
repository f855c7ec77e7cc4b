"""Which gains a document touches: by the number of their legal text, or by much the same words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hiwar.demands.models import Gain
from hiwar.demands.vocabulary import AlarmReason
from hiwar.documents.models import Document
from hiwar.language import content_stems, find_legal_numbers

SENTENCE: Final = re.compile(r"[^.؛;!؟?\n]+")
# Of the words that carry the gain, how many a sentence must say, and how many at least.
MUCH: Final = 0.6
LEAST: Final = 3
AROUND: Final = 120


@dataclass(frozen=True, slots=True)
class Touch:
    """A gain and the place of the text that touches it."""

    gain: Gain
    reason: AlarmReason
    start: int
    end: int


def touches_of(document: Document) -> list[Touch]:
    """One a gain, a citation before a likeness; the paper that a gain was read from does not count.

    One query. The text is read once, whatever the number of gains.
    """
    gains = list(Gain.objects.filter(withdrawn_at=None).select_related("passage"))
    gains = [
        each for each in gains if each.passage is None or each.passage.document_id != document.pk
    ]
    found: dict[object, Touch] = {}
    for touch in (*_citations(document.text, gains), *_likenesses(document.text, gains)):
        found.setdefault(touch.gain.pk, touch)
    return list(found.values())


def _citations(text: str, gains: Sequence[Gain]) -> Iterator[Touch]:
    by_key = defaultdict(list)
    for gain in gains:
        if gain.text_key:
            by_key[gain.text_key].append(gain)
    if not by_key:
        return
    for number in find_legal_numbers(text):
        for gain in by_key.get(number.key, ()):
            yield Touch(gain, AlarmReason.CITES, *_line_around(text, number.start, number.end))


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The number's own line, cut where it is long."""
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    line_end = text.find("\n", end)
    last = min(len(text) if line_end < 0 else line_end, end + AROUND)
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())


def _likenesses(text: str, gains: Sequence[Gain]) -> Iterator[Touch]:
    """A sentence that says most of a gain's own words; an index of stems spares the comparisons."""
    saying: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for place, gain in enumerate(gains):
        stems = content_stems(gain.wording_ar)
        sizes.append(len(stems))
        for stem in stems:
            saying[stem].append(place)
    for sentence in SENTENCE.finditer(text):
        shared = Counter(
            place for stem in content_stems(sentence.group()) for place in saying.get(stem, ())
        )
        for place, count in shared.items():
            if count >= max(LEAST, MUCH * sizes[place]):
                words = sentence.group()
                start = sentence.start() + len(words) - len(words.lstrip())
                yield Touch(gains[place], AlarmReason.ALIKE, start, start + len(words.strip()))
