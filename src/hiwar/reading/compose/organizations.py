"""Mentions into organizations: one entry a body, aliases as further mentions of it."""

from dataclasses import dataclass, field

from hiwar.language.folding import fold
from hiwar.language.stems import light_stem
from hiwar.language.wordlists import word_set
from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.finding import OrganizationMention
from hiwar.reading.outline import Outline
from hiwar.reading.record import OrganizationFound

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
        often = [name for name, count in self.names.items() if count == most or len(self.names) < 2]
        return max(often, key=lambda name: len(name.split()))

    @property
    def start(self) -> int:
        return self.mentions[0].start


def gather(mentions: list[OrganizationMention]) -> list[Body]:
    """Proper mentions make bodies, longest name first; bare ones join the nearest of their kind before them."""
    bodies: list[Body] = []
    proper = [mention for mention in mentions if mention.proper]
    for mention in sorted(proper, key=lambda m: (-len(m.name.split()), m.start)):
        _place(bodies, mention)
    bodies.sort(key=lambda body: min(m.start for m in body.mentions))
    for number, body in enumerate(bodies, start=1):
        body.id = f"o{number}"
        body.mentions.sort(key=lambda mention: mention.start)
    _add_bare(bodies, [mention for mention in mentions if not mention.proper])
    _add_parents(bodies)
    return bodies


def _place(bodies: list[Body], mention: OrganizationMention) -> None:
    stems = _stems(mention.name)
    for body in bodies:
        if _same(stems, body.stems, mention, body):
            body.mentions.append(mention)
            body.names[mention.name] = body.names.get(mention.name, 0) + 1
            return
    bodies.append(Body("", [mention], stems, None, {mention.name: 1}))


def _stems(name: str) -> frozenset[str]:
    return frozenset(light_stem(word) for word in fold(name).split() if word not in _SMALL)


def _same(
    stems: frozenset[str], known: frozenset[str], mention: OrganizationMention, body: Body
) -> bool:
    """A shorter name whose every word stands in a longer one of the same head is its alias."""
    if mention.kind != body.kind:
        return False
    if light_stem(fold(mention.name).split()[0]) != light_stem(fold(body.name).split()[0]):
        return False
    return len(stems & known) >= 0.8 * len(stems) and len(stems) > 1


def _add_bare(bodies: list[Body], bare: list[OrganizationMention]) -> None:
    for mention in bare:
        before = [b for b in bodies if b.kind == mention.kind and b.start < mention.start]
        if before:
            before[0].mentions.append(mention)


def _add_parents(bodies: list[Body]) -> None:
    """Who is named after «تحت لواء» is the parent of the body named before it."""
    for body in bodies:
        for mention in body.mentions:
            if not mention.under:
                continue
            child = _named_before(bodies, mention.start, body)
            if child and child.parent is None and child is not body:
                child.parent = body.id
            break


def _named_before(bodies: list[Body], place: int, other: Body) -> Body | None:
    near = [
        (mention.end, body)
        for body in bodies
        if body is not other
        for mention in body.mentions
        if mention.end <= place and place - mention.end < 60
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


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
