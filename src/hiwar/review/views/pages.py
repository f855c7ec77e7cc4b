"""The reading beside its text (screens 04 and 14)."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from hiwar.documents.queries import visible_to
from hiwar.review.models import Reading
from hiwar.review.queries import reading_page
from hiwar.web.views import Page


def reading_or_404(request: Any, pk: UUID) -> Reading:
    """A reading whose document this person may read."""
    documents = visible_to(request.actor)
    return get_object_or_404(
        Reading.objects.select_related("document").filter(document__in=documents), pk=pk
    )


def fact_asked(request: Any) -> UUID | None:
    try:
        return UUID(request.GET.get("at", ""))
    except ValueError:
        return None


class ReadingView(Page):
    rule = "review.view"
    rail = "readings"
    template_name = "review/reading.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reading = reading_or_404(self.request, self.kwargs["pk"])
        actor = self.request.actor  # type: ignore[attr-defined]
        given = self.request.GET.get("page", "")[:4]
        asked = int(given) if given.isascii() and given.isdigit() else None
        page = reading_page(actor, reading, fact_asked(self.request), page=asked)
        return super().get_context_data(
            page=page,
            reading=reading,
            document=reading.document,
            as_text=self.request.GET.get("view") == "text",
            **kwargs,
        )
