"""How the dialogue is searched: words of the ledger, whose they are; commitments by their words
and the numbers of their evidence.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import DemandEvent
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.demands.vocabulary import SaidBy
from hiwar.demands.vocabulary.verbs import UNREAD
from hiwar.dialogue.models import Commitment, Evidence
from hiwar.dialogue.queries import lines_of, visible_commitments
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import today
from hiwar.kernel.rules import allows
from hiwar.search import (
    THEM,
    US,
    Address,
    Draft,
    Found,
    Hit,
    Query,
    Source,
    best_spelling,
    itself,
    joined,
    marked,
    snippet,
)
from hiwar.web.dates import day_in_words

SIDES = {SaidBy.US: US, SaidBy.OTHER_SIDE: THEM}


def _answers() -> QuerySet[DemandEvent]:
    """Events with words; those of a commitment are found as the commitment."""
    said = Q(passage__isnull=False) | ~Q(words="")
    rows = DemandEvent.objects.filter(
        said, voided_at=None, demand__removed_at=None, commitment_tie=None
    )
    return rows.select_related("demand", "passage", "answer__round__dialogue")


def _entries(rows: Sequence[DemandEvent]) -> Iterator[Draft]:
    for row in rows:
        answer = getattr(row, "answer", None)
        round_ = answer.round if answer else None
        yield Draft(
            row.pk, body=row.passage.words if row.passage else row.words, other=row.speaker,
            audience=row.demand.audience, side=SIDES.get(SaidBy(row.said_by), ""),
            day=row.occurred_on, party_id=round_.dialogue.counterpart_id if round_ else None,
        )  # fmt: skip


def _show(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    readable = visible_demands(actor).values("id")
    rows = _answers().filter(demand__in=readable).select_related("passage__document", "meeting")
    found = rows.defer("passage__document__text").in_bulk([hit.object_id for hit in hits])
    return [
        _said(actor, found[hit.object_id], hit, query, address)
        for hit in hits
        if hit.object_id in found
    ]


def _said(actor: Actor, row: DemandEvent, hit: Hit, query: Query, address: Address) -> Found:
    document = row.passage.document if row.passage else None
    readable = document is not None and allows("documents.view", actor, document)
    told = allows("meetings.view", actor, row.meeting) if row.meeting else False
    return Found(
        url=f"{address('demands:demand', row.demand_id)}#e-{row.pk}", side=hit.side,
        icon="messages-square", number=row.demand.number, quote=snippet(hit.body, query),
        meta=marked(
            query, row.speaker or str(row.get_said_by_display()),
            str(row.meeting) if told else str(document) if readable else "",
            day_in_words(row.occurred_on, precision=row.precision),
        ),
        place=_place(row, address) if readable else "",
    )  # fmt: skip


def _place(row: DemandEvent, address: Address) -> str:
    if row.passage is None:
        return ""
    at = f"?from={row.passage.start}&to={row.passage.end}"
    return f"{address('documents:document', row.passage.document_id)}{at}"


def _of_demands(ids: Collection[UUID]) -> Iterable[UUID]:
    return DemandEvent.objects.filter(demand__in=ids).values_list("id", flat=True)


def _commitments() -> QuerySet[Commitment]:
    return Commitment.objects.filter(withdrawn_at=None).select_related("owner")


def _numbers_of(commitments: Collection[UUID]) -> dict[UUID, str]:
    """Commitment -> the numbers of the papers that show how it was carried out."""
    rows = Evidence.objects.filter(event__commitment__in=commitments, withdrawn_at=None)
    found: dict[UUID, list[str]] = defaultdict(list)
    for commitment_id, number in rows.values_list("event__commitment_id", "reference"):
        found[commitment_id].append(number)
    return {commitment_id: joined(*numbers) for commitment_id, numbers in found.items()}


def _entries_of_commitments(rows: Sequence[Commitment]) -> Iterator[Draft]:
    numbers = _numbers_of([row.pk for row in rows])
    for row in rows:
        owner = joined(row.owner.name_ar, row.owner.name_fr) if row.owner else ""
        yield Draft(
            row.pk, body=joined(row.wording_ar, row.wording_fr), side=THEM,
            other=joined(row.owner_post, owner, numbers.get(row.pk, "")), audience=row.audience,
            day=row.given_on, party_id=row.owner_id,
        )  # fmt: skip


def _show_commitments(
    actor: Actor, hits: Sequence[Hit], query: Query, address: Address
) -> list[Found]:
    rows = visible_commitments(actor).filter(pk__in=[hit.object_id for hit in hits])
    lines = {line.commitment.pk: line for line in lines_of(actor, today(), rows)}
    found = []
    for hit in hits:
        line = lines.get(hit.object_id)
        if line is None:
            continue
        words = best_spelling(query, line.commitment.wording_ar, line.commitment.wording_fr)
        due = day_in_words(line.due_on, precision=line.due_precision) if line.due_on else ""
        found.append(Found(
            url=address("dialogue:commitment", line.commitment.pk), mark=line.glyph,
            quote=snippet(words, query),
            meta=marked(query, line.owner, str(line.fate.label), due),
        ))  # fmt: skip
    return found


def _of_evidence(ids: Collection[UUID]) -> Iterable[UUID]:
    return Evidence.objects.filter(id__in=ids).values_list("event__commitment_id", flat=True)


def _of_owners(ids: Collection[UUID]) -> Iterable[UUID]:
    return Commitment.objects.filter(owner__in=ids).values_list("id", flat=True)


ANSWERS = Source(
    "answers", _("Answers and statements"), "demands.view", rows=_answers, entries=_entries, show=_show, order=20,
    touched={"demands.demandevent": itself, "demands.demand": _of_demands}, unread=UNREAD,
)  # fmt: skip
COMMITMENTS = Source(
    "commitments", _("Commitments"), "dialogue.view_commitments", rows=_commitments, order=25,
    entries=_entries_of_commitments, show=_show_commitments,
    touched={
        "dialogue.commitment": itself, "dialogue.evidence": _of_evidence,
        "organizations.organization": _of_owners,
    },
)  # fmt: skip
