"""How our letters to those who owe are searched: by number, addressee and words."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models import Letter
from hiwar.dialogue.queries.letters import LANGUAGES, visible_letters
from hiwar.kernel.actors import Actor
from hiwar.search import (
    US,
    Address,
    Draft,
    Found,
    Hit,
    Query,
    Source,
    best_spelling,
    has_hit,
    itself,
    joined,
    marked,
    snippet,
)
from hiwar.web.dates import day_in_words

WHAT: Final = "رسالة مراسلة رقم عدد lettre courrier numéro"  # typed beside a number


def _letters() -> QuerySet[Letter]:
    return Letter.objects.filter(withdrawn_at=None).select_related("recipient")


def _entries(rows: Sequence[Letter]) -> Iterator[Draft]:
    for row in rows:
        to = row.recipient
        names = joined(to.name_ar, to.name_fr, to.short_name) if to else ""
        yield Draft(
            row.pk, title=joined(row.recipient_post_ar, row.recipient_post_fr), body=_words(row),
            other=joined(WHAT, row.outgoing, names), side=US, party_id=row.recipient_id,
            day=row.sent_on or row.approved_on or row.drafted_on,
        )  # fmt: skip


def _words(row: Letter) -> str:
    """Once approved, those that were frozen; of a draft, those written for it."""
    if not row.sealed:
        return joined(row.opening_ar, row.asking_ar, row.opening_fr, row.asking_fr)
    return joined(*(words for language in LANGUAGES for words in _sealed(row.sealed[language])))


def _sealed(text: dict[str, Any]) -> Iterator[str]:
    yield from (text["subject"], text["reference"], text["opening"], text["asking"])


def _show(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    rows = visible_letters(actor).in_bulk([hit.object_id for hit in hits])
    return [
        _found(row, hit, query, address("dialogue:letter", row.pk))
        for hit in hits
        if (row := rows.get(hit.object_id))
    ]


def _found(row: Letter, hit: Hit, query: Query, url: str) -> Found:
    to, day = row.recipient, row.sent_on or row.approved_on or row.drafted_on
    names = (to.name, to.name_ar, to.name_fr) if to else ()
    whom = best_spelling(query, row.recipient_post_ar, row.recipient_post_fr, *names)
    return Found(
        url=url, icon="mail", side=US, title=snippet(whom or str(row), query),
        quote=snippet(hit.body, query) if has_hit(hit.body, query) else (),
        meta=marked(
            query, str(row.get_kind_display()), row.outgoing, str(row.get_state_display()),
            day_in_words(day),
        ),
    )  # fmt: skip


def _of_recipients(ids: Collection[UUID]) -> Iterable[UUID]:
    return Letter.objects.filter(recipient__in=ids).values_list("id", flat=True)


SOURCE = Source(
    "letters", _("Letters"), "dialogue.view", rows=_letters, entries=_entries, show=_show, order=37,
    touched={"dialogue.letter": itself, "organizations.organization": _of_recipients},
)  # fmt: skip
