"""How commitments answer the search: by their words and by whose word they are."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.queries import Line, lines_of
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import today
from hiwar.search import (
    Found,
    Query,
    Results,
    Source,
    answering,
    best_spelling,
    joined,
    marked,
    snippet,
)
from hiwar.search.registry import Address
from hiwar.web.dates import day_in_words


def find_commitments(actor: Actor, query: Query, address: Address) -> Results:
    def make(found: Sequence[Line]) -> list[Found]:
        return [
            Found(
                url=address("dialogue:commitment", line.commitment.pk), mark=line.glyph,
                quote=snippet(_said(query, line), query), meta=marked(query, *_due(line)),
            )
            for line in found
        ]  # fmt: skip

    return Results(answering(lines_of(actor, today()), query, _words), make)


def _said(query: Query, line: Line) -> str:
    return best_spelling(query, line.commitment.wording_ar, line.commitment.wording_fr)


def _words(line: Line) -> str:
    return joined(line.commitment.wording_ar, line.commitment.wording_fr, line.owner)


def _due(line: Line) -> tuple[str, ...]:
    words = [line.owner, str(line.fate.label)]
    if line.due_on:
        words.append(day_in_words(line.due_on, precision=line.due_precision))
    return tuple(word for word in words if word)


SOURCE = Source("commitments", _("Commitments"), find_commitments, 20)
