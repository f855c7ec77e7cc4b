"""The rows of one union of the measurement."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Final

from django.db.models import Model

from hiwar.demands.domain.standings import keep_standings
from hiwar.demands.models import Demand, DemandEvent, Dossier, Theme
from hiwar.demands.vocabulary import SPOKEN, EventKind, SaidBy
from hiwar.dialogue.domain import keep_standings as keep_commitments
from hiwar.dialogue.models import (
    Answer,
    Commitment,
    CommitmentDemand,
    CommitmentEvent,
    Dialogue,
    Round,
    RoundItem,
)
from hiwar.dialogue.vocabulary import AnswerKind, CommitmentEventKind, DialogueLevel, Strength
from hiwar.language import fold
from hiwar.meetings.models import Meeting
from hiwar.meetings.vocabulary import MeetingKind, MeetingState
from hiwar.organizations.models import Organization
from hiwar.organizations.vocabulary import OrganizationKind
from hiwar.places.models import Area
from hiwar.site.demonstration.scale import words
from hiwar.site.demonstration.scale.histories import a_history
from hiwar.site.demonstration.scale.sizes import Size, shares
from hiwar.workspaces.models import Workspace

AT_ONCE: Final = 2_000
POINTS: Final = 60  # of a round; what else was said that season came by letter
THEMES: Final = (
    "الأجور والتعويضات",
    "الوضعية النظامية",
    "المسار المهني",
    "ظروف العمل",
    "الأعمال الاجتماعية",
    "الحريات",
)
ADMINISTRATIONS: Final = ("إدارة القياس المركزية", "وكالة القياس", "المديرية الجهوية للقياس")
BETWEEN_ROUNDS: Final = timedelta(days=91)
ANSWERED: Final = "answered_"


class Union:
    """One union: `write` makes it whole inside the caller's transaction and workspace."""

    def __init__(
        self, workspace: Workspace, size: Size, areas: Sequence[Area], chance: random.Random,
        at: datetime, today: date,
    ) -> None:  # fmt: skip
        self.workspace, self.size, self.areas = workspace, size, areas
        self.chance, self.at, self.today = chance, at, today

    def write(self) -> None:
        self._organizations()
        self._rounds()
        self._demands()
        self._ledgers()
        self._commitments()
        keep_standings(demand.id for demand in self.demands)
        keep_commitments(row.id for row in self.commitments)

    def _save(self, rows: Iterable[Model]) -> None:
        """In blocks; `bulk_create` does not ask `save`, so each row is told its workspace here."""
        waiting = iter(rows)
        while block := list(islice(waiting, AT_ONCE)):
            for row in block:
                row.workspace_id = self.workspace.id  # type: ignore[attr-defined]
            type(block[0])._base_manager.bulk_create(block)  # noqa: SLF001 - documented

    def _organizations(self) -> None:
        self.ours = Organization(
            name_ar=self.workspace.name_ar, kind=OrganizationKind.UNION, is_ours=True,
            search_key=fold(self.workspace.name_ar),
        )  # fmt: skip
        self.others = [
            Organization(
                name_ar=name, kind=OrganizationKind.ADMINISTRATION, is_ours=False, search_key=fold(name)
            )
            for name in ADMINISTRATIONS
        ]  # fmt: skip
        self._save([self.ours, *self.others])

    def _rounds(self) -> None:
        dialogue = Dialogue(
            organization=self.ours, counterpart=self.others[0], level=DialogueLevel.SECTORAL,
            opened_at=self.at,
        )  # fmt: skip
        self._save([dialogue])
        days = [self.today - BETWEEN_ROUNDS * (place + 1) for place in range(self.size.rounds)]
        self.meetings = [
            Meeting(
                kind=MeetingKind.DIALOGUE_ROUND, state=MeetingState.HELD, organization=self.ours,
                counterpart=self.others[0], held_on=day, search_key="",
            )
            for day in reversed(days)
        ]  # fmt: skip
        self._save(self.meetings)
        self.rounds = [Round(dialogue=dialogue, meeting=meeting) for meeting in self.meetings]
        self._save(self.rounds)

    def _demands(self) -> None:
        dossier = Dossier(title_ar="الملف المطلبي للقياس", opened_at=self.at)
        self._save([dossier])
        themes = [
            Theme(dossier=dossier, name_ar=name, position=place)
            for place, name in enumerate(THEMES)
        ]
        self._save(themes)
        self.demands = [self._demand(dossier, themes, n) for n in range(self.size.demands)]
        self._save(self.demands)
        named = self.chance.sample(self.demands, len(self.demands) // 4)
        through = Demand.areas.through
        through._base_manager.bulk_create(  # noqa: SLF001
            [through(demand_id=each.id, area_id=self.chance.choice(self.areas).pk) for each in named],
            batch_size=AT_ONCE,
        )  # fmt: skip

    def _demand(self, dossier: Dossier, themes: Sequence[Theme], place: int) -> Demand:
        wording = words.a_demand(self.chance, place)
        french = f"{self.chance.choice(words.FRENCH)} n° {place + 1}" if place % 5 == 0 else ""
        return Demand(
            dossier=dossier, theme=themes[place % len(themes)], number=place + 1, position=place,
            wording_ar=wording, wording_fr=french, search_key=fold(f"{wording} {french}"),
            beneficiaries=self.chance.choice(words.FOR), entered_at=self.at,
        )  # fmt: skip

    def _ledgers(self) -> None:
        self.points: dict[Any, dict[Any, Demand]] = {each.id: {} for each in self.meetings}
        lengths = shares(self.size.events, [self.chance.uniform(0.6, 1.4) for _ in self.demands])
        self.events: list[DemandEvent] = []
        for demand, length in zip(self.demands, lengths, strict=True):
            self.events += self._ledger(demand, length)
        self._save(self.events)
        self._save(self._agendas())
        self._save(self._answers())

    def _agendas(self) -> Iterator[RoundItem]:
        for round_ in self.rounds:
            for place, demand in enumerate(self.points[round_.meeting_id].values()):
                yield RoundItem(round=round_, demand=demand, position=place, added_at=self.at)

    def _answers(self) -> Iterator[Answer]:
        rounds: dict[Any, Round] = {round_.meeting_id: round_ for round_ in self.rounds}
        for event in self.events:
            kind = event.kind.removeprefix(ANSWERED)
            if (
                kind in AnswerKind.values
                and event.meeting_id
                and event.said_by == SaidBy.OTHER_SIDE
            ):
                yield Answer(
                    demand_id=event.demand_id, round=rounds.get(event.meeting_id), event=event,
                    kind=kind, recorded_at=self.at,
                )  # fmt: skip

    def _ledger(self, demand: Demand, length: int) -> list[DemandEvent]:
        kinds = a_history(self.chance, length)
        places = sorted(self.chance.randrange(len(self.meetings)) for _ in kinds)
        return [
            self._event(demand, kind, self.meetings[place])
            for kind, place in zip(kinds, places, strict=True)
        ]

    def _event(self, demand: Demand, kind: EventKind, meeting: Meeting) -> DemandEvent:
        theirs = kind in SPOKEN
        points = self.points[meeting.id]
        if len(points) < POINTS:
            points[demand.id] = demand
        return DemandEvent(
            demand=demand, kind=kind, occurred_on=meeting.held_on or self.today, recorded_at=self.at,
            said_by=SaidBy.OTHER_SIDE if theirs else SaidBy.US,
            meeting=meeting if demand.id in points else None,
            words=self.chance.choice(words.ANSWERS) if theirs else "",
            speaker=self.chance.choice(words.POSTS) if theirs else "",
        )  # fmt: skip

    def _commitments(self) -> None:
        given = [event for event in self.events if event.kind == EventKind.COMMITTED]
        chosen = given[: self.size.commitments]
        rows = self.commitments = [self._commitment(event) for event in chosen]
        self._save(rows)
        self._save(
            CommitmentDemand(commitment=row, demand_id=event.demand_id, event=event)
            for row, event in zip(rows, chosen, strict=True)
        )
        self._save(event for row in rows for event in self._fate(row))

    def _commitment(self, event: DemandEvent) -> Commitment:
        due = event.occurred_on + timedelta(days=self.chance.randrange(30, 400))
        return Commitment(
            wording_ar=words.a_commitment(self.chance), owner=self.chance.choice(self.others),
            owner_post=event.speaker, strength=self.chance.choice(Strength.values),
            given_on=event.occurred_on, due_on=due if self.chance.random() < 0.9 else None,  # noqa: PLR2004
            meeting_id=event.meeting_id, recorded_at=self.at,
        )  # fmt: skip

    def _fate(self, row: Commitment) -> list[CommitmentEvent]:
        K = CommitmentEventKind  # noqa: N806 - as in the vocabulary
        ends = (K.KEPT, K.PARTLY_KEPT, K.BROKEN, None, None)
        kinds = [K.REMINDED] * self.chance.randrange(3)
        end = self.chance.choice(ends)
        day = row.due_on or row.given_on
        return [
            CommitmentEvent(
                commitment=row, kind=kind, recorded_at=self.at,
                occurred_on=min(self.today, day + timedelta(days=30 * place)),
            )
            for place, kind in enumerate([*kinds, *([end] if end else [])], 1)
        ]  # fmt: skip
