"""Which item belongs to which, and who said it."""

from hiwar.reading.compose.organizations import Body
from hiwar.reading.compose.people import Holder
from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.acts import side_of
from hiwar.reading.outline import Outline

_DIALOGUE = ("dialogue_round",)


def link_parents(items: list[list[ItemFound]]) -> list[ItemFound]:
    """Resolve `head`, an index within the items found together, to the item itself."""
    joined: list[ItemFound] = []
    for group in items:
        for item in group:
            if item.head is not None:
                item.parent = group[item.head]
        joined += group
    return joined


def name_speakers(
    outline: Outline,
    items: list[ItemFound],
    bodies: list[Body],
    holders: list[Holder],
    issuer: Body | None,
) -> None:
    """Fill actor and said_by from the words after the verb, else from the speaker before, else the issuer."""
    for item in items:
        words = outline.text[slice(*item.speaker)].split() if item.speaker else []
        item.said_by = item.said_by or _side(words)
        if item.said_by == "issuer" and issuer:
            item.actor = issuer.id


def _side(words: list[str]) -> str:
    side = side_of(words)
    return "counterpart" if side == "counterpart" else "issuer"
