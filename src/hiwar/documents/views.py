"""The register of documents; a document's text with the passage asked for, its original, what may change."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final
from urllib.parse import quote as url_quote

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.documents.domain import (
    retitle_document,
    retry_processing,
    share_document,
    stop_processing,
    vault,
    withdraw_document,
)
from hiwar.documents.forms import AudienceForm, DocumentsFilter, TitleForm
from hiwar.documents.models import Document
from hiwar.documents.queries import (
    Picture,
    Progress,
    Spot,
    boxes_over,
    cut_at,
    documents_named,
    enclosed_in,
    notices_said,
    page_to_show,
    pages_in_pictures,
    progress_of,
    visible_to,
)
from hiwar.kernel.clock import now
from hiwar.web.views import FormPage
from hiwar.workspaces.views.pages import About, QuestionPage, RegisterPage, Shown

MOST_ENCLOSED: Final = 60


class Documents(RegisterPage):
    rule = "documents.view"
    rail = "documents"
    title = _("Documents")
    filter_class = DocumentsFilter
    page_name = "documents:document"
    file_name = "documents"

    def columns(self) -> Sequence[Shown]:
        return (
            Shown(_("Title"), lambda document: document.title),
            Shown(_("File"), lambda document: document.file_name),
            Shown(_("Received"), lambda document: document.received_at.date().isoformat()),
            Shown(_("By"), lambda document: document.received_by_name),
            Shown(_("State"), lambda document: document.get_state_display()),
        )

    def rows(self, chosen: dict[str, Any]) -> QuerySet[Document]:
        return documents_named(self.actor, chosen.get("q", ""))


class _OfDocument(About):
    rule = "documents.view"
    rail = "documents"

    def objects(self) -> QuerySet[Document]:
        return visible_to(self.actor)


class DocumentPage(_OfDocument):
    """`?from=120&to=164` shows that passage in its place."""

    template_name = "documents/document.html"

    def objects(self) -> QuerySet[Document]:
        return super().objects().select_related("processing", "came_with")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.progress.is_moving:
            response.headers["Cache-Control"] = "no-store"  # how far it has come is not journaled
        return response

    @cached_property
    def progress(self) -> Progress:
        return progress_of(self.object, at=now(), language=get_language() or "ar")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        start, end, page = (_number(self.request, name) for name in ("from", "to", "page"))
        span = (start, end) if start is not None and end is not None else None
        return super().get_context_data(
            document=self.object, cut=cut_at(self.object.text, *(span or (0, 0))),
            picture=_picture(self.object, page, span), span=span, progress=self.progress,
            notices=notices_said(self.object, get_language() or "ar"),
            enclosed=enclosed_in(self.actor, self.object)[:MOST_ENCLOSED], **kwargs,
        )  # fmt: skip


def _number(request: Any, name: str) -> int | None:
    given = request.GET.get(name, "")[:9]
    return int(given) if given.isascii() and given.isdigit() else None


def _picture(document: Document, asked: int | None, span: tuple[int, int] | None) -> Picture | None:
    """The page asked for, or that of the passage, with the passage marked on it."""
    pages = pages_in_pictures(document)
    page = page_to_show(pages, asked, span[0] if span else None)
    if page is None:
        return None
    boxes = boxes_over(page.words, *span) if span else ()
    spots = (Spot(boxes, "ev-d", on=True),) if boxes else ()
    return Picture(page, tuple(page.number for page in pages), spots)


class ProgressPart(DocumentPage):
    """How far it has come, asked for again while it moves; then the page is loaded anew."""

    template_name = "documents/_progress.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        if not self.progress.is_moving:
            response.headers["HX-Refresh"] = "true"
        return response


class Original(_OfDocument):
    """The file as it was handed in, always as a download: a stranger's HTML is never shown as ours."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        data = vault.original(self.object.workspace_id, self.object.sha256)
        response = HttpResponse(data, content_type="application/octet-stream")
        name = url_quote(self.object.file_name)
        response.headers["Content-Disposition"] = (
            f"attachment; filename=\"document\"; filename*=UTF-8''{name}"
        )
        return response


class PagePicture(_OfDocument):
    """The picture a page was read from, straightened and evenly lit. It never changes."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        pages = pages_in_pictures(self.object)
        page = next((page for page in pages if page.number == kwargs["number"]), None)
        if page is None:
            raise Http404
        data = vault.original(self.object.workspace_id, page.image)
        response = HttpResponse(data, content_type="image/webp")
        response.headers["Cache-Control"] = "private, max-age=3600"
        return response


class _Change(_OfDocument, FormPage):
    rule = "documents.change"

    def back(self) -> str:
        return self.url("documents:document", self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cancel_url=self.back(), **kwargs)


class Retitle(_Change):
    template_name = "web/form.html"
    form_class = TitleForm
    title = _("Give the document another title")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"title": self.object.title}}

    def perform(self, form: Any) -> str:
        retitle_document(**self.deed, document=self.object, title=form.cleaned_data["title"])
        return self.back()


class Share(_Change):
    template_name = "web/form.html"
    form_class = AudienceForm
    title = _("Who may read this document")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"audience": self.object.audience}}

    def perform(self, form: Any) -> str:
        share_document(**self.deed, document=self.object, audience=form.cleaned_data["audience"])
        return self.back()


class _Deed(_OfDocument, QuestionPage):
    """A deed on the reading in the background; `next` says where it was asked for."""

    rule = "documents.change"
    destructive = False

    def back(self) -> str:
        target = self.request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(target, {self.request.get_host()}):
            return target
        return self.url("documents:document", self.object.pk)


class Stop(_Deed):
    title = _("Stop the reading of this document?")
    consequence = _("The document stays as it was handed in. It may be read again at any time.")
    verb = _("Stop the reading")

    def perform(self, form: Any) -> str:  # noqa: ARG002
        stop_processing(**self.deed, document=self.object)
        return self.back()


class Retry(_Deed):
    title = _("Read this document again?")
    consequence = _("Its text and its facts are taken anew, in the background.")
    verb = _("Read again")

    def perform(self, form: Any) -> str:  # noqa: ARG002
        retry_processing(**self.deed, document=self.object)
        return self.back()


class Withdraw(_OfDocument, QuestionPage):
    """Handed in by mistake."""

    rule = "documents.change"
    title = _("Withdraw this document?")
    consequence = _(
        "It leaves the lists. Its original is kept, and the journal says who withdrew it."
    )

    def back(self) -> str:
        return self.url("documents:document", self.object.pk)

    def perform(self, form: Any) -> str:  # noqa: ARG002
        withdraw_document(**self.deed, document=self.object)
        return self.url("documents:documents")
