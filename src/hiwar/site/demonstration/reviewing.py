"""Reviewing a paper as its rapporteur would.

What the reader found is accepted where the paper's table knows it, corrected where the reader was
not quite right, refused where it belongs in no register. What the table knows and the reader missed
is left for `written`, which enters it by hand with the same passage.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from hiwar.documents.models import Document, Passage
from hiwar.kernel.errors import Refused
from hiwar.language import fold
from hiwar.organizations.models import Organization
from hiwar.review.domain import accept_finding, correct_finding, refuse_finding
from hiwar.review.models import Finding, Judgement, Reading
from hiwar.review.vocabulary import FindingKind, ReadingState
from hiwar.site.demonstration import written
from hiwar.site.demonstration.history import Cited, cited_in, demands
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table
from hiwar.workspaces.vocabulary import Role

WHOLE, BEGUN = "whole", "begun"
FIRST_FACTS = 3
SHARED = 0.6
ASKED, TOLD = ("submitted", "restated"), ("claimed", "met", "partly_met")
OWN_WORDS = (FindingKind.DECISION, FindingKind.RECOMMENDATION, FindingKind.POSITION)


@dataclass(frozen=True)
class Proposal:
    """What to link a finding to, what to correct in it, what to do once it is accepted."""

    choice: UUID | None = None
    value: Mapping[str, Any] = field(default_factory=dict)
    done: Callable[[Judgement], object] = lambda _judgement: None


@dataclass
class Review:
    """One paper, its reading, and what its table still waits to see entered."""

    story: Story
    paper: dict[str, Any]
    document: Document
    reading: Reading

    def __post_init__(self) -> None:
        key = self.paper["key"]
        commitments = table("commitments")["commitment"]
        self.cited: list[Cited] = cited_in(key)
        self.promised: list[dict[str, Any]] = [
            each for each in commitments if each.get("paper") == key
        ]
        self.new = [found for found in demands() if found[1].get("paper") == key]
        self.people: dict[str, list[str]] = {
            each[0]: each[1:] for each in self.paper.get("people", ())
        }
        self.offices: list[str] = list(self.paper.get("offices", ()))
        self.keys: dict[int, str] = {}

    def judge_all(self) -> None:
        for finding in self.reading.findings.order_by("position"):
            self._judge(finding)

    def begin(self) -> None:
        """The first facts alone: organizations and people of the register."""
        for finding in self.reading.findings.order_by("position")[:FIRST_FACTS]:
            self._judge(finding)

    @property
    def is_open(self) -> bool:
        return self.reading.state == ReadingState.OPEN

    def by(self) -> dict[str, Any]:
        return self.story.by(Role.RAPPORTEUR)

    def _judge(self, finding: Finding) -> None:
        proposal = PROPOSE[FindingKind(finding.kind)](self, finding)
        if proposal is not None:
            try:
                proposal.done(self._accept(finding, proposal))
            except Refused:
                proposal = None
        if proposal is None:
            refuse_finding(**self.by(), finding=finding, seen=None)

    def _accept(self, finding: Finding, proposal: Proposal) -> Judgement:
        own = {**finding.value, "type": finding.kind}
        changed = {name: value for name, value in proposal.value.items() if own.get(name) != value}
        if not changed:
            return accept_finding(**self.by(), finding=finding, seen=None, choice=proposal.choice)
        return correct_finding(
            **self.by(), finding=finding, seen=None, value=changed, start=finding.start,
            end=finding.end, choice=proposal.choice,
        )  # fmt: skip

    def passage(self, words: str) -> Passage | None:
        return self.story.passage(self.paper["key"], words)

    def says(self, finding: Finding, words: str) -> bool:
        """Whether most of the finding's span is that of `words`."""
        words = self.story.calendar.fill(words)
        start = self.document.text.index(words)
        common = min(finding.end, start + len(words)) - max(finding.start, start)
        return common > SHARED * (finding.end - finding.start)


def _organization(review: Review, finding: Finding) -> Proposal | None:
    wanted = fold(finding.value["name"])
    for row in review.story.organizations.values():
        if wanted in _names(row):
            return Proposal(row.pk)
    return None


def _names(row: Organization) -> tuple[str, ...]:
    return tuple(fold(name) for name in (row.name_ar, row.short_name) if name)


def _meeting(review: Review, _finding: Finding) -> Proposal | None:
    if "meeting" not in review.paper:
        return None
    meeting = review.story.meetings[review.paper["meeting"]]
    return Proposal(meeting.pk, done=lambda judgement: written.source(review, meeting, judgement))


def _person(review: Review, finding: Finding) -> Proposal | None:
    name, role = finding.value["name"], finding.value.get("role")
    if name is None:
        return _office(review, role or "")
    for key, (title, *event) in review.people.items():
        person = review.story.people[key]
        if fold(name) == fold(person.name_ar):
            value = {"role": title or None, "side": "issuer", "organization": None}
            return Proposal(
                person.pk, {**value, "event": event[0] if event else None},
                done=partial(_found_person, review, key),
            )  # fmt: skip
    return None


def _office(review: Review, role: str) -> Proposal | None:
    for title in review.offices:
        if fold(role).startswith(fold(title)):
            value = {"role": title, "side": "counterpart", "organization": None}
            return Proposal(None, value, done=partial(_found_office, review, title))
    return None


def _group(_review: Review, finding: Finding) -> Proposal | None:
    return Proposal() if finding.value.get("count") else None


def _item(review: Review, finding: Finding) -> Proposal | None:
    for propose in (_promised, _asked, _told, _new):
        proposal = propose(review, finding)
        if proposal is not None:
            return proposal
    return Proposal() if finding.kind in OWN_WORDS and not _names_someone(review, finding) else None


def _promised(review: Review, finding: Finding) -> Proposal | None:
    for each in review.promised:
        if review.says(finding, each["ar"]):
            due = review.story.calendar.day(each["due"]).isoformat()
            about = [review.keys[number] for number in each["demands"] if number in review.keys]
            value = {"due": due, "strength": each["strength"], "about": about, "answer": None}
            return Proposal(
                None, {**value, "type": FindingKind.COMMITMENT},
                done=partial(written.promised, review, each),
            )  # fmt: skip
    return None


def _asked(review: Review, finding: Finding) -> Proposal | None:
    for each in review.cited:
        if each.line.kind in ASKED and review.says(finding, each.line.words):
            return Proposal(
                review.story.demands[each.number].pk,
                {"type": FindingKind.DEMAND, "same_as": []},
                done=partial(_found_asked, review, each, finding),
            )
    return None


def _found_asked(review: Review, each: Cited, finding: Finding, _judgement: Judgement) -> None:
    review.cited.remove(each)
    review.keys[each.number] = finding.key


def _told(review: Review, finding: Finding) -> Proposal | None:
    for each in review.cited:
        if each.line.kind in TOLD and review.says(finding, each.line.words):
            said_by = "counterpart" if each.line.kind == "claimed" else "issuer"
            return Proposal(
                review.story.demands[each.number].pk,
                {"type": FindingKind.ACHIEVEMENT, "said_by": said_by, "same_as": []},
                done=partial(_found_told, review, each),
            )
    return None


def _new(review: Review, finding: Finding) -> Proposal | None:
    for found in review.new:
        if review.says(finding, found[1]["ar"]):
            return Proposal(
                None, {"type": FindingKind.DEMAND, "same_as": []},
                done=partial(written.new_demand, review, found),
            )  # fmt: skip
    return None


def _found_told(review: Review, each: Cited, _judgement: Judgement) -> None:
    review.cited.remove(each)


def _found_person(review: Review, key: str, _judgement: Judgement) -> None:
    review.people.pop(key)


def _found_office(review: Review, title: str, _judgement: Judgement) -> None:
    review.offices.remove(title)


def _names_someone(review: Review, finding: Finding) -> bool:
    """An elected member in a list is a person, not a decision."""
    words = fold(review.document.text[finding.start : finding.end])
    elected = [key for key, _title, *event in review.paper.get("people", ()) if event]
    return any(fold(review.story.people[key].name_ar) in words for key in elected)


def _next_event(review: Review, finding: Finding) -> Proposal | None:
    day = (finding.value.get("when") or {}).get("iso")
    meeting = review.story.meetings.get(review.paper.get("next", ""))
    if meeting is None or meeting.held_on is None or day != meeting.held_on.isoformat():
        return None
    return Proposal(meeting.pk)


PROPOSE: Mapping[FindingKind, Callable[[Review, Finding], Proposal | None]] = {
    **dict.fromkeys(FindingKind, _item),
    FindingKind.ORGANIZATION: _organization,
    FindingKind.MEETING: _meeting,
    FindingKind.PERSON: _person,
    FindingKind.GROUP: _group,
    FindingKind.NEXT_EVENT: _next_event,
}
