"""The papers: received, their text taken, read; six reviewed, one begun, one waiting."""

from typing import Any

from hiwar.documents.domain import extract_text, receive_document, share_document
from hiwar.kernel.models import Audience
from hiwar.review.domain import make_reading
from hiwar.site.demonstration.reviewing import BEGUN, WHOLE, Review
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import paper, table
from hiwar.site.demonstration.written import complete
from hiwar.workspaces.vocabulary import Role


def schedule(story: Story) -> None:
    for each in table("papers")["paper"]:
        story.on(each["received"], _receive, story, each)


def _receive(story: Story, each: dict[str, Any]) -> None:
    document = receive_document(
        **story.by(Role.RAPPORTEUR), data=story.calendar.fill(paper(each["key"])).encode(),
        name=each["file"], title=story.calendar.fill(each["title"]),
    )  # fmt: skip
    story.documents[each["key"]] = extract_text(**story.by(Role.RAPPORTEUR), document=document)
    if each.get("audience") == Audience.MEMBERS:
        share_document(**story.by(), document=document, audience=Audience.MEMBERS)
    reading = make_reading(**story.by(Role.RAPPORTEUR), document=document)
    review = Review(story, each, document, reading)
    if each["review"] == WHOLE:
        review.judge_all()
        complete(review)
    elif each["review"] == BEGUN:
        review.begin()
