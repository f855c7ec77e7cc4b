"""The dossier: its chapters, headings and demands, as they were entered."""

from datetime import date
from typing import Any

from hiwar.demands.domain import (
    add_demand,
    add_theme,
    correct_dossier,
    open_dossier,
    share_demand,
)
from hiwar.demands.models import Demand
from hiwar.kernel.models import Audience
from hiwar.places.models import Area
from hiwar.site.demonstration.chapters.dossiers import first_wording
from hiwar.site.demonstration.chapters.organizations import OURS
from hiwar.site.demonstration.history import CHAPTERS, demands, parse
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table

TITLE_AR, TITLE_FR = "الملف المطلبي", "Cahier revendicatif"


def schedule(story: Story) -> None:
    story.on("opening", _open, story)
    story.on("c5+1", _adopt, story)
    for chapter, each in demands():
        if "paper" not in each:
            story.on(entered_on(story, each), _enter, story, chapter, each)


def entered_on(story: Story, each: dict[str, Any]) -> date:
    """Two days after it was raised; what is older than the dossier came in with it."""
    opening = story.calendar.day("opening")
    if "entered" in each:
        return story.calendar.day(each["entered"])
    return max(opening, story.next_day(story.calendar.day(parse(each["history"][0]).day)))


def _open(story: Story) -> None:
    dossier = open_dossier(**story.by(), title_ar=TITLE_AR, title_fr=TITLE_FR)
    story.dossiers.append(dossier)
    for key in CHAPTERS:
        chapter = table(key)
        theme = story.themes[key] = add_theme(
            **story.by(), dossier=dossier, name_ar=chapter["name_ar"], name_fr=chapter["name_fr"]
        )
        for each in chapter.get("heading", ()):
            heading = story.headings[each["key"]] = add_demand(
                **story.by(), dossier=dossier, theme=theme, heading=True,
                wording_ar=each["name_ar"], wording_fr=each["name_fr"],
            )  # fmt: skip
            share_demand(**story.by(), demand=heading, audience=Audience.MEMBERS)


def _adopt(story: Story) -> None:
    """The version that the council adopted last."""
    correct_dossier(
        **story.by(), dossier=story.dossiers[0], title_ar=TITLE_AR, title_fr=TITLE_FR,
        adopted_on=story.calendar.day("c5"), adopted_by=story.bodies["council"],
    )  # fmt: skip


def _enter(story: Story, chapter: str, each: dict[str, Any]) -> None:
    first = parse(each["history"][0])
    raised: dict[str, Any] = (
        {"raised_on": story.calendar.day(first.day)} if first.kind == "raised" else {}
    )
    demand = add_demand(
        **story.by(), dossier=story.dossiers[0], wording_ar=first_wording(each),
        **particulars(story, each), **place(story, chapter, each), **raised,
    )  # fmt: skip
    keep(story, each, demand)


def particulars(story: Story, each: dict[str, Any]) -> dict[str, Any]:
    return {
        "wording_fr": each["fr"],
        "beneficiaries": each["who"],
        "raised_first_by": story.organizations[each.get("by", OURS)],
        "areas": Area.objects.filter(pk__in=each.get("regions", ())),
    }


def place(story: Story, chapter: str, each: dict[str, Any]) -> dict[str, Any]:
    parent = story.headings[each["under"]] if "under" in each else None
    return {"theme": story.themes[chapter], "parent": parent}


def keep(story: Story, each: dict[str, Any], demand: Demand) -> None:
    story.demands[each["n"]] = demand
    share_demand(**story.by(), demand=demand, audience=Audience.MEMBERS)
