"""One reading beside its text: what each fact says, where it stands, what it became."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hiwar.demands.models import Demand
from hiwar.documents.queries import Picture
from hiwar.kernel.actors import Actor
from hiwar.meetings.vocabulary import MeetingKind
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import organizations_like
from hiwar.review.models import Finding, Judgement, Reading
from hiwar.review.queries.pictures import picture_of
from hiwar.review.queries.suggestions import Suggestion, suggestions
from hiwar.review.queries.text import MARKS, Line, Place, marked_lines
from hiwar.review.vocabulary import FindingKind, Verdict

DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in the list: `judgement` is the one that stands, None while it waits."""

    finding: Finding
    judgement: Judgement | None
    seen: UUID | None
    title: str
    meta: tuple[str, ...]
    level: int
    number: int | None
    on: bool
    day: date | None = None
    hour: str = ""

    @property
    def waits(self) -> bool:
        return self.judgement is None


@dataclass(frozen=True, slots=True)
class Group:
    kind: FindingKind
    css: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What screens 04 and 14 show. `active` is the fact under the hand, None when there is none."""

    reading: Reading
    lines: list[Line]
    groups: tuple[Group, ...]
    active: Row | None
    suggestions: list[Suggestion]
    previous: UUID | None
    following: UUID | None
    done: int
    total: int
    foreign: str
    picture: Picture | None = None

    @property
    def waiting(self) -> int:
        return self.total - self.done

    @property
    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]


def reading_page(
    actor: Actor, reading: Reading, at: UUID | None = None, *, page: int | None = None
) -> ReadingPage:
    """With fact `at` active, or the first that waits, or the last; of a scan the page asked for, or its own."""
    findings = list(reading.findings.all())
    last = _last_judgements(reading)
    standing = {id_: found for id_, found in last.items() if found.verdict != Verdict.UNDONE}
    active = _active(findings, standing, at)
    numbers = _numbers(standing.values())
    levels = _levels(findings)
    rows = [_row(found, last.get(found.id), levels, numbers, active) for found in findings]
    rows = _with_other_side(rows)
    on = next((row for row in rows if row.on), None)
    places = _places(findings, standing)
    return ReadingPage(
        reading=reading,
        lines=marked_lines(reading.document.text, places, active),
        picture=picture_of(reading.document, places, active, page),
        groups=_groups(rows),
        active=on,
        suggestions=suggestions(actor, on.finding) if on and on.waits else [],
        previous=_neighbor(rows, on, -1),
        following=_neighbor(rows, on, 1),
        done=len(standing),
        total=len(findings),
        foreign=_foreign_issuer(actor, findings, standing),
    )


def _foreign_issuer(actor: Actor, findings: list[Finding], standing: dict[UUID, Judgement]) -> str:
    """The name of the organization that speaks, where it is not ours; empty where it is, or is unknown."""
    meeting = next((found for found in findings if found.kind == FindingKind.MEETING), None)
    key = meeting.value.get("issuer") if meeting else None
    issuer = next((found for found in findings if key and found.key == key), None)
    if issuer is None:
        return ""
    judged = standing.get(issuer.id)
    if judged is not None and judged.target_id is not None:
        ours = Organization.objects.filter(pk=judged.target_id, is_ours=True).exists()
    else:
        likes = organizations_like(actor, issuer.value["name"], most=1)
        ours = bool(likes and likes[0].organization.is_ours)
    return "" if ours else str(issuer.value["name"])


def next_waiting(reading: Reading, after: Finding) -> UUID | None:
    """The first fact after this one that waits, else the first of all; None when none does."""
    standing = {
        id_ for id_, found in _last_judgements(reading).items() if found.verdict != Verdict.UNDONE
    }
    waiting = [row for row in reading.findings.only("id", "position") if row.id not in standing]
    later = [row.id for row in waiting if row.position > after.position]
    return later[0] if later else (waiting[0].id if waiting else None)


def _last_judgements(reading: Reading) -> dict[UUID, Judgement]:
    rows = Judgement.objects.filter(finding__reading=reading, replaced_by=None).select_related(
        "passage"
    )
    return {row.finding_id: row for row in rows}


def _active(
    findings: list[Finding], standing: dict[UUID, Judgement], at: UUID | None
) -> UUID | None:
    ids = [found.id for found in findings]
    if at in ids:
        return at
    waiting = [id_ for id_ in ids if id_ not in standing]
    return waiting[0] if waiting else (ids[-1] if ids else None)


def _numbers(standing: Iterable[Judgement]) -> dict[UUID, int]:
    """The reference numbers of the demands that facts became."""
    ids = [
        row.target_id for row in standing if row.target_type == "demands.demand" and row.target_id
    ]
    found = Demand.objects.filter(pk__in=ids, number__isnull=False).values_list("pk", "number")
    return {pk: number for pk, number in found if number is not None}


def _levels(findings: list[Finding]) -> dict[UUID, int]:
    parents = {found.key: found.parent_key for found in findings}
    levels = {}
    for found in findings:
        depth, key = 0, found.parent_key
        while key in parents and depth < DEEPEST:
            depth, key = depth + 1, parents[key]
        levels[found.id] = depth if found.kind != FindingKind.ORGANIZATION else 0
    return levels


def _with_other_side(rows: list[Row]) -> list[Row]:
    """A meeting says with whom it was."""
    names = {row.finding.key: row.title for row in rows}
    return [
        replace(row, meta=(*map(names.get, row.finding.value["counterparts"]), *row.meta))  # type: ignore[arg-type]
        if row.finding.kind == FindingKind.MEETING
        else row
        for row in rows
    ]


def _row(
    finding: Finding, last: Judgement | None, levels: dict[UUID, int], numbers: dict[UUID, int],
    active: UUID | None,
) -> Row:  # fmt: skip
    judgement = None if last is None or last.verdict == Verdict.UNDONE else last
    value = (judgement.value if judgement and judgement.value else None) or finding.value
    target = judgement.target_id if judgement else None
    return Row(
        finding=finding, judgement=judgement, seen=last.id if last else None,
        title=_title(finding, value), meta=tuple(_meta(finding, value)), level=levels[finding.id],
        number=numbers.get(target) if target else None, on=finding.id == active,
        day=_day(value), hour=value.get("time") or (value.get("when") or {}).get("time") or "",
    )  # fmt: skip


def _day(value: dict[str, Any]) -> date | None:
    """Of a meeting or an announced event, where the paper gives it to the day."""
    iso = value.get("date") or (value.get("when") or {}).get("iso") or ""
    return date.fromisoformat(iso) if len(iso) == len("2025-01-01") else None


def _title(finding: Finding, value: dict[str, Any]) -> str:
    if finding.kind == FindingKind.MEETING:
        return (
            str(MeetingKind(value["kind"]).label)
            if value["kind"] in MeetingKind.values
            else finding.label
        )
    return str(value.get("text") or value.get("name") or value.get("role") or finding.label)


def _meta(finding: Finding, value: dict[str, Any]) -> list[str]:
    """The few words beside the title; days are left to the template."""
    if finding.kind == FindingKind.PERSON:
        return [words for words in (value.get("role") if value.get("name") else None,) if words]
    if finding.kind == FindingKind.MEETING:
        return [words for words in (value.get("place"), value.get("slogan")) if words]
    if finding.kind == FindingKind.ACHIEVEMENT:
        return [
            _("said by the administration")
            if value.get("said_by") == "counterpart"
            else _("said by us")
        ]
    if finding.kind == FindingKind.COMMITMENT:
        return [_("no deadline") if not value.get("due") else str(value["due"])]
    return []


def _groups(rows: list[Row]) -> tuple[Group, ...]:
    kinds = dict.fromkeys(FindingKind(row.finding.kind) for row in rows)
    return tuple(
        Group(kind, MARKS[kind], tuple(row for row in rows if row.finding.kind == kind))
        for kind in kinds
    )


def _neighbor(rows: list[Row], on: Row | None, step: int) -> UUID | None:
    if on is None:
        return None
    place = rows.index(on) + step
    return rows[place].finding.id if 0 <= place < len(rows) else None


def _places(findings: list[Finding], standing: dict[UUID, Judgement]) -> list[Place]:
    places = []
    for found in findings:
        judgement = standing.get(found.id)
        spans = found.spans
        if judgement is not None and judgement.verdict == Verdict.CORRECTED and judgement.passage:
            spans = [[judgement.passage.start, judgement.passage.end]]
        if found.kind == FindingKind.ORGANIZATION:
            spans = spans[:1]
        places += [
            Place(start, end, found.position, found.id, FindingKind(found.kind))
            for start, end in spans
        ]
    return places
