"""Commitments: given, reminded, renewed, kept or not."""

from typing import Any

from hiwar.dialogue.domain import (
    record_commitment,
    record_commitment_event,
    share_commitment,
)
from hiwar.dialogue.models import Commitment
from hiwar.dialogue.vocabulary import Strength
from hiwar.kernel.models import Audience
from hiwar.site.demonstration.chapters.ledger import recorded_on
from hiwar.site.demonstration.history import Line, parse
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table


def schedule(story: Story) -> None:
    for each in table("commitments")["commitment"]:
        if "paper" not in each and "clause" not in each:
            story.on(recorded_on(story, each["given"]), _give, story, each)
        for line in map(parse, each.get("then", ())):
            if not line.paper:
                story.on(
                    story.next_day(story.calendar.day(line.day)),
                    tell_fate,
                    story,
                    each["key"],
                    line,
                )


def terms(story: Story, each: dict[str, Any]) -> dict[str, Any]:
    """Who owes it, how it was given, by when."""
    terms: dict[str, Any] = {
        "owner": story.organizations[each["owner"]],
        "owner_post": each["post"],
        "strength": each["strength"],
    }
    if "due" in each:
        terms |= {
            "due_on": story.calendar.day(each["due"]),
            "due_precision": each.get("precision", "day"),
        }
    return terms


def _give(story: Story, each: dict[str, Any]) -> None:
    commitment = record_commitment(
        **story.by(), wording_ar=story.calendar.fill(each["ar"]),
        given_on=story.calendar.day(each["given"]), meeting=story.meetings[each["given"]],
        demands=[story.demands[number] for number in each["demands"]], **terms(story, each),
    )  # fmt: skip
    keep(story, each, commitment)


def keep(story: Story, each: dict[str, Any], commitment: Commitment) -> None:
    """Those given on paper are shown to members."""
    story.commitments[each["key"]] = commitment
    if each["strength"] != Strength.SAID:
        share_commitment(**story.by(), commitment=commitment, audience=Audience.MEMBERS)


def tell_fate(story: Story, key: str, line: Line) -> None:
    record_commitment_event(
        **story.by(), commitment=story.commitments[key], kind=line.kind,
        occurred_on=story.calendar.day(line.day), words=line.words,
        new_due_on=story.calendar.day(line.argument) if line.argument else None,
        passage=story.passage(line.paper, line.words),
    )  # fmt: skip
