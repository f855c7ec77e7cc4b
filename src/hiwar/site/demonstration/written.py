"""What the rapporteur writes beside the judgements: what a fact still lacks, what the reader missed."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Model

from hiwar.demands.domain import add_demand, correct_demand, place_demand, record_event, record_gain
from hiwar.demands.models import Demand
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.domain import correct_commitment, record_commitment, tie_demands
from hiwar.dialogue.models import Commitment
from hiwar.meetings.domain import correct_meeting, record_attendance
from hiwar.meetings.models import Meeting
from hiwar.meetings.vocabulary import Side
from hiwar.organizations.domain import add_post, record_mandate
from hiwar.review.domain import finish_reading
from hiwar.review.models import Judgement
from hiwar.site.demonstration.chapters import commitments, demands, ledger
from hiwar.site.demonstration.history import parse
from hiwar.site.demonstration.tables import table

if TYPE_CHECKING:
    from hiwar.site.demonstration.reviewing import Review

Row = TypeVar("Row", bound=Model)


def _row(model: type[Row], judgement: Judgement) -> Row:
    """What the finding became; the story's judgements all have one."""
    return model._default_manager.get(pk=judgement.target_id)  # noqa: SLF001 - documented


def source(review: "Review", meeting: Meeting, judgement: Judgement) -> None:
    """The meeting stood in the register without source; here it is."""
    correct_meeting(**review.by(), meeting=meeting, passage=judgement.passage)


def promised(review: "Review", each: dict[str, Any], judgement: Judgement) -> None:
    """Who owes it, in the words of the register; every demand that it answers."""
    commitment = _row(Commitment, judgement)
    correct_commitment(
        **review.by(), commitment=commitment, **commitments.terms(review.story, each)
    )
    tie_demands(
        **review.by(), commitment=commitment,
        demands=[review.story.demands[number] for number in each["demands"]],
    )  # fmt: skip
    commitments.keep(review.story, each, commitment)
    review.promised.remove(each)


def new_demand(review: "Review", found: tuple[str, dict[str, Any]], judgement: Judgement) -> None:
    _file_demand(review, found, _row(Demand, judgement))
    review.new.remove(found)


def _file_demand(review: "Review", found: tuple[str, dict[str, Any]], demand: Demand) -> None:
    chapter, each = found
    correct_demand(
        **review.by(), demand=demand, wording_ar=each["ar"],
        **demands.particulars(review.story, each),
    )  # fmt: skip
    place_demand(**review.by(), demand=demand, **demands.place(review.story, chapter, each))
    demands.keep(review.story, each, demand)


def complete(review: "Review") -> None:
    """Enter by hand what the reader missed, then what it never proposes: answers, fates."""
    _people(review)
    _demands(review)
    for each in review.promised:
        commitment = record_commitment(
            **review.by(), wording_ar=review.story.calendar.fill(each["ar"]),
            given_on=review.story.calendar.day(each["given"]),
            passage=review.passage(each["ar"]),
            meeting=review.story.meetings[each["given"]],
            demands=[review.story.demands[number] for number in each["demands"]],
            **commitments.terms(review.story, each),
        )  # fmt: skip
        commitments.keep(review.story, each, commitment)
    for each in table("commitments")["commitment"]:
        for line in map(parse, each.get("then", ())):
            if line.paper == review.paper["key"]:
                commitments.tell_fate(review.story, each["key"], line)
    finish_reading(**review.by(), reading=review.reading, waiting=0)


def _people(review: "Review") -> None:
    meeting = review.story.meetings[review.paper["meeting"]]
    for key, (title, *event) in review.people.items():
        person = review.story.people[key]
        passage = review.passage(person.name_ar)
        record_attendance(
            **review.by(), meeting=meeting, person=person, post_text=title, passage=passage
        )
        if event:
            post = add_post(
                **review.by(), organization=meeting.organization, title_ar=title, passage=passage
            )
            record_mandate(
                **review.by(), post=post, person=person, held_from=meeting.held_on,
                event=event[0], passage=passage,
            )  # fmt: skip
    for office in review.offices:
        record_attendance(
            **review.by(), meeting=meeting, post_text=office, side=Side.COUNTERPART,
            passage=review.passage(office),
        )  # fmt: skip


def _demands(review: "Review") -> None:
    for found in review.new:
        _chapter, each = found
        demand = add_demand(**review.by(), dossier=review.story.dossiers[0], wording_ar=each["ar"])
        record_event(
            **review.by(), demand=demand, kind=EventKind.RAISED, said_by=SaidBy.US,
            words=each["ar"], passage=review.passage(each["ar"]),
            occurred_on=review.story.calendar.day(review.paper["day"]),
        )  # fmt: skip
        _file_demand(review, found, demand)
    for cited in review.cited:
        ledger.tell(review.story, cited.number, cited.line)
        if cited.line.kind in (EventKind.CLAIMED, EventKind.MET):
            record_gain(
                **review.by(), wording_ar=cited.line.words,
                passage=review.passage(cited.line.words),
                said_by=cited.line.said_by, since=review.story.calendar.day(cited.line.day),
                demand=review.story.demands[cited.number],
            )  # fmt: skip
