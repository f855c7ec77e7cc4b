"""How letters of submission are searched: by the register's numbers, ours and theirs, by dossier and addressee."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import DossierEvent
from hiwar.demands.vocabulary import DossierEventKind
from hiwar.kernel.actors import Actor
from hiwar.kernel.models import Audience
from hiwar.kernel.rules import allows
from hiwar.search import (
    US,
    Address,
    Draft,
    Found,
    Hit,
    Query,
    Source,
    best_spelling,
    joined,
    marked,
    snippet,
)
from hiwar.web.dates import day_in_words

WHAT: Final = "رسالة مراسلة رفع إيداع رقم عدد lettre courrier dépôt numéro"  # typed beside a number


def _submissions() -> QuerySet[DossierEvent]:
    rows = DossierEvent.objects.filter(kind=DossierEventKind.SUBMITTED, voided_at=None)
    return rows.select_related("dossier", "administration").prefetch_related("receipts")


def _entries(rows: Sequence[DossierEvent]) -> Iterator[Draft]:
    """As the page of versions tells them: a submission to every reader, its addressee to those who
    may know of it.
    """
    for row in rows:
        to = row.administration
        names = joined(to.name_ar, to.name_fr, to.short_name) if to else ""
        is_known = to is None or to.audience == Audience.MEMBERS
        yield _draft(row, names if is_known else "", Audience.MEMBERS)
        if not is_known:
            yield _draft(row, names, Audience.BUREAU)


def _draft(row: DossierEvent, names: str, audience: Audience) -> Draft:
    return Draft(
        row.pk, title=joined(row.dossier.title_ar, row.dossier.title_fr),
        other=joined(WHAT, _numbers(row), names), audience=audience, side=US, day=row.occurred_on,
        party_id=row.administration_id if names else None, part=int(audience == Audience.BUREAU),
    )  # fmt: skip


def _numbers(row: DossierEvent) -> str:
    return joined(row.our_number, *(receipt.their_number for receipt in row.receipts.all()))


def _show(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    if not allows("demands.view", actor):
        return []
    rows = _submissions().in_bulk([hit.object_id for hit in hits])
    return [
        _found(actor, row, query, address("demands:versions"))
        for hit in hits
        if (row := rows.get(hit.object_id))
    ]


def _found(actor: Actor, row: DossierEvent, query: Query, page: str) -> Found:
    dossier, to = row.dossier, row.administration
    knows = to is not None and allows("organizations.view", actor, to)
    return Found(
        url=f"{page}#e-{row.pk}", icon="send", side=US,
        title=snippet(best_spelling(query, dossier.title, dossier.title_ar, dossier.title_fr), query),
        meta=marked(
            query, str(row.get_kind_display()),
            best_spelling(query, to.name, to.name_ar, to.name_fr) if to and knows else "",
            *_numbers(row).split("\n"), day_in_words(row.occurred_on),
        ),
    )  # fmt: skip


def _of_events(ids: Collection[UUID]) -> Iterable[UUID]:
    """Those among them, and those that they are receipts of."""
    return set(_among(Q(id__in=ids) | Q(receipts__in=ids)))


def _of_dossiers(ids: Collection[UUID]) -> Iterable[UUID]:
    return _among(Q(dossier__in=ids))


def _of_administrations(ids: Collection[UUID]) -> Iterable[UUID]:
    return _among(Q(administration__in=ids))


def _among(told: Q) -> Iterable[UUID]:
    rows = DossierEvent.objects.filter(told, kind=DossierEventKind.SUBMITTED)
    return rows.order_by().values_list("id", flat=True)


SOURCE = Source(
    "submissions", _("Letters of submission"), "demands.view", rows=_submissions, entries=_entries,
    show=_show, order=36,
    touched={
        "demands.dossierevent": _of_events, "demands.dossier": _of_dossiers,
        "organizations.organization": _of_administrations,
    },
)  # fmt: skip
