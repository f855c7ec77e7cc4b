"""Reads of documents."""

from hiwar.documents.queries.above import readings_of, register_readings
from hiwar.documents.queries.documents import Cut, cut_at, documents_named, enclosed_in, visible_to
from hiwar.documents.queries.pictures import (
    Picture,
    Spot,
    boxes_over,
    page_to_show,
    pages_in_pictures,
)
from hiwar.documents.queries.progress import Progress, fault_said, notices_said, progress_of

__all__ = [
    "Cut", "Picture", "Progress", "Spot", "boxes_over", "cut_at", "documents_named", "enclosed_in",
    "fault_said", "notices_said", "page_to_show", "pages_in_pictures", "progress_of", "readings_of",
    "register_readings", "visible_to",
]  # fmt: skip
