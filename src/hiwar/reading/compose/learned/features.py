"""What is known of each candidate: numbers, and classes that a table turns into numbers."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from hiwar.language.stems import light_stem
from hiwar.language.wordlists import word_set
from hiwar.reading.compose.learned.clauses import (
    DENIALS,
    QUOTE,
    RELATIVES,
    Opening,
    bare,
    openings,
)
from hiwar.reading.compose.learned.wordclasses import word_class
from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.clauses import char_span
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.lexicon.words import AUTHORITIES, MEMBERS, SUBORDINATE, is_masdar
from hiwar.reading.outline import Outline

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]
_DUTIES = word_set("يجب ينبغي ضروره مطالبه مطالب يتعين لابد بد تستحق وجوب")
_FAR = 200
_HEAD = 6
_SUBJECT = 25

OPENING_CLASSES: Final = (
    "by", "act", "lemma", "link", "lead", "second", "before", "before that", "subject", "first body",
    "act before", "line", "stem", "second stem", "act by", "act lead", "act link", "lead before",
    "lemma by",
)  # fmt: skip
END_CLASSES: Final = ("after", "after next", "last", "mark")
PAIR_CLASSES: Final = ("ends by", "ends by after", "rule", "rule type", "rule ends")
_COUNTED: Final = (
    "commas", "quotes", "relatives", "asides", "joined actions", "cues", "duties", "figures",
    "authorities",
)  # fmt: skip
NUMBERS: Final = (
    "sentence", "since the cue", "cues before", "quoted", "into the sentence", "of the sentence",
    "items of the sentence", "to the end", "words", "letters", "denials", *_COUNTED, "overlap",
    "certainty", "from its start", "from its end", "genre", "items", "length", "place",
)  # fmt: skip


COLUMN_OF: Final = {name: at for at, name in enumerate(NUMBERS)}


class About(NamedTuple):
    """Of the document: how sure it is of the genre, its bodies as (start, kind)."""

    genre: float
    bodies: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Folded spans; `numbers` a row each, `classes` of openings, ends and pairs with the rows that use them."""

    spans: Places
    numbers: Numbers
    opening: Places
    end: Places
    classes: tuple[list[list[str]], list[list[str]], list[list[str]]]
    near: Places


def candidates(outline: Outline, items: list[ItemFound], about: About) -> Candidates:
    """Every clause that may be an item; `near` is the item of the rules it most overlaps, or -1."""
    return _Table(outline, items, about).candidates()


def stem_class(word: str) -> str:
    """A stem by its number, so that the table holds no words of anybody's."""
    return f"{crc32(light_stem(word).encode()):08x}"


class _Table:
    def __init__(self, outline: Outline, items: list[ItemFound], about: About) -> None:
        self.outline, self.words = outline, outline.words
        self.items = sorted(items, key=lambda item: item.start)
        self.about, self.bodies = about, sorted(about.bodies)
        self.starts = [item.start for item in self.items]
        self.found = openings(outline, self._own())
        self._classes: dict[int, str] = {}
        self.counts = self._counted()

    def _own(self) -> dict[int, list[int]]:
        """The items of the rules by first word: the word after each."""
        own: dict[int, list[int]] = {}
        for item in self.items:
            first = self.outline.word_at(item.start)
            if first and self.words[first - 1].end > item.start:
                first -= 1
            own.setdefault(first, []).append(max(first + 1, self.outline.word_at(item.end)))
        return own

    def _counted(self) -> Places:
        """How many of each counted thing stand before each word."""
        flags = [
            [word.text == "،" for word in self.words],
            [word.text == QUOTE for word in self.words],
            [word.text in RELATIVES for word in self.words],
            [word.text in SUBORDINATE or bare(word.text) in SUBORDINATE for word in self.words],
            [word.text[0] == "و" and is_masdar(bare(word.text)) for word in self.words],
            [cue_at(self.words, place) is not None for place in range(len(self.words))],
            [word.text in _DUTIES for word in self.words],
            [word.text[0].isdigit() for word in self.words],
            [bare(word.text) in AUTHORITIES for word in self.words],
            [word.text in DENIALS for word in self.words],
        ]
        rows = [[0, *accumulate(map(int, flag))] for flag in flags]
        return np.array(rows, dtype=np.int64)

    def candidates(self) -> Candidates:
        pairs = [
            (number, end, how)
            for number, one in enumerate(self.found)
            for end, how in one.ends.items()
        ]
        opening = np.array([number for number, _, _ in pairs], dtype=np.int64)
        stops = np.array([end for _, end, _ in pairs], dtype=np.int64)
        if not pairs:
            blank = np.zeros((0, 2), dtype=np.int64)
            none = np.zeros((0, len(NUMBERS)), dtype=np.float32)
            return Candidates(blank, none, opening, stops, ([], [], []), opening)
        first = np.array([one.place for one in self.found], dtype=np.int64)[opening]
        begins = np.array(
            [char_span(self.words, one.place, one.place + 1)[0] for one in self.found]
        )
        spans = np.stack([begins[opening], [self.words[end - 1].end for end in stops]], axis=1)
        overlap, near = self._overlap(spans)
        numbers = self._numbers(opening, first, stops, spans, overlap, near)
        keys = {
            key: row
            for row, key in enumerate(
                dict.fromkeys((o.sentence, e) for o in self.found for e in o.ends)
            )
        }
        end_rows = np.array(
            [keys[self.found[n].sentence, end] for n, end, _ in pairs], dtype=np.int64
        )
        end_classes = [self._end(sentence, end) for sentence, end in keys]
        pair_classes = [
            self._pair(how, end_classes[row][0], int(at), float(share), span)
            for (_, _, how), row, at, share, span in zip(
                pairs, end_rows, near, overlap, spans, strict=True
            )
        ]
        of_openings = [self._opening(one) for one in self.found]
        return Candidates(
            spans, numbers, opening, end_rows, (of_openings, end_classes, pair_classes), near
        )

    def _class(self, place: int, sentence: int) -> str:
        whole = self.outline.sentences[sentence]
        if not whole.first <= place < whole.last:
            return "#"
        if place not in self._classes:
            self._classes[place] = word_class(self.words, place)
        return self._classes[place]

    def _opening(self, one: Opening) -> list[str]:
        said, place, number = one.said, one.place, one.sentence
        lead, before = self._class(place, number), self._class(place - 1, number)
        sentence = self.outline.sentences[number]
        second = stem_class(self.words[place + 1].text) if place + 1 < sentence.last else "#"
        return [
            one.by, said.act, said.lemma, said.link, lead, self._class(place + 1, number), before,
            self._class(place - 2, number), self._subject(one), self._first_body(number), said.before,
            self.outline.lines[sentence.line].kind, stem_class(self.words[place].text), second,
            f"{said.act} {one.by}", f"{said.act} {lead}", f"{said.act} {said.link}", f"{lead} {before}",
            f"{said.lemma} {one.by}",
        ]  # fmt: skip

    def _subject(self, one: Opening) -> str:
        """Who stands behind the last cue: a body of what kind, an authority, members."""
        at = one.said.at
        if at < 0:
            return "none"
        kind = self._body(self.words[at].end, self.words[at].end + _SUBJECT)
        if kind != "none":
            return kind
        word = self.words[at + 1].text if at + 1 < len(self.words) else ""
        return "authority" if word in AUTHORITIES else "member" if word in MEMBERS else "none"

    def _first_body(self, number: int) -> str:
        sentence = self.outline.sentences[number]
        return self._body(sentence.start, sentence.end)

    def _body(self, start: int, end: int) -> str:
        """The kind of the first body named from `start` to `end`."""
        at = bisect_left(self.bodies, (start, ""))
        return self.bodies[at][1] if at < len(self.bodies) and self.bodies[at][0] <= end else "none"

    def _end(self, sentence: int, end: int) -> list[str]:
        after = self._class(end, sentence)
        inside = end < self.outline.sentences[sentence].last
        word = self.words[end].text if inside else "#"
        mark = word if not word[0].isalnum() else "word"
        return [
            after,
            f"{after} {self._class(end + 1, sentence)}",
            self._class(end - 1, sentence),
            mark,
        ]

    def _pair(self, how: str, after: str, near: int, share: float, span: Places) -> list[str]:
        made = [how, f"{how} {after}"]
        if near < 0:
            return [*made, "none", "none", "none"]
        item = self.items[near]
        ends = f"{item.rule} {abs(span[0] - item.start) < _HEAD} {abs(span[1] - item.end) < _HEAD}"
        return [*made, f"{item.rule} {int(3 * share)}", item.type, ends]

    def _overlap(self, spans: Places) -> tuple[Numbers, Places]:
        """With the item of the rules that each most overlaps: the share of both, and which."""
        best = np.zeros(len(spans), dtype=np.float32)
        near = np.full(len(spans), -1, dtype=np.int64)
        order = np.argsort(spans[:, 0], kind="stable")
        starts = spans[order, 0]
        for number, item in enumerate(self.items):
            low = np.searchsorted(starts, item.start - 1_000)
            some = order[low : np.searchsorted(starts, item.end)]
            both = np.minimum(spans[some, 1], item.end) - np.maximum(spans[some, 0], item.start)
            whole = np.maximum(spans[some, 1], item.end) - np.minimum(spans[some, 0], item.start)
            share = np.maximum(both, 0) / np.maximum(whole, 1)
            more = share > best[some]
            best[some[more]] = share[more]
            near[some[more]] = number
        return best, near

    def _numbers(
        self,
        opening: Places,
        first: Places,
        stops: Places,
        spans: Places,
        overlap: Numbers,
        near: Places,
    ) -> Numbers:
        rows = np.array([self._of_opening(one) for one in self.found], dtype=np.float32)[opening]
        last = np.array([self.outline.sentences[o.sentence].last for o in self.found])[opening]
        counted = (self.counts[:, stops] - self.counts[:, np.minimum(first + 1, stops)]).T
        denials = self.counts[-1][np.minimum(stops, first + _HEAD)] - self.counts[-1][first]
        items = np.array([(i.start, i.end, i.certainty) for i in self.items] or [(0, 0, 0)])[near]
        own = near >= 0
        away = np.where(own[:, None], np.clip(spans - items[:, :2], -_FAR, _FAR), 5 * _FAR)
        count, length = len(self.words), max(1, len(self.words))
        document = [self.about.genre, 100 * len(self.items) / length, count]
        return np.column_stack([
            rows, last - stops, stops - first, spans[:, 1] - spans[:, 0], denials, counted[:, :-1],
            overlap, np.where(own, items[:, 2], -1), away,
            np.tile(document, (len(spans), 1)), first / length,
        ]).astype(np.float32)  # fmt: skip

    def _of_opening(self, one: Opening) -> list[float]:
        said, sentence = one.said, self.outline.sentences[one.sentence]
        within = bisect_left(self.starts, sentence.end) - bisect_left(self.starts, sentence.start)
        into, whole = one.place - sentence.first, sentence.last - sentence.first
        return [one.sentence, said.since, said.cues, said.quoted, into, whole, within]
