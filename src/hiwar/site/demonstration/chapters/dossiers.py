"""The dossier as a whole: its versions, what its demands weigh, who supports them, what gains rest on."""

from datetime import date
from decimal import Decimal
from typing import Any

from hiwar.demands.domain import (
    add_basis,
    correct_demand,
    enter_collective_support,
    enter_signature,
    freeze_dossier,
    ground_gain,
    record_receipt,
    submit_dossier,
    weigh_demand,
)
from hiwar.demands.models import Gain
from hiwar.site.demonstration.history import demands
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table

WEIGHED, SUPPORTED = -70, -45


def schedule(story: Story) -> None:
    told = table("dossier")
    story.on(told["submitted"]["stamped"], _submit, story, told["submitted"])
    for each in told["reworded"]:
        story.on(each["day"], _reword, story, each["n"])
    for name, tell, day in (
        ("weight", _weigh, WEIGHED), ("basis", _rest_on, WEIGHED), ("support", _support, SUPPORTED),
    ):  # fmt: skip
        for each in told[name]:
            story.on(day, tell, story, each)
    for each in told["ground"]:
        story.on(each["day"], _ground, story, each)
    story.on(told["frozen"]["day"], _freeze, story, story.calendar.day(told["frozen"]["as_of"]))


def first_wording(each: dict[str, Any]) -> str:
    """As the demand was entered, before it was mended."""
    mended = {row["n"]: row["first"] for row in table("dossier")["reworded"]}
    return str(mended.get(each["n"], each["ar"]))


def _reword(story: Story, number: int) -> None:
    words = next(each["ar"] for _chapter, each in demands() if each["n"] == number)
    correct_demand(**story.by(), demand=story.demands[number], wording_ar=words)


def _submit(story: Story, each: dict[str, Any]) -> None:
    submission = submit_dossier(
        **story.by(), dossier=story.dossiers[0], administration=story.organizations[each["to"]],
        sent_on=story.calendar.day(each["day"]), our_number=each["number"],
        themes=each["themes"],
    )  # fmt: skip
    record_receipt(
        **story.by(), submission=submission.event, their_number=each["their_number"],
        received_on=story.calendar.day(each["stamped"]),
    )  # fmt: skip


def _freeze(story: Story, as_of: date) -> None:
    freeze_dossier(**story.by(), dossier=story.dossiers[0], as_of=as_of)


def _weigh(story: Story, each: dict[str, Any]) -> None:
    fields = {name: value for name, value in each.items() if name != "n"}
    if "cost" in fields:
        fields["cost"] = Decimal(fields["cost"])
    demand = story.demands[each["n"]]
    demand.refresh_from_db()
    weigh_demand(**story.by(), demand=demand, **fields)


def _rest_on(story: Story, each: dict[str, Any]) -> None:
    fields = {name: value for name, value in each.items() if name != "n"}
    add_basis(**story.by(), demand=story.demands[each["n"]], **fields)


def _support(story: Story, each: dict[str, Any]) -> None:
    demand = story.demands[each["n"]]
    for key in each["people"]:
        enter_signature(**story.by(), demand=demand, person=story.people[key])
    if "branch" in each:
        enter_collective_support(
            **story.by(), demand=demand, branch=story.organizations[each["branch"]],
            meeting=story.meetings[each["meeting"]],
        )  # fmt: skip


def _ground(story: Story, each: dict[str, Any]) -> None:
    gain = Gain.objects.get(wording_ar=each["gain"])
    ground_gain(
        **story.by(), gain=gain, text_kind=each["text_kind"], text_number=each["text_number"]
    )
