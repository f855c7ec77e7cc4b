"""Mentions into organizations: one entry a body, aliases as further mentions of it."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from hiwar.language.folding import fold
from hiwar.language.stems import light_stem
from hiwar.language.wordlists import word_set
from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.finding import OrganizationMention
from hiwar.reading.outline import Outline
from hiwar.reading.record import OrganizationFound

_VARIANTS = (("فيدرالي", "فدرالي"), ("كنفدرالي", "كونفدرالي"), ("ديموقراطي", "ديمقراطي"))
_REMEMBERED = 4096
_ALIAS = 0.8
_ASIDE = 60
_MOST_COMPARED = 200
_SMALL = word_set(
    """
    الوطنيه الوطني العامه العام
    """
)


@dataclass(slots=True)
class Body:
    """An organization while its mentions are gathered."""

    id: str
    mentions: list[OrganizationMention] = field(default_factory=list)
    stems: frozenset[str] = frozenset()
    parent: str | None = None
    names: dict[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.mentions[0].kind

    @property
    def name(self) -> str:
        most = max(self.names.values())
        often = [name for name, count in self.names.items() if count == most]
        return max(often, key=lambda name: len(name.split()))

    @property
    def start(self) -> int:
        return self.mentions[0].start


def gather(mentions: list[OrganizationMention]) -> list[Body]:
    """Proper mentions make bodies, longest name first; bare ones join the nearest of their kind before them."""
    by_head: dict[str, list[Body]] = defaultdict(list)
    proper = [mention for mention in mentions if mention.proper]
    for mention in sorted(proper, key=lambda m: (-len(m.name.split()), m.start)):
        _place(by_head, mention)
    bodies = [body for same in by_head.values() for body in same]
    bodies.sort(key=lambda body: min(m.start for m in body.mentions))
    for number, body in enumerate(bodies, start=1):
        body.id = f"o{number}"
        body.mentions.sort(key=lambda mention: mention.start)
    _add_bare(bodies, [mention for mention in mentions if not mention.proper])
    _add_parents(bodies)
    return bodies


def _place(by_head: dict[str, list[Body]], mention: OrganizationMention) -> None:
    head = f"{mention.kind} {light_stem(_words(mention.name)[0])}"
    stems = _stems(mention.name)
    for body in by_head[head][:_MOST_COMPARED]:
        if len(stems) > 1 and len(stems & body.stems) >= _ALIAS * len(stems):
            body.mentions.append(mention)
            body.names[mention.name] = body.names.get(mention.name, 0) + 1
            return
    by_head[head].append(Body("", [mention], stems, None, {mention.name: 1}))


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
    """النقابة alone is the first body of its kind named before it."""
    first: dict[str, Body] = {}
    for body in bodies:
        first.setdefault(body.kind, body)
    for mention in bare:
        named = first.get(mention.kind)
        if named is not None and named.start < mention.start:
            named.mentions.append(mention)


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
        body.id, body.name, first.kind, spans_of(outline, pairs), round(certainty, 2), first.rule,
        body.parent,
    )  # fmt: skip
