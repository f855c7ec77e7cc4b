"""The whole story of a dialogue: rounds, agreements, texts and committees in one line of time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q

from hiwar.demands.models import DemandEvent
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import (
    Account,
    Agreement,
    Dialogue,
    DialogueCalendar,
    DialogueParty,
    FrameText,
    JointCommittee,
    Round,
    Signature,
)
from hiwar.dialogue.queries.committees import ActionLine, action_lines, late_of
from hiwar.dialogue.queries.ledger import fate_on
from hiwar.dialogue.queries.line import GLYPHS
from hiwar.dialogue.queries.papers import (
    visible_actions,
    visible_agreements,
    visible_committees,
    visible_frame,
    visible_parties,
)
from hiwar.dialogue.queries.visible import visible_answers, visible_rounds, visible_standings
from hiwar.dialogue.vocabulary import AnswerKind, CommitmentFate
from hiwar.dialogue.vocabulary.accounts import GIVEN, PaperState, fold_signatures, last_word
from hiwar.dialogue.vocabulary.parties import PartySide, Schedule, schedule
from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import upcoming
from hiwar.meetings.vocabulary import MeetingKind, MeetingState

NODES: Final = 20
MARKS: Final = 30
UNDATED: Final = date.min


@dataclass(frozen=True, slots=True)
class RoundNode:
    """A round in the story: what was raised, how it was answered, what was promised."""

    round: Round
    raised: int
    answers: tuple[tuple[AnswerKind, int], ...]
    given: Mapping[CommitmentFate, int]
    accounts: frozenset[str]
    unsigned: frozenset[str]
    what = "round"

    @property
    def day(self) -> date | None:
        return self.round.meeting.held_on

    @property
    def precision(self) -> str:
        return self.round.meeting.precision

    @property
    def answered(self) -> int:
        return sum(count for kind, count in self.answers if kind is not AnswerKind.NONE)

    @property
    def late(self) -> int:
        return self.given.get(CommitmentFate.OVERDUE, 0)

    @property
    def promised(self) -> int:
        return sum(self.given.values())

    @property
    def glyphs(self) -> list[str]:
        """One for each of the first commitments given there."""
        every = (GLYPHS[fate] for fate in CommitmentFate for _one in range(self.given.get(fate, 0)))
        return list(islice(every, MARKS))

    @property
    def is_planned(self) -> bool:
        return self.round.meeting.state == MeetingState.PLANNED


@dataclass(frozen=True, slots=True)
class AgreementNode:
    agreement: Agreement
    clauses: int
    committed: int
    state: PaperState
    ours: tuple[Signature, ...]
    theirs: tuple[Signature, ...]
    what = "agreement"

    @property
    def day(self) -> date | None:
        return self.agreement.agreed_on

    @property
    def precision(self) -> str:
        return self.agreement.precision


@dataclass(frozen=True, slots=True)
class CommitteeNode:
    committee: JointCommittee
    ours: int
    theirs: int
    met: int
    what = "committee"

    @property
    def day(self) -> date | None:
        return self.committee.formed_on

    @property
    def precision(self) -> str:
        return self.committee.precision


@dataclass(frozen=True, slots=True)
class FrameNode:
    text: FrameText
    what = "frame"

    @property
    def day(self) -> date | None:
        return self.text.issued_on

    @property
    def precision(self) -> str:
        return self.text.precision


Node = RoundNode | AgreementNode | CommitteeNode | FrameNode


@dataclass(frozen=True, slots=True)
class Story:
    """`years` holds the nodes of the page asked for, the newest year first; None: day not known."""

    dialogue: Dialogue
    parties: tuple[DialogueParty, ...]
    frame: tuple[FrameText, ...]
    calendar: DialogueCalendar | None
    schedule: Schedule | None
    planned: Meeting | None
    page: Page[Any]
    years: tuple[tuple[int | None, tuple[Node, ...]], ...]
    held: int
    since: date | None
    fates: Mapping[CommitmentFate, int]
    committees: tuple[JointCommittee, ...]
    late_actions: tuple[ActionLine, ...]

    @property
    def allies(self) -> list[DialogueParty]:
        return [row for row in self.parties if row.side == PartySide.US]

    @property
    def others(self) -> list[DialogueParty]:
        return [row for row in self.parties if row.side != PartySide.US]

    @property
    def is_front(self) -> bool:
        return any(row.party_until is None for row in self.allies)

    @property
    def given(self) -> int:
        return sum(self.fates.values())

    @property
    def kept(self) -> int:
        return self.fates.get(CommitmentFate.KEPT, 0)

    @property
    def overdue(self) -> int:
        return self.fates.get(CommitmentFate.OVERDUE, 0)


def story_page(actor: Actor, dialogue: Dialogue, today: date, number: int | str = 1) -> Story:
    """A fixed number of queries, whatever the number of rounds; details of the nodes shown alone."""
    rounds = list(visible_rounds(actor).filter(dialogue=dialogue))
    agreements = list(visible_agreements(actor).filter(dialogue=dialogue))
    committees = list(visible_committees(actor).filter(dialogue=dialogue))
    frame = list(visible_frame(actor).filter(dialogue=dialogue))
    page = Paginator(_in_time([*rounds, *agreements, *committees, *frame]), NODES).get_page(number)
    given = _given(actor, rounds, agreements, today)
    days = [each.meeting.held_on for each in rounds if _was_held(each)]
    held = [day for day in days if day is not None]
    calendar = dialogue.calendars.first()
    late = late_of(action_lines(_open_actions(actor, dialogue, today), today))
    return Story(
        dialogue=dialogue,
        parties=tuple(visible_parties(actor).filter(dialogue=dialogue)),
        frame=tuple(frame),
        calendar=calendar,
        schedule=schedule(calendar.due_months, calendar.since_year, held, today)
        if calendar
        else None,
        planned=_planned(actor, dialogue, today),
        page=page,
        years=_years(_nodes(actor, list(page), given)),
        held=len(days),
        since=min(held, default=None),
        fates=sum(given.values(), Counter()),
        committees=tuple(committees),
        late_actions=tuple(late),
    )


def _was_held(round_: Round) -> bool:
    return round_.meeting.state == MeetingState.HELD


def _open_actions(actor: Actor, dialogue: Dialogue, today: date) -> Any:
    return visible_actions(actor).filter(
        committee__dialogue=dialogue, committee__ended_on=None, due_on__lt=today
    )


def _planned(actor: Actor, dialogue: Dialogue, today: date) -> Meeting | None:
    rows = upcoming(actor, today).filter(
        kind=MeetingKind.DIALOGUE_ROUND, organization=dialogue.organization_id,
        counterpart=dialogue.counterpart_id,
    )  # fmt: skip
    return rows.first()


def _day(row: Any) -> date:
    """By which a row stands in the line of time."""
    if isinstance(row, Round):
        return row.meeting.held_on or UNDATED
    if isinstance(row, Agreement):
        return row.agreed_on or UNDATED
    return (row.issued_on if isinstance(row, FrameText) else row.formed_on) or UNDATED


def _in_time(rows: list[Any]) -> list[Any]:
    """The newest first; what was born of a round stands above it."""
    return sorted(rows, key=lambda row: (_day(row), not isinstance(row, Round)), reverse=True)


Given = Mapping[UUID | None, Counter[CommitmentFate]]


def _given(
    actor: Actor, rounds: Sequence[Round], agreements: Sequence[Agreement], today: date
) -> Given:
    """The commitments of these rounds and agreements by meeting and fate: one query."""
    meetings = [each.meeting_id for each in rounds]
    given = Q(commitment__meeting__in=meetings) | Q(commitment__clause__agreement__in=agreements)
    rows = visible_standings(actor).filter(given, commitment__workspace=F("workspace"))
    rows = rows.annotate(fate=fate_on(today))
    counted: Any = rows.values_list("commitment__meeting_id", "fate").annotate(n=Count("pk"))
    counts: dict[UUID | None, Counter[CommitmentFate]] = defaultdict(Counter)
    for meeting, fate, count in counted:
        counts[meeting][CommitmentFate(fate)] = count
    return counts


def _nodes(actor: Actor, rows: list[Any], given: Given) -> list[Node]:
    made = {
        **_round_nodes(actor, [row for row in rows if isinstance(row, Round)], given),
        **_agreement_nodes([row for row in rows if isinstance(row, Agreement)]),
        **_committee_nodes([row for row in rows if isinstance(row, JointCommittee)]),
    }
    return [FrameNode(row) if isinstance(row, FrameText) else made[row.id] for row in rows]


def _years(nodes: Iterable[Node]) -> tuple[tuple[int | None, tuple[Node, ...]], ...]:
    grouped = groupby(nodes, key=lambda node: node.day.year if node.day else None)
    return tuple((year, tuple(group)) for year, group in grouped)


def _round_nodes(actor: Actor, rounds: Sequence[Round], given: Given) -> dict[UUID, Node]:
    """Four queries: counts made by the database, no ledger is loaded."""
    meetings = [each.meeting_id for each in rounds]
    raised = dict(
        DemandEvent.objects.filter(
            meeting__in=meetings, voided_at=None, demand__in=visible_demands(actor).values("id")
        )
        .order_by()
        .values_list("meeting_id")
        .annotate(count=Count("demand_id", distinct=True))
    )
    answers: dict[UUID, Counter[AnswerKind]] = defaultdict(Counter)
    counted = visible_answers(actor).filter(round__in=rounds).order_by()
    for round_id, kind, count in counted.values_list("round_id", "kind").annotate(n=Count("id")):
        answers[round_id][AnswerKind(kind)] = count
    told, bare = _accounts(rounds)
    return {
        each.id: RoundNode(
            each, raised.get(each.meeting_id, 0), _ordered(answers[each.id]),
            given.get(each.meeting_id, {}), frozenset(told[each.id]), frozenset(bare[each.id]),
        )
        for each in rounds
    }  # fmt: skip


def _ordered(counts: Counter[AnswerKind]) -> tuple[tuple[AnswerKind, int], ...]:
    return tuple((kind, counts[kind]) for kind in AnswerKind if counts[kind])


def _accounts(rounds: Sequence[Round]) -> tuple[dict[UUID, set[str]], dict[UUID, set[str]]]:
    """By round: the sides that told of it, and those whose account bears no hand."""
    told: dict[UUID, set[str]] = defaultdict(set)
    bare: dict[UUID, set[str]] = defaultdict(set)
    signed = Count("signatures", filter=Q(
        signatures__withdrawn_at=None, signatures__state__in=list(GIVEN)
    ))  # fmt: skip
    rows = Account.objects.filter(round__in=rounds, withdrawn_at=None).order_by("version")
    for row in rows.annotate(hands=signed).only("round_id", "side"):
        told[row.round_id].add(row.side)
        (bare[row.round_id].discard if row.hands else bare[row.round_id].add)(row.side)
    return told, bare


def _agreement_nodes(agreements: Sequence[Agreement]) -> dict[UUID, AgreementNode]:
    """Two queries: their clauses counted, their signatures."""
    live = Q(clauses__withdrawn_at=None)
    committed = live & Q(clauses__commitment__withdrawn_at=None)
    rows = Agreement.objects.filter(id__in=[each.id for each in agreements]).annotate(
        written=Count("clauses", filter=live),
        owed=Count("clauses__commitment", filter=committed),
    )
    counts = {row.id: (row.written, row.owed) for row in rows}
    hands: dict[UUID, list[Signature]] = defaultdict(list)
    signed = Signature.objects.filter(agreement__in=agreements, withdrawn_at=None)
    for row in signed.select_related("organization"):
        hands[row.agreement_id].append(row)  # type: ignore[index]
    return {each.id: _agreement_node(each, hands[each.id], *counts[each.id]) for each in agreements}


def _agreement_node(
    agreement: Agreement, rows: Sequence[Signature], clauses: int, committed: int
) -> AgreementNode:
    last: Any = last_word(rows).values()
    given = [row for row in last if row.state in GIVEN]
    return AgreementNode(
        agreement, clauses, committed, fold_signatures(rows),
        tuple(row for row in given if row.side == PartySide.US),
        tuple(row for row in given if row.side != PartySide.US),
    )  # fmt: skip


def _committee_nodes(committees: Sequence[JointCommittee]) -> dict[UUID, CommitteeNode]:
    """Two queries: seats and meetings counted."""
    ids = [each.id for each in committees]
    seated = Q(members__left_on=None)
    rows = JointCommittee.objects.filter(id__in=ids).annotate(
        ours=Count("members", filter=seated & Q(members__side=PartySide.US)),
        theirs=Count("members", filter=seated & ~Q(members__side=PartySide.US)),
    )
    met = dict(
        JointCommittee.objects.filter(
            id__in=ids, committee_meetings__meeting__state=MeetingState.HELD
        )
        .order_by()
        .values_list("id")
        .annotate(count=Count("committee_meetings"))
    )
    seats = {row.id: (row.ours, row.theirs) for row in rows}
    return {
        each.id: CommitteeNode(each, *seats[each.id], met.get(each.id, 0)) for each in committees
    }


@dataclass(frozen=True, slots=True)
class RoundPapers:
    """What follows from a round; `accounts` are the sides that told of it, `unsigned` those no hand stands under."""

    committees: tuple[CommitteeNode, ...]
    agreements: tuple[AgreementNode, ...]
    accounts: frozenset[str]
    unsigned: frozenset[str]


def papers_of(actor: Actor, round_: Round) -> RoundPapers:
    """A fixed number of queries."""
    agreements = list(visible_agreements(actor).filter(round=round_).select_related(None))
    committees = list(visible_committees(actor).filter(round=round_).select_related(None))
    told, bare = _accounts([round_])
    formed, agreed = _committee_nodes(committees), _agreement_nodes(agreements)
    return RoundPapers(
        tuple(formed[each.id] for each in committees),
        tuple(agreed[each.id] for each in agreements),
        frozenset(told[round_.id]), frozenset(bare[round_.id]),
    )  # fmt: skip
