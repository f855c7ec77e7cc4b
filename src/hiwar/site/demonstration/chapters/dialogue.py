"""Around the rounds: parties, legal frame, calendar, papers of both sides, a joint committee, letters."""

from datetime import date
from typing import Any

from hiwar.dialogue.domain.accounts import record_account
from hiwar.dialogue.domain.actions import record_action, record_action_event
from hiwar.dialogue.domain.agreements import commit_clause, record_agreement, record_clauses
from hiwar.dialogue.domain.committees import form_committee, seat_member
from hiwar.dialogue.domain.divergences import judge_lines
from hiwar.dialogue.domain.letters import approve_letter, draft_letters, send_letter
from hiwar.dialogue.domain.parties import add_party, record_frame, set_calendar
from hiwar.dialogue.domain.signatures import record_signature
from hiwar.dialogue.models import Account, CommitteeAction, Letter
from hiwar.dialogue.vocabulary.accounts import AgreementKind, SignatureState, Verdict
from hiwar.dialogue.vocabulary.committees import ActionEventKind
from hiwar.dialogue.vocabulary.letters import Channel
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.site.demonstration.chapters import commitments
from hiwar.site.demonstration.chapters.ledger import recorded_on
from hiwar.site.demonstration.chapters.organizations import OURS
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table

FIRST_ROUND = "r1"


def schedule(story: Story) -> None:
    told = table("dialogue")
    story.on("r1+3", _frame, story, told["frame"], told["calendar"])
    for each in told["party"]:
        story.on(each["day"], _party, story, each)
    story.on(recorded_on(story, told["protocol"]["round"]), _protocol, story, told["protocol"])
    accounts = told["accounts"]
    story.on(accounts["ours_on"], _account, story, accounts, PartySide.US, accounts["ours"])
    story.on(accounts["theirs_on"], _account, story, accounts, PartySide.THEM, accounts["theirs"])
    story.on(accounts["theirs_on"], _diverge, story, accounts)
    story.on(told["committee"]["day"], _committee, story, told["committee"])
    for row in told["committee"]["action"]:
        for kind, written in row["then"]:
            day = story.calendar.day(written)
            story.on(story.next_day(day), _action_event, story, row["words"], kind, day)
    for each in told["letter"]:
        story.on(each["drafted"], _draft, story, each)
        if "sent" in each:
            story.on(story.next_day(story.calendar.day(each["sent"])), _send, story, each)


def _party(story: Story, each: dict[str, Any]) -> None:
    add_party(
        **story.by(), dialogue=story.rounds[FIRST_ROUND].dialogue, role=each["role"],
        organization=story.organizations[each["organization"]],
        party_from=story.calendar.day(each["day"]),
    )  # fmt: skip


def _frame(story: Story, frame: dict[str, Any], calendar: dict[str, Any]) -> None:
    dialogue, first = story.rounds[FIRST_ROUND].dialogue, story.calendar.day(FIRST_ROUND)
    record_frame(**story.by(), dialogue=dialogue, **frame)
    set_calendar(
        **story.by(), dialogue=dialogue, rounds_a_year=calendar["rounds"], since_year=first.year
    )


def _protocol(story: Story, each: dict[str, Any]) -> None:
    """Signed on the day of the round; each of its clauses is a commitment of the table."""
    day, round_ = story.calendar.day(each["round"]), story.rounds[each["round"]]
    agreement = record_agreement(
        **story.by(), dialogue=round_.dialogue, kind=AgreementKind.PROTOCOL, round=round_,
        title_ar=each["title_ar"], title_fr=each["title_fr"], agreed_on=day,
    )  # fmt: skip
    for key, name, post in each["signed"]:
        record_signature(
            **story.by(), paper=agreement, organization=story.organizations[key],
            state=SignatureState.SIGNED, signed_by=name, post=post, signed_on=day,
        )  # fmt: skip
    promised = [row for row in table("commitments")["commitment"] if "clause" in row]
    clauses = record_clauses(
        **story.by(), agreement=agreement,
        clauses=[
            {"number": row["clause"], "words_ar": story.calendar.fill(row["ar"])}
            for row in promised
        ],
    )  # fmt: skip
    for clause, row in zip(clauses, promised, strict=True):
        terms = commitments.terms(story, row)
        del terms["strength"]
        given = commit_clause(
            **story.by(), clause=clause, **terms,
            demands=[story.demands[number] for number in row["demands"]],
        )  # fmt: skip
        commitments.keep(story, row, given)


def _account(story: Story, each: dict[str, Any], side: str, lines: list[Any]) -> None:
    account = record_account(
        **story.by(), round_=story.rounds[each["round"]], side=side,
        lines=[
            {"demand": story.demands[number], "kind": kind, "words": story.calendar.fill(words)}
            for number, kind, words in lines
        ],
    )  # fmt: skip
    if side == PartySide.US:
        record_signature(
            **story.by(), paper=account, organization=story.organizations[OURS],
            state=SignatureState.SIGNED, signed_on=story.calendar.day(each["ours_on"]),
        )  # fmt: skip


def _diverge(story: Story, each: dict[str, Any]) -> None:
    round_, demand = story.rounds[each["round"]], story.demands[each["diverge"]]
    ours, theirs = (
        Account.objects.get(round=round_, side=side).lines.get(demand=demand)
        for side in (PartySide.US, PartySide.THEM)
    )
    judge_lines(
        **story.by(), round_=round_, verdict=Verdict.DIVERGENT, ours=ours, theirs=theirs,
        remark=each["remark"],
    )  # fmt: skip


def _committee(story: Story, each: dict[str, Any]) -> None:
    round_ = story.rounds[each["round"]]
    committee = form_committee(
        **story.by(), dialogue=round_.dialogue, round=round_, name_ar=each["name_ar"],
        name_fr=each["name_fr"], mission=each["mission"],
        formed_on=story.calendar.day(each["day"]),
    )  # fmt: skip
    for side, person, post, role in each["members"]:
        seat_member(
            **story.by(), committee=committee, side=side, post_text=post, role=role,
            person=story.people[person] if person else None,
        )  # fmt: skip
    for row in each["action"]:
        record_action(
            **story.by(), committee=committee, side=row["side"], words=row["words"],
            owner=row["owner"], due_on=story.calendar.day(row["due"]),
            demand=story.demands[row["demand"]],
        )  # fmt: skip


def _action_event(story: Story, words: str, kind: str, day: date) -> None:
    record_action_event(
        **story.by(), action=CommitteeAction.objects.get(words=words), kind=ActionEventKind(kind),
        occurred_on=day,
    )  # fmt: skip


def _draft(story: Story, each: dict[str, Any]) -> None:
    draft_letters(
        **story.by(), organization=story.organizations[OURS],
        commitments=[story.commitments[key] for key in each["commitments"]],
        drafted_on=story.calendar.day(each["drafted"]),
        answer_by=story.calendar.day(each["answer_by"]), place_ar="الرباط", place_fr="Rabat",
    )  # fmt: skip


def _send(story: Story, each: dict[str, Any]) -> None:
    day = story.calendar.day(each["sent"])
    letter = Letter.objects.get(drafted_on=story.calendar.day(each["drafted"]))
    approve_letter(**story.by(), letter=letter, approved_on=day)
    send_letter(**story.by(), letter=letter, sent_on=day, channel=Channel.REGISTRY)
