"""Mentions into organizations: one entry a body, aliases as further mentions of it."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz

from hiwar.language.folding import fold
from hiwar.language.stems import light_stem
from hiwar.language.wordlists import word_set
from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.finding import OrganizationMention
from hiwar.reading.lexicon.institutions import CALLED, NAMED
from hiwar.reading.lexicon.organizations import CONFEDERATIONS, SPEAKING_KINDS
from hiwar.reading.outline import Outline
from hiwar.reading.record import OrganizationFound

_VARIANTS = (("فيدرالي", "فدرالي"), ("كنفدرالي", "كونفدرالي"), ("ديموقراطي", "ديمقراطي"))
_REMEMBERED = 4096
_ALIAS = 0.8
_ASIDE = 60
_MOST_COMPARED = 200
_LONG, _ONE_LETTER, _MOST_NAMES = 4, 85, 20
_SMALL = word_set(
    """
    الوطنيه الوطني العامه العام
    """
)
_NICKNAMED = {
    fold(word).replace(" ", "" if "." in word else " "): name for word, name in CALLED.items()
}
_FIXED = {fold(name): name for name in NAMED}
_QUOTED = re.compile(r"[\"“”«»]")
_CATEGORIES = word_set("حزب نقابه شركه مركزيه الحزب النقابه")
_NAMED_AFTER_LEADERS = word_set("نقابه حزب وزاره مركزيه جماعه شبيبه")


@dataclass(slots=True)
class Body:
    """An organization while its mentions are gathered."""

    id: str
    mentions: list[OrganizationMention] = field(default_factory=list)
    stems: frozenset[str] = frozenset()
    parent: str | None = None
    names: dict[str, int] = field(default_factory=dict)
    name: str = ""
    kind: str = ""

    def settle(self) -> None:
        """Choose the name (the one most used, no nickname where there is a full one) and the kind."""
        full = {name: count for name, count in self.names.items() if not _stands_for(name)}
        names = full or self.names
        most = max(names.values())
        often = [name for name, count in names.items() if count == most]
        self.name = max(often, key=lambda name: len(name.split()))
        stands = _stands_for(self.name)
        fullest = max(self.mentions, key=lambda mention: len(mention.name.split()))
        self.kind = "party" if stands and stands.startswith("حزب") else fullest.kind
        self.mentions.sort(key=lambda mention: mention.start)

    @property
    def start(self) -> int:
        return self.mentions[0].start


def gather(
    mentions: list[OrganizationMention], leaders: frozenset[str] = frozenset()
) -> list[Body]:
    """Proper mentions make bodies, longest name first; bare ones join one named before them.

    `leaders` are the folded words of people's names: «نقابة الزاير» is no body of its own.
    """
    by_head: dict[str, list[Body]] = defaultdict(list)
    proper = [m for m in mentions if m.proper and not _is_leaders(m, leaders)]
    for mention in sorted(proper, key=lambda m: (-len(m.name.split()), m.start)):
        _place(by_head, mention)
    bodies = [body for same in by_head.values() for body in same]
    bodies.sort(key=lambda body: min(m.start for m in body.mentions))
    for number, body in enumerate(bodies, start=1):
        body.id = f"o{number}"
        body.settle()
    _add_parents(bodies)
    taken = {id(mention) for mention in proper}
    _add_bare(bodies, [mention for mention in mentions if id(mention) not in taken])
    return bodies


def _is_leaders(mention: OrganizationMention, leaders: frozenset[str]) -> bool:
    head, *rest = fold(mention.name).split() or [""]
    if head not in _NAMED_AFTER_LEADERS or not rest or _stands_for(mention.name):
        return False
    quoted = len(rest) == 1 and bool(_QUOTED.search(mention.name)) and head in ("نقابه", "وزاره")
    return quoted or all(word in leaders for word in rest)


def _place(by_head: dict[str, list[Body]], mention: OrganizationMention) -> None:
    name = _stands_for(mention.name) or mention.name
    head = light_stem(_words(name)[0])
    stems = _stems(name)
    for body in by_head[head][:_MOST_COMPARED]:
        if (
            (_same(stems, body.stems) and not _are_rivals(name, body))
            or _misspelt(name, body)
            or _short_for(name, body)
        ):
            body.mentions.append(mention)
            body.names[mention.name] = body.names.get(mention.name, 0) + 1
            return
    by_head[head].append(Body("", [mention], stems, None, {mention.name: 1}))


def _same(stems: frozenset[str], known: frozenset[str]) -> bool:
    return stems == known or (len(stems) > 1 and len(stems & known) >= _ALIAS * len(stems))


def _are_rivals(name: str, body: Body) -> bool:
    """Two central unions whose names differ by a small word: الاتحاد الوطني للشغل, الاتحاد المغربي للشغل."""
    small = set(_words(name)) & _SMALL if fold(name) in CONFEDERATIONS else set()
    return bool(small) and not any(
        small <= set(_words(known)) for known in islice(body.names, _MOST_NAMES)
    )


def _short_for(name: str, body: Body) -> bool:
    """المديرية الإقليمية للتعليم is المديرية الإقليمية لوزارة التربية الوطنية."""
    words = _words(name)
    if len(words) != _LONG - 1 or not words[0].endswith("المديريه"):
        return False
    return any(
        _words(known)[:3] == (*words[:2], "لوزاره") for known in islice(body.names, _MOST_NAMES)
    )


def _misspelt(name: str, body: Body) -> bool:
    """«لوظفي التعليم» is «لموظفي التعليم»: long names a letter or two apart."""
    words = _words(name)
    for other in islice(body.names, _MOST_NAMES):
        known = _words(other)
        if len(words) != len(known) or len(words) < _LONG:
            continue
        apart = [pair for pair in zip(words, known, strict=True) if pair[0] != pair[1]]
        if len(apart) == 1 and fuzz.ratio(*apart[0]) >= _ONE_LETTER:
            return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def _stands_for(name: str) -> str | None:
    """حزب "البام" and البام are حزب الأصالة والمعاصرة; no answer for a full name."""
    words = fold(name).split()
    if not words:
        return None
    if len(words) > 1 and words[0] in _CATEGORIES:
        words = words[1:]
    if words[-1].startswith("ال") and words[-1][2:].isascii():
        words[-1] = words[-1][2:]
    rest = " ".join(words)
    return _NICKNAMED.get(rest) or (_FIXED.get(rest) if fold(name) != rest else None)


def _stems(name: str) -> frozenset[str]:
    return frozenset(light_stem(word) for word in _words(name) if word not in _SMALL)


@lru_cache(maxsize=_REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    """The folded words in one spelling: فيدرالية and فدرالية, كونفدرالية and كنفدرالية."""
    folded = fold(name)
    for variant, plain in _VARIANTS:
        folded = folded.replace(variant, plain)
    return tuple(folded.split())


def _add_bare(bodies: list[Body], bare: list[OrganizationMention]) -> None:
    """النقابة alone is the body of its kind named before it; «الهيئة ذاتها» the last one that may speak."""
    lettered = {m.letters: body for body in bodies for m in body.mentions if m.letters}
    lines = _Lines(bodies)
    for mention in bare:
        named = (
            _called(bodies, lettered, mention)
            if mention.rule in ("organizations.letters", "organizations.nickname")
            else lines.before(mention)
        )
        if named is not None:
            named.mentions.append(mention)


def _called(
    bodies: list[Body], lettered: dict[str, Body], mention: OrganizationMention
) -> Body | None:
    known = lettered.get(fold(mention.name).replace(" ", ""))
    if known is not None:
        return known
    name = _NICKNAMED.get(fold(mention.name), mention.name)
    stems = _stems(name)
    return next((body for body in bodies if _same(stems, body.stems)), None)


class _Lines:
    """Who was named last, by kind, as the text goes on."""

    def __init__(self, bodies: list[Body]) -> None:
        self.first: dict[str, Body] = {}
        named = [(m.start, m.under, body) for body in bodies for m in body.mentions]
        self.named = sorted(named, key=lambda row: row[0])
        self.starts = [row[0] for row in self.named]
        for _, under, body in self.named:
            if not under:
                self.first.setdefault(body.kind, body)
        for _, _, body in self.named:
            self.first.setdefault(body.kind, body)

    def before(self, mention: OrganizationMention) -> Body | None:
        if mention.kind:
            body = self.first.get(mention.kind)
            return body if body is not None and body.start < mention.start else None
        place = bisect_left(self.starts, mention.start)
        for _, under, body in reversed(self.named[max(0, place - _LAST_NAMED) : place]):
            if not under and body.kind in SPEAKING_KINDS:
                return body
        return None


_LAST_NAMED = 12


def _add_parents(bodies: list[Body]) -> None:
    """Who is named after «تحت لواء» is the parent of the body named just before it."""
    ends = sorted((m.end, number) for number, body in enumerate(bodies) for m in body.mentions)
    for body in bodies:
        for mention in body.mentions:
            place = bisect_left(ends, (mention.start, -1)) - 1
            if not mention.under or place < 0 or mention.start - ends[place][0] > _ASIDE:
                continue
            child = bodies[ends[place][1]]
            if child is not body and child.parent is None:
                child.parent = body.id


def recorded(outline: Outline, body: Body) -> OrganizationFound:
    first = min(
        (m for m in body.mentions if m.proper), key=lambda m: (m.name != body.name, m.start)
    )
    rest = [m for m in body.mentions if m is not first]
    pairs = [(first.start, first.end), *((m.start, m.end) for m in rest)]
    certainty = min(0.97, first.certainty + 0.04 * (len(body.mentions) - 1))
    return OrganizationFound(
        body.id, body.name, body.kind, spans_of(outline, pairs), round(certainty, 2), first.rule,
        body.parent,
    )  # fmt: skip
