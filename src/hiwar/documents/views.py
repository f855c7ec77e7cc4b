"""The register of documents; a document's text with the passage asked for, its original, what may change."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote as url_quote

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from hiwar.documents.domain import retitle_document, share_document, vault, withdraw_document
from hiwar.documents.forms import AudienceForm, DocumentsFilter, TitleForm
from hiwar.documents.models import Document
from hiwar.documents.queries import Cut, cut_at, documents_named, visible_to
from hiwar.web.views import FormPage
from hiwar.workspaces.views.pages import About, QuestionPage, RegisterPage, Shown


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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(document=self.object, cut=self._cut(), **kwargs)

    def _cut(self) -> Cut:
        start, end = (self.request.GET.get(name, "") for name in ("from", "to"))
        if start.isascii() and start.isdigit() and end.isascii() and end.isdigit():
            return cut_at(self.object.text, int(start[:9]), int(end[:9]))
        return Cut(self.object.text, "", "")


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
