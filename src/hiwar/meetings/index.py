"""How meetings are searched: by title, slogan, place, who met; and what they decided, in its words."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Decision, Meeting
from hiwar.meetings.queries import visible_decisions, visible_to
from hiwar.meetings.vocabulary import SaidBy
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
    has_hit,
    itself,
    joined,
    marked,
    snippet,
)
from hiwar.web.dates import day_in_words

SIDES = {SaidBy.US: US, SaidBy.OTHER_SIDE: THEM}


def _meetings() -> QuerySet[Meeting]:
    return Meeting.objects.filter(withdrawn_at=None).select_related("organization", "counterpart")


def _entries(rows: Sequence[Meeting]) -> Iterator[Draft]:
    for row in rows:
        hosts = [host for host in (row.organization, row.counterpart) if host]
        names = [joined(host.name_ar, host.name_fr, host.short_name) for host in hosts]
        yield Draft(
            row.pk, title=joined(row.title_ar, row.title_fr), body=row.slogan,
            other=joined(row.place_text, *names, *_kinds(row)), audience=row.audience,
            day=row.held_on, party_id=row.counterpart_id or row.organization_id,
        )  # fmt: skip


def _kinds(row: Meeting) -> list[str]:
    """The title of a meeting without one is its kind, in the reader's language."""
    if row.title_ar:
        return []
    told = []
    for language in ("ar", "fr"):
        with translation.override(language):
            told.append(str(row.get_kind_display()))
    return told


def _show(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    rows = visible_to(actor).in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("meetings:meeting", row.pk), icon="gavel",
            title=snippet(best_spelling(query, row.title, row.title_ar, row.title_fr), query),
            meta=marked(query, *_where(row)),
            quote=snippet(row.slogan, query) if has_hit(row.slogan, query) else (),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


def _where(row: Meeting) -> tuple[str, ...]:
    day = day_in_words(row.held_on, precision=row.precision) if row.held_on else ""
    return day, str(row.counterpart or row.organization), row.place_text


def _of_hosts(ids: Collection[UUID]) -> Iterable[UUID]:
    hosted = Q(organization__in=ids) | Q(counterpart__in=ids)
    return Meeting.objects.filter(hosted).values_list("id", flat=True)


def _decisions() -> QuerySet[Decision]:
    rows = Decision.objects.filter(withdrawn_at=None, meeting__withdrawn_at=None)
    return rows.select_related("meeting")


def _entries_of_decisions(rows: Sequence[Decision]) -> Iterator[Draft]:
    for row in rows:
        yield Draft(
            row.pk, body=row.text_ar, other=row.addressed_to, audience=row.meeting.audience,
            side=SIDES.get(SaidBy(row.said_by), ""), day=row.meeting.held_on,
            party_id=row.meeting.counterpart_id or row.meeting.organization_id,
        )  # fmt: skip


def _show_decisions(
    actor: Actor, hits: Sequence[Hit], query: Query, address: Address
) -> list[Found]:
    rows = visible_decisions(actor).filter(meeting__withdrawn_at=None)
    found = rows.in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("meetings:meeting", row.meeting_id), side=hit.side, icon="gavel",
            quote=snippet(row.text_ar, query),
            meta=marked(
                query, str(row.get_kind_display()), row.meeting.title, _day(row.meeting),
                row.addressed_to,
            ),
        )
        for hit in hits if (row := found.get(hit.object_id))
    ]  # fmt: skip


def _day(meeting: Meeting) -> str:
    return day_in_words(meeting.held_on, precision=meeting.precision) if meeting.held_on else ""


def _of_meetings(ids: Collection[UUID]) -> Iterable[UUID]:
    return Decision.objects.filter(meeting__in=ids).values_list("id", flat=True)


SOURCE = Source(
    "meetings", _("Meetings"), "meetings.view", rows=_meetings, entries=_entries, show=_show, order=30,
    touched={"meetings.meeting": itself, "organizations.organization": _of_hosts},
)  # fmt: skip
DECISIONS = Source(
    "decisions", _("Decisions"), "meetings.view", rows=_decisions, order=32,
    entries=_entries_of_decisions, show=_show_decisions,
    touched={"meetings.decision": itself, "meetings.meeting": _of_meetings},
)  # fmt: skip
