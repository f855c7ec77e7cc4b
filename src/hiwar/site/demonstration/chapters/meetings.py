"""Meetings of the national bodies and of the branches, rounds among them."""

from datetime import date, time
from typing import Any

from hiwar.dialogue.domain import draft_next_round, hold_round, record_round
from hiwar.kernel.models import Audience
from hiwar.meetings.domain import (
    hold_meeting,
    plan_meeting,
    record_attendance,
    record_decision,
    record_meeting,
)
from hiwar.meetings.vocabulary import MeetingKind, Side
from hiwar.places.models import Area
from hiwar.site.demonstration.chapters.organizations import OURS
from hiwar.site.demonstration.days import ORDINALS
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table
from hiwar.workspaces.vocabulary import Role

CLOSED_DOORS = (MeetingKind.BUREAU_MEETING, MeetingKind.DIALOGUE_ROUND)


# How a meeting without a title of its own is called: {ordinal} and {year} of a round, {place}, {host}.
TITLES = {
    MeetingKind.BUREAU_MEETING: ("اجتماع المكتب", "Réunion du bureau"),
    MeetingKind.COUNCIL: ("المجلس الوطني", "Conseil national"),
    MeetingKind.DIALOGUE_ROUND: ("الجولة {ordinal} {year}", "Session {round}, {year}"),
    MeetingKind.FOUNDING: ("الجمع التأسيسي، {place}", "Assemblée constitutive, {host}"),
    MeetingKind.GENERAL_ASSEMBLY: ("الجمع العام، {place}", "Assemblée générale, {host}"),
    MeetingKind.OUTREACH_MEETING: ("لقاء تواصلي، {place}", "Rencontre, {host}"),
    MeetingKind.CONSULTATIVE_MEETING: ("لقاء تشاوري، {place}", "Concertation, {host}"),
}


def schedule(story: Story) -> None:
    national = table("meetings_national")["meeting"]
    branches = table("meetings_branches")["meeting"]
    for place, each in enumerate([*national, *branches]):
        key, day = each.get("key", f"meeting{place}"), story.calendar.day(each["day"])
        if "announced" in each:
            story.on(each["announced"], _plan, story, key, each)
        if day < story.calendar.today:
            after = max(day, story.calendar.day("founded+8"))
            story.on(story.next_day(after), _hold, story, key, each)


def _actor(story: Story, each: dict[str, Any]) -> str:
    """The branch's own coordinator where there is one, else the rapporteur."""
    mine = each.get("host") == "souss" and Role.COORDINATOR in story.actors
    return Role.COORDINATOR if mine else Role.RAPPORTEUR


def _particulars(story: Story, each: dict[str, Any]) -> dict[str, Any]:
    host = story.organizations[each.get("host", OURS)]
    region = Area.objects.filter(pk=each["region"]).first() if "region" in each else host.area
    kind = each["kind"]
    title_ar, title_fr = _titles(story, each)
    return {
        "organization": host,
        "held_on": story.calendar.day(each["day"]),
        "starts_at": time.fromisoformat(each["time"]) if "time" in each else None,
        "place_text": each["place"],
        "area": region,
        "slogan": each.get("slogan", ""),
        "title_ar": title_ar,
        "title_fr": title_fr,
        "body": story.bodies[each["body"]] if "body" in each else None,
        "counterpart": story.organizations[each["with"]] if "with" in each else None,
        "ordinal": story.calendar.round_of_year(each["day"]) if "with" in each else None,
        "audience": Audience.BUREAU if kind in CLOSED_DOORS else Audience.MEMBERS,
    }


def _titles(story: Story, each: dict[str, Any]) -> tuple[str, str]:
    if "title_ar" in each:
        return each["title_ar"], each["title_fr"]
    day, ordinal = story.calendar.day(each["day"]), 0
    if "with" in each:
        ordinal = story.calendar.round_of_year(each["day"])
    words = {
        "ordinal": ORDINALS[ordinal - 1], "round": ordinal, "year": day.year,
        "place": each["place"].split("، ")[-1],
        "host": story.organizations[each.get("host", OURS)].name_fr,
    }  # fmt: skip
    arabic, french = TITLES[each["kind"]]
    return arabic.format(**words), french.format(**words)


def _plan(story: Story, key: str, each: dict[str, Any]) -> None:
    who = _actor(story, each)
    if "with" in each:
        _plan_round(story, who, key, each)
        return
    story.meetings[key] = plan_meeting(
        **story.by(who), kind=each["kind"], **_particulars(story, each)
    )


def _plan_round(story: Story, who: str, key: str, each: dict[str, Any]) -> None:
    """The round before drafts its agenda."""
    last = max(story.rounds.values(), key=lambda round_: round_.meeting.held_on or date.min)
    told = {
        name: told for name, told in _particulars(story, each).items() if name != "organization"
    }
    planned = draft_next_round(**story.by(who), round_=last, **told)
    story.meetings[key] = planned.meeting


def _hold(story: Story, key: str, each: dict[str, Any]) -> None:
    """Note that it was held, or record it; then who sat there and what was said."""
    who = _actor(story, each)
    if key in story.meetings:
        hold_meeting(**story.by(who), meeting=story.meetings[key])
        if "with" in each:
            story.rounds[key] = record_round(**story.by(who), meeting=story.meetings[key])
    elif "with" in each:
        story.rounds[key] = hold_round(**story.by(who), **_particulars(story, each))
        story.meetings[key] = story.rounds[key].meeting
    else:
        story.meetings[key] = record_meeting(
            **story.by(who), kind=each["kind"], **_particulars(story, each)
        )
    _attendance(story, who, key, each)
    _decisions(story, who, key, each)


def _attendance(story: Story, who: str, key: str, each: dict[str, Any]) -> None:
    meeting = story.meetings[key]
    for person in each.get("present", ()):
        record_attendance(**story.by(who), meeting=meeting, person=story.people[person])
    for title in each.get("theirs", ()):
        record_attendance(**story.by(who), meeting=meeting, post_text=title, side=Side.COUNTERPART)
    if "group" in each:
        group, count = each["group"]
        record_attendance(**story.by(who), meeting=meeting, group_text=group, count=count)


def _decisions(story: Story, who: str, key: str, each: dict[str, Any]) -> None:
    for line in each.get("said", ()):
        kind, words, *term = (part.strip() for part in line.split("|"))
        record_decision(
            **story.by(who), meeting=story.meetings[key], kind=kind, text_ar=words,
            due_text=term[0] if term else "",
        )  # fmt: skip
