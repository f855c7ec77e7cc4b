"""Demands and achievements: the dossier's ledger, and gains with whose claim they are."""

from hiwar.demands.domain import add_demand, link_gain, open_dossier, record_event, record_gain
from hiwar.demands.models import Demand, Dossier, Gain
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.domain import tie_demands
from hiwar.dialogue.models import Commitment
from hiwar.review.domain.acceptance import STANDING, Acceptance, standing
from hiwar.review.models import Finding
from hiwar.review.vocabulary import FindingKind

NEW_DOSSIER = "الملف المطلبي"


def record_demand_found(doing: Acceptance) -> Demand:
    """A new demand or one that stands already; its event; what the document ties to it."""
    demand = _standing_demand(doing) or _new_demand(doing)
    if not demand.is_heading:
        _asked(doing, demand)
        _tie_gains(doing, demand)
        _tie_commitments(doing, demand)
    return demand


def _standing_demand(doing: Acceptance) -> Demand | None:
    return doing.chosen(Demand)


def _new_demand(doing: Acceptance) -> Demand:
    parent = doing.accepted(doing.finding.parent_key)
    return doing.made(
        add_demand(
            **doing.by, dossier=_dossier(doing), wording_ar=doing.value["text"],
            parent=parent if isinstance(parent, Demand) else None,
            heading=_has_children(doing.finding), raised_first_by=doing.host(),
            beneficiaries="، ".join(doing.value.get("beneficiaries") or [])[:300],
        )
    )  # fmt: skip


def _dossier(doing: Acceptance) -> Dossier:
    """The current one; the first document opens it."""
    current = Dossier.objects.first()
    return current or doing.made(open_dossier(**doing.by, title_ar=NEW_DOSSIER))


def _has_children(finding: Finding) -> bool:
    return Finding.objects.filter(
        reading=finding.reading, parent_key=finding.key, kind=FindingKind.DEMAND
    ).exists()


def _asked(doing: Acceptance, demand: Demand) -> None:
    """Put to the administration where the document tells of a round; else raised, or asked again."""
    meeting = doing.meeting()
    held_on, precision = doing.day()
    if meeting is not None and meeting.counterpart_id is not None:
        kind = EventKind.SUBMITTED
    elif doing.choice is not None:
        kind = EventKind.RESTATED
    else:
        kind = EventKind.RAISED
    doing.made(
        record_event(
            **doing.by, demand=demand, kind=kind, occurred_on=held_on, precision=precision,
            said_by=doing.speaker, words=doing.value["text"], passage=doing.passage, meeting=meeting,
        )
    )  # fmt: skip


def _tie_gains(doing: Acceptance, demand: Demand) -> None:
    """Achievements of the same document that say the same thing, accepted before it."""
    for key in doing.value.get("same_as") or []:
        gain = doing.accepted(key)
        if isinstance(gain, Gain) and gain.demand_id is None:
            link_gain(**doing.by, gain=gain, demand=demand)
            doing.tied(gain)
            _told(doing, demand, gain, asked_again=True)


def _tie_commitments(doing: Acceptance, demand: Demand) -> None:
    """A commitment of the same document about it, accepted before it."""
    rows = Finding.objects.filter(reading=doing.reading, kind=FindingKind.COMMITMENT)
    for finding in rows:
        judgement = standing(finding)
        if judgement is None or judgement.verdict not in STANDING:
            continue
        value = judgement.value or finding.value
        commitment = doing.accepted(finding.key)
        if doing.finding.key in (value.get("about") or []) and isinstance(commitment, Commitment):
            kind = effect_of(value)
            for event in tie_demands(
                **doing.by, commitment=commitment, demands=[demand], event_kind=kind
            ):
                doing.made(event)


def effect_of(commitment: dict[str, object]) -> EventKind:
    """A plain word commits; one that only opens the way is an answer."""
    answer = commitment.get("answer")
    return (
        EventKind(f"answered_{answer}") if answer not in (None, "refused") else EventKind.COMMITTED
    )


def record_achievement_found(doing: Acceptance) -> Gain:
    """The gain with whose claim it is; on the demand it answers, what that claim does."""
    meeting = doing.meeting()
    since, precision = doing.day()
    demand = _answered(doing)
    gain = doing.made(
        record_gain(
            **doing.by, wording_ar=doing.value["text"], since=since, precision=precision,
            said_by=doing.speaker,
            meeting=meeting, demand=demand, passage=doing.passage,
        )
    )  # fmt: skip
    if demand is not None:
        _told(doing, demand, gain, asked_again=bool(doing.value.get("same_as")))
    return gain


def _answered(doing: Acceptance) -> Demand | None:
    chosen = doing.chosen(Demand)
    if chosen is not None:
        return chosen
    for key in doing.value.get("same_as") or []:
        same = doing.accepted(key)
        if isinstance(same, Demand) and not same.is_heading:
            return same
        if isinstance(same, Gain) and same.demand_id is not None:
            return same.demand
    return None


def _told(doing: Acceptance, demand: Demand, gain: Gain, *, asked_again: bool) -> None:
    """The other side's word is a claim; ours acknowledges: in part where we ask again in the same paper."""
    acknowledged = EventKind.PARTLY_MET if asked_again else EventKind.MET
    kind = acknowledged if gain.said_by == SaidBy.US else EventKind.CLAIMED
    held_on, precision = doing.day()
    doing.made(
        record_event(
            **doing.by, demand=demand, kind=kind, occurred_on=held_on, precision=precision,
            said_by=gain.said_by, words=gain.wording_ar, passage=gain.passage, meeting=gain.meeting,
        )
    )  # fmt: skip
