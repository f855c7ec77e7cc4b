"""The register of persons."""

from hiwar.kernel.models import Audience
from hiwar.people.domain import add_other_name, add_person
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table

MET_ON = "founded+1"
OTHER_SPELLINGS = {"idriss": "ادريس المزوضي", "said": "سعيد الخنوشى", "naima": "Naima Regragui"}


def schedule(story: Story) -> None:
    for people in table("people").values():
        for key, (name_ar, name_fr, honorific) in people.items():
            story.on(MET_ON, _add, story, key, (name_ar, name_fr), honorific)
    for key, name in OTHER_SPELLINGS.items():
        story.on(-900, _add_name, story, key, name)


def _add(story: Story, key: str, names: tuple[str, str], honorific: str) -> None:
    story.people[key] = add_person(
        **story.by(), name_ar=names[0], name_fr=names[1], honorific=honorific,
        audience=Audience.MEMBERS,
    )  # fmt: skip


def _add_name(story: Story, key: str, name: str) -> None:
    add_other_name(**story.by("rapporteur"), person=story.people[key], name=name)
