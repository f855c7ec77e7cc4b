"""Organizations, their bodies, posts and mandates."""

from datetime import date
from typing import Any

from hiwar.kernel.models import Audience
from hiwar.organizations.domain import (
    add_body,
    add_organization,
    add_post,
    correct_organization,
    end_mandate,
    record_mandate,
)
from hiwar.organizations.models import Body, Organization
from hiwar.organizations.vocabulary import BodyKind, MandateEvent, OrganizationKind, Standing
from hiwar.places.models import Area
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table

OURS, STATE = "ours", "state"
NATIONAL_SEATS = "founded+3"
# Of a post: the word for a man, for a woman, the French one.
TITLES = {
    "secretary": ("الكاتب الجهوي", "الكاتبة الجهوية", "Secrétaire régional"),
    "deputy": ("نائب الكاتب الجهوي", "نائبة الكاتب الجهوي", "Secrétaire régional adjoint"),
    "treasurer": ("أمين المال", "أمينة المال", "Trésorier"),
}


def schedule(story: Story) -> None:
    tables = table("organizations")
    story.on("founded", _union, story, tables["union"])
    for each in tables["other"]:
        story.on("founded+5", _other, story, each)
    for each in tables["body"]:
        story.on(NATIONAL_SEATS, _body, story, each, tables["seats"])
    for each in tables["office"]:
        story.on("founded+7", _office, story, each)
        if "former" in each:
            story.on(each["since"] + 3, _succession, story, each)
    for each in tables["branch"]:
        founded = story.calendar.day(each["founded"])
        story.on(founded, _branch, story, each)
        if "secretary" in each:
            story.on(founded, _branch_seats, story, each, founded)
        if _has_lapsed(each):
            story.on(each["until"] + 1, _without_bureau, story, each)


def _union(story: Story, each: dict[str, Any]) -> None:
    story.organizations[OURS] = add_organization(
        **story.by(), name_ar=each["name_ar"], name_fr=each["name_fr"], kind=OrganizationKind.UNION,
        short_name=each["short_name"], is_ours=True, standing=Standing.ELECTED,
        bureau_until=story.calendar.day(each["bureau_until"]), audience=Audience.MEMBERS,
    )  # fmt: skip


def _other(story: Story, each: dict[str, Any]) -> None:
    story.organizations[each["key"]] = add_organization(
        **story.by(), name_ar=each["name_ar"], name_fr=each["name_fr"], kind=each["kind"],
        short_name=each.get("short_name", ""), audience=Audience.MEMBERS,
        parent=story.organizations[each["parent"]] if "parent" in each else None,
    )  # fmt: skip


def _branch(story: Story, each: dict[str, Any]) -> None:
    story.organizations[each["key"]] = add_organization(
        **story.by(), name_ar=each["name_ar"], name_fr=each["name_fr"], kind=OrganizationKind.UNION,
        parent=story.organizations[each.get("parent", OURS)], is_ours=True,
        area=Area.objects.get(pk=each["region"]) if "region" in each else None,
        standing=Standing.ELECTED if _has_lapsed(each) else each["standing"],
        bureau_until=story.calendar.day(each["until"]) if "until" in each else None,
        audience=Audience.MEMBERS,
    )  # fmt: skip


def _has_lapsed(each: dict[str, Any]) -> bool:
    """Whether its bureau's mandate ran out without another being elected."""
    return bool(each.get("until", 0) < 0)


def _without_bureau(story: Story, each: dict[str, Any]) -> None:
    correct_organization(
        **story.by(), organization=story.organizations[each["key"]], standing=Standing.NONE
    )


def _branch_seats(story: Story, each: dict[str, Any], day: date) -> None:
    organization = story.organizations[each["key"]]
    elected = each["standing"] == Standing.ELECTED
    body = add_body(
        **story.by(), organization=organization,
        kind=BodyKind.BUREAU if elected else BodyKind.PREPARATORY_COMMITTEE,
        name_ar="مكتب الفرع" if elected else "اللجنة المؤقتة",
        name_fr="Bureau de section" if elected else "Comité provisoire",
    )  # fmt: skip
    for role, (man, woman, french) in TITLES.items():
        if role in each:
            person = story.people[each[role]]
            title = each.get(f"{role}_title") or (woman if person.honorific == "السيدة" else man)
            _seat(story, organization, body, (title, french, each[role]), day)


def _body(story: Story, each: dict[str, Any], seats: dict[str, list[tuple[str, str, str]]]) -> None:
    organization = story.organizations[OURS]
    body = story.bodies[each["key"]] = add_body(
        **story.by(), organization=organization, kind=each["kind"], name_ar=each["name_ar"],
        name_fr=each["name_fr"],
    )  # fmt: skip
    for seat in seats.get(each["key"], ()):
        _seat(story, organization, body, seat, story.calendar.day("founded-5"))


def _seat(
    story: Story, organization: Organization, body: Body | None, seat: tuple[str, str, str],
    day: date, event: str = MandateEvent.ELECTED,
) -> None:  # fmt: skip
    title_ar, title_fr, person = seat
    post = add_post(
        **story.by(), organization=organization, body=body, title_ar=title_ar, title_fr=title_fr
    )
    record_mandate(**story.by(), post=post, person=story.people[person], held_from=day, event=event)


def _office(story: Story, each: dict[str, Any]) -> None:
    """The post with whoever held it when the register was opened."""
    post = story.posts[each["key"]] = add_post(
        **story.by(), organization=story.organizations[STATE], title_ar=each["title_ar"],
        title_fr=each["title_fr"],
    )  # fmt: skip
    former = each.get("former")
    record_mandate(
        **story.by(), post=post, person=story.people[former or each["holder"]],
        held_from=None if former else story.calendar.day(each["since"]),
        event=MandateEvent.APPOINTED,
    )  # fmt: skip


def _succession(story: Story, each: dict[str, Any]) -> None:
    post, since = story.posts[each["key"]], story.calendar.day(each["since"])
    end_mandate(**story.by(), mandate=post.mandates.get(held_until=None), held_until=since)
    record_mandate(
        **story.by(), post=post, person=story.people[each["holder"]], held_from=since,
        event=MandateEvent.APPOINTED,
    )  # fmt: skip
