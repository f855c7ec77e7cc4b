"""«This looks like …»: what the registers already hold that a fact may be, ranked, each with its reason."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hiwar.demands.models import Demand
from hiwar.demands.queries import demands_like
from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import visible_to as meetings_visible_to
from hiwar.organizations.queries import organizations_like
from hiwar.people.queries import persons_like
from hiwar.review.models import Effect, Finding, Judgement
from hiwar.review.vocabulary import EffectKind, FindingKind, Verdict

SURE = 0.9
SURE_OF_DEMAND = 0.78  # with three shared words: where the reader too takes two demands for one
SHARED, SURELY_SHARED = 2, 3
MOST = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row a fact may be; `chosen` where it is alike enough to be proposed first."""

    id: UUID
    label: str
    reason: str
    number: int | None = None
    chosen: bool = False


def suggestions(actor: Actor, finding: Finding) -> list[Suggestion]:
    """Best first; empty for facts that are always new."""
    find = _FINDERS.get(FindingKind(finding.kind))
    return find(actor, finding) if find else []


def best_choice(actor: Actor, finding: Finding) -> UUID | None:
    """The row to link to where one is alike enough, else None: a new one."""
    return next((found.id for found in suggestions(actor, finding) if found.chosen), None)


def _first_sure(found: list[tuple[UUID, str, str, float, int | None]]) -> list[Suggestion]:
    return [
        Suggestion(id_, label, reason, number, chosen=place == 0 and score >= SURE)
        for place, (id_, label, reason, score, number) in enumerate(found)
    ]


def _organizations(actor: Actor, finding: Finding) -> list[Suggestion]:
    likes = organizations_like(actor, finding.value["name"], most=MOST)
    return _first_sure(
        [
            (like.organization.pk, str(like.organization), str(like.reason.label), like.score, None)
            for like in likes
        ]
    )


def _people(actor: Actor, finding: Finding) -> list[Suggestion]:
    if not finding.value["name"]:
        return []
    likes = persons_like(actor, finding.value["name"], most=MOST)
    return _first_sure(
        [
            (like.person.pk, str(like.person), str(like.reason.label), like.score, None)
            for like in likes
        ]
    )


def _demands(actor: Actor, finding: Finding) -> list[Suggestion]:
    """None for a heading. What this very document raised is offered only where the reader says it is the same."""
    if Finding.objects.filter(reading=finding.reading_id, parent_key=finding.key).exists():
        return []
    same = _same_in_document(finding)
    likes = [
        like
        for like in demands_like(
            actor, finding.value["text"], most=MOST, without=_raised_here(finding)
        )
        if len(like.shared) >= SHARED
    ]
    found = [
        (
            like.demand.pk,
            like.demand.wording_ar,
            _shared(like.shared),
            SURE if like.score >= SURE_OF_DEMAND and len(like.shared) >= SURELY_SHARED else 0.0,
            like.demand.number,
        )
        for like in likes
        if same is None or like.demand.pk != same.pk
    ]
    if same is not None:
        found.insert(
            0, (same.pk, same.wording_ar, _("said elsewhere in this document"), 1.0, same.number)
        )
    return _first_sure(found[:MOST])


def _raised_here(finding: Finding) -> list[UUID]:
    made = Effect.objects.filter(
        judgement__finding__reading=finding.reading_id, judgement__replaced_by=None,
        kind=EffectKind.MADE, object_type="demands.demand",
    )  # fmt: skip
    return list(made.values_list("object_id", flat=True))


def _shared(words: Any) -> str:
    count = len(words)
    return ngettext("%(count)d shared word", "%(count)d shared words", count) % {"count": count}


def _same_in_document(finding: Finding) -> Demand | None:
    """The demand that a finding of the same document, told as the same thing, became; never a heading."""
    keys = finding.value.get("same_as") or []
    if not keys:
        return None
    targets = Judgement.objects.filter(
        finding__reading=finding.reading_id, finding__key__in=keys, replaced_by=None,
        verdict__in=(Verdict.ACCEPTED, Verdict.CORRECTED), target_type="demands.demand",
    ).values_list("target_id", flat=True)  # fmt: skip
    rows = Demand.objects.filter(pk__in=targets, removed_at=None, number__isnull=False)
    return rows.first()


def _meetings(actor: Actor, finding: Finding) -> list[Suggestion]:
    iso = finding.value.get("date") or (finding.value.get("when") or {}).get("iso")
    if not iso or len(iso) != len("2025-01-01"):
        return []
    rows: list[Meeting] = list(meetings_visible_to(actor).filter(held_on=iso)[:MOST])
    return [Suggestion(row.pk, str(row), _("on the same day")) for row in rows]


_FINDERS = {
    FindingKind.ORGANIZATION: _organizations,
    FindingKind.PERSON: _people,
    FindingKind.DEMAND: _demands,
    FindingKind.ACHIEVEMENT: _demands,
    FindingKind.MEETING: _meetings,
    FindingKind.NEXT_EVENT: _meetings,
}
