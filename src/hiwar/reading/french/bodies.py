"""Organizations of a French text: named in full, by their letters, by their head alone."""

import re
from dataclasses import dataclass, field

from hiwar.language.folding import fold
from hiwar.reading.french.words import HEADS, LETTERS, SPEAKING, name_end, names_one, original
from hiwar.reading.outline import Outline, Sentence

_UNDER = re.compile(
    r"(?:affilie\w*|relevant|membre|sous\s+l'egide|sous\s+la\s+banniere|adherent\w*)\s+(?:a|de|d|au|du)?\s*(?:la|l)?\s*'?\s*$"
)
_ORGAN = re.compile(
    r"(?P<organ>(?:bureau|conseil|secretariat|comite|commission|section|bureaux)\s+"
    r"(?:executif|national|regional|local|provincial|syndical|politique|central|administrative|federal|preparatoire|locale|regionale)"
    r"(?:\s+(?:national|elargi|regional))?)\s+(?:du|de\s+la|de\s+l\s?'|des|de)\s*$"
)
_IN_BRACKETS = re.compile(r"\s*[(\[-]\s*([a-z]{2,8})\s*[)\]]?")
_LETTERED = re.compile(r"(?<![^\W_])([a-z]{3,7})(?![^\W_])")
_ANY = ("un", "une", "aucun", "aucune", "toute", "tout", "chaque", "plusieurs")
_LOOKBACK = 60
_SURE, _LIKELY = 0.9, 0.8


@dataclass(slots=True)
class FrenchBody:
    """A body while its mentions are gathered; `spans` are folded, the first names it."""

    name: str
    kind: str
    key: frozenset[str]
    spans: list[tuple[int, int]]
    certainty: float
    letters: str = ""
    organ: tuple[int, int] | None = None
    under: bool = False
    parent: int | None = None
    named: list[int] = field(default_factory=list)

    @property
    def speaks(self) -> bool:
        return self.kind in SPEAKING


def find_bodies(outline: Outline) -> list[FrenchBody]:
    """Bodies in the order they are named; letters and bare heads are further mentions."""
    bodies: list[FrenchBody] = []
    for sentence in outline.sentences:
        _read(outline, sentence, bodies)
    _add_letters(outline, bodies)
    bodies.sort(key=lambda body: min(body.spans))
    _add_parents(bodies)
    return bodies


def _read(outline: Outline, sentence: Sentence, bodies: list[FrenchBody]) -> None:
    place = sentence.first
    words = outline.words
    while place < sentence.last:
        kind = HEADS.get(words[place].text)
        if not kind or (place and words[place - 1].text in _ANY):
            place += 1
            continue
        end = name_end(words, place, sentence.last, outline)
        if names_one(words, place, end):
            _place(outline, place, end, kind, bodies)
            place = end
        else:
            _bare(words[place].start, words[place].end, kind, bodies)
            place += 1


def _place(outline: Outline, first: int, end: int, kind: str, bodies: list[FrenchBody]) -> None:
    span = (outline.words[first].start, outline.words[end - 1].end)
    name = original(outline, *span)
    key = frozenset(word for word in fold(name).split() if len(word) > 2)  # noqa: PLR2004
    before = outline.text[max(0, span[0] - _LOOKBACK) : span[0]]
    organ = _ORGAN.search(before)
    organ_span = (
        (span[0] - len(before) + organ.start("organ"), span[0] - len(before) + organ.end("organ"))
        if organ
        else None
    )
    letters = _IN_BRACKETS.match(outline.text, span[1])
    known = next(
        (body for body in bodies if body.kind == kind and (key <= body.key or body.key <= key)),
        None,
    )
    if known:
        known.spans.append(span)
        known.organ = known.organ or organ_span
        known.certainty = min(0.97, known.certainty + 0.04)
        return
    lettered = letters and outline.original(*letters.span(1)).isupper()
    bodies.append(
        FrenchBody(
            name, kind, key, [span], _SURE if name[:1].isupper() else _LIKELY,
            letters[1] if letters and lettered else "", organ_span, bool(_UNDER.search(before)),
        )
    )  # fmt: skip


def _bare(start: int, end: int, kind: str, bodies: list[FrenchBody]) -> None:
    """«le syndicat» is the last of its kind named before."""
    known = next((body for body in reversed(bodies) if body.kind == kind and not body.under), None)
    if known:
        known.spans.append((start, end))


def _add_letters(outline: Outline, bodies: list[FrenchBody]) -> None:
    lettered = {body.letters: body for body in bodies if body.letters}
    for match in _LETTERED.finditer(outline.text):
        letters, span = match[1], match.span(1)
        if letters not in lettered and letters not in LETTERS:
            continue
        if not outline.original(*span).isupper():
            continue
        body = lettered.get(letters) or _central(bodies, letters)
        if body is None:
            name, kind = LETTERS[letters]
            body = FrenchBody(
                letters.upper(), kind, frozenset(fold(name).split()), [span], _SURE, letters
            )
            before = outline.text[max(0, span[0] - _LOOKBACK) : span[0]]
            body.under = bool(_UNDER.search(before))
            bodies.append(body)
        elif span not in body.spans:
            body.spans.append(span)
        lettered[letters] = body


def _central(bodies: list[FrenchBody], letters: str) -> FrenchBody | None:
    full = fold(LETTERS[letters][0]) if letters in LETTERS else ""
    return next((body for body in bodies if fold(body.name) == full), None)


def _add_parents(bodies: list[FrenchBody]) -> None:
    """Who is named after «affilié à» is the parent of the body named just before it."""
    for number, body in enumerate(bodies):
        if body.under and number:
            child = max(
                (
                    other
                    for other in bodies
                    if other is not body and min(other.spans) < min(body.spans)
                ),
                key=lambda other: max(s for s in other.spans if s < min(body.spans)),
            )
            child.parent = number


def issuer_among(outline: Outline, bodies: list[FrenchBody]) -> FrenchBody | None:
    """The body whose organ speaks, else the one named first and most, letterhead and signature first."""
    speaking = [body for body in bodies if body.speaks]
    if not speaking:
        return None
    return max(speaking, key=lambda body: (_standing(outline, body, bodies), -min(body.spans)[0]))


def _standing(outline: Outline, body: FrenchBody, bodies: list[FrenchBody]) -> float:
    first = outline.sentence_at(min(body.spans)[0])
    score = 2.0 * bool(body.organ) + 0.25 * min(len(body.spans), 6) - (1.5 if body.under else 0)
    for start, _ in body.spans:
        number = outline.sentence_at(start)
        line = outline.lines[outline.sentences[number].line] if number >= 0 else None
        score += 1.0 if line and line.kind in ("title", "signature") else 0
    score += max(0.0, 2.0 - 0.4 * max(first, 0))
    index = bodies.index(body)
    return score - sum(other.parent == index for other in bodies)
