"""The meeting told of, what it decided, what it announced."""

from datetime import time

from hiwar.dialogue.domain import record_round
from hiwar.language import fold
from hiwar.meetings.domain import record_decision, record_meeting
from hiwar.meetings.models import Decision, Meeting
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import body_named, our_organization
from hiwar.places.models import Area
from hiwar.review.domain.acceptance import Acceptance, NoOrganization, precise


def record_meeting_found(doing: Acceptance) -> Meeting:
    value = doing.value
    chosen = doing.chosen(Meeting)
    if chosen is not None:
        return chosen
    host = doing.accepted(value.get("issuer")) or _own(doing)
    counterpart = next(filter(None, map(doing.accepted, value.get("counterparts") or [])), None)
    held_on, precision = precise(value.get("date"))
    meeting = doing.made(
        record_meeting(
            **doing.by, kind=value["kind"], organization=host, held_on=held_on, precision=precision,
            starts_at=clock(value.get("time")), place_text=value.get("place") or "",
            area=_area(value.get("area_code")), slogan=value.get("slogan") or "",
            body=body_named(host, value["organ"]) if value.get("organ") else None, counterpart=counterpart,
            ordinal=value.get("ordinal"), passage=doing.passage,
        )
    )  # fmt: skip
    if value["kind"] == "dialogue_round" and counterpart is not None:
        doing.made(record_round(**doing.by, meeting=meeting, ordinal=value.get("ordinal")))
    return meeting


def _own(doing: Acceptance) -> Organization:
    own = our_organization(doing.actor)
    if own is None:
        raise NoOrganization
    return own


def _area(code: str | None) -> Area | None:
    return Area.objects.filter(pk=code).first() if code else None


def clock(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None


def record_decision_found(doing: Acceptance) -> Decision:
    """A decision, a recommendation or a position, under the meeting where there was one."""
    parent = doing.accepted(doing.finding.parent_key)
    addressee = doing.value.get("addressee") or ""
    named = doing.accepted(addressee)
    return doing.made(
        record_decision(
            **doing.by, meeting=_meeting_for_decision(doing), kind=doing.kind,
            text_ar=doing.value["text"], addressed_to=str(named or addressee),
            parent=parent if isinstance(parent, Decision) else None, passage=doing.passage,
            said_by=doing.speaker,
        )
    )  # fmt: skip


def _meeting_for_decision(doing: Acceptance) -> Meeting:
    """A statement without a meeting still stands on its day: as a meeting of kind «other», made once."""
    meeting = doing.meeting()
    if meeting is not None:
        return meeting
    held_on, precision = doing.day()
    known = Meeting.objects.filter(
        passage__document=doing.reading.document, kind="other", withdrawn_at=None
    ).first()
    return known or doing.made(
        record_meeting(
            **doing.by, kind="other", organization=doing.host(), held_on=held_on, precision=precision,
            title_ar=doing.reading.document.title[:200], passage=doing.passage,
        )
    )  # fmt: skip


def record_next_event_found(doing: Acceptance) -> Meeting:
    """A planned meeting; its title is the announcement's own words."""
    chosen = doing.chosen(Meeting)
    if chosen is not None:
        return chosen
    when = doing.value.get("when") or {}
    held_on, precision = precise(when.get("iso"))
    return doing.made(
        record_meeting(
            **doing.by, kind=kind_of_event(doing.value["text"]), organization=doing.host(),
            held_on=held_on, precision=precision, starts_at=clock(when.get("time")), state="planned",
            place_text=doing.value.get("where") or "", title_ar=doing.value["text"][:200],
            passage=doing.passage,
        )
    )  # fmt: skip


_EVENT_WORDS = {
    "تواصلي": "outreach_meeting", "تشاوري": "consultative_meeting", "جمع": "general_assembly",
    "مجلس": "council", "موتمر": "congress", "موتمرات": "congress", "اضراب": "strike_or_protest",
    "وقفه": "strike_or_protest", "مسيره": "strike_or_protest", "جوله": "dialogue_round",
}  # fmt: skip


def kind_of_event(text: str) -> str:
    """The kind of an announced event by its first telling word; `other` where none tells."""
    for word in fold(text).split():
        bare = word.removeprefix("و").removeprefix("ب").removeprefix("لل").removeprefix("ال")
        for known, kind in _EVENT_WORDS.items():
            if bare.startswith(known):
                return kind
    return "other"
