"""Of a document read from pictures, the page beside the facts, with the place of each fact on it."""

from collections.abc import Sequence
from uuid import UUID

from hiwar.documents.models import Document
from hiwar.documents.queries import Picture, Spot, boxes_over, page_to_show, pages_in_pictures
from hiwar.review.queries.text import MARKS, Place


def picture_of(
    document: Document, places: Sequence[Place], active: UUID | None, asked: int | None
) -> Picture | None:
    """The page asked for, else that of the active fact. None where nothing was read from a picture."""
    pages = pages_in_pictures(document)
    start = min((place.start for place in places if place.finding_id == active), default=None)
    page = page_to_show(pages, asked, start)
    if page is None:
        return None
    spots = [
        Spot(boxes, MARKS[place.kind], str(place.finding_id), place.number, place.finding_id == active)
        for place in places
        if place.start < page.end and place.end > page.start
        and (boxes := boxes_over(page.words, place.start, place.end))
    ]  # fmt: skip
    # The active fact lies over the others, and short ones over long ones.
    spots.sort(key=lambda spot: (spot.on, -sum(box.width * box.height for box in spot.boxes)))
    return Picture(page, tuple(page.number for page in pages), tuple(spots))
