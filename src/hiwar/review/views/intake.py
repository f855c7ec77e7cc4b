"""Handing documents in, watching them being read, opening the original, withdrawing one."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.documents.domain import AlreadyReceived, hand_in_document
from hiwar.documents.domain.text import heading_in
from hiwar.documents.models import Document
from hiwar.intake import IntakeError
from hiwar.intake.pictures.bundle import bundled
from hiwar.kernel.clock import now
from hiwar.kernel.models import Audience
from hiwar.review.forms import IntakeForm
from hiwar.review.models import Reading
from hiwar.review.queries import intake_page
from hiwar.web.links import workspace_url
from hiwar.web.views import FormPage, Page, toast

PASTED = "نص ملصق.txt"
PHOTOGRAPHED = "صفحات مصورة.zip"


class Readings(Page):
    """Screen 13: what was handed in and how far each has come."""

    def render_to_response(self, context: dict[str, Any], **options: Any) -> Any:
        response = super().render_to_response(context, **options)
        if context["running"]:
            response.headers["Cache-Control"] = "no-store"  # how far each has come is not journaled
        return response

    rule = "review.view"
    rail = "readings"
    template_name = "review/readings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor  # type: ignore[attr-defined]
        rows = intake_page(actor, get_language() or "ar", at=now())
        decide = [row for row in rows if row.fault]
        going = [row for row in rows if not row.fault]
        return super().get_context_data(
            decide=decide, going=going, form=IntakeForm(), total=len(rows),
            running=sum(row.is_running for row in going), ready=sum(row.waiting > 0 for row in going), **kwargs,
        )  # fmt: skip


class ReadingsList(Readings):
    """The list alone, asked for again while something is being read."""

    template_name = "review/_intake_list.html"


class NewDocument(FormPage):
    """Receives a file or a pasted text; the reading begins in the background."""

    rule = "documents.add"
    rail = "readings"
    template_name = "review/new.html"
    form_class = IntakeForm
    title = _("New document")
    verb = _("Read it")

    def perform(self, form: Any) -> str | HttpResponseBase:
        actor, at = self.request.actor, now()  # type: ignore[attr-defined]
        data, name, title = handed_in(form.cleaned_data)
        try:
            document = hand_in_document(
                actor=actor, at=at, data=data, name=name, title=form.cleaned_data["title"] or title,
                audience=form.cleaned_data["audience"] or Audience.BUREAU,
            )  # fmt: skip
        except AlreadyReceived as same:
            toast(self.request, str(same.sentence))
            return document_url(self.request, same.document)
        except IntakeError as error:
            form.add_error(None, error.message(get_language() or "ar"))  # type: ignore[arg-type]
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return document_url(self.request, document)


def handed_in(cleaned: dict[str, Any]) -> tuple[bytes, str, str]:
    """The bytes, the name and the title of what the form holds. Pictures are bundled unaltered."""
    pictures = cleaned["photographs"]
    upload = cleaned["file"] or (pictures[0] if len(pictures) == 1 else None)
    if upload:
        return upload.read(), upload.name, ""
    if pictures:
        return bundled([(one.name, one.read()) for one in pictures]), PHOTOGRAPHED, ""
    return cleaned["pasted"].encode(), PASTED, heading_in(cleaned["pasted"])


def document_url(request: HttpRequest, document: Document) -> str:
    """Its reading where there is one; else the list, where it is being read."""
    reading = Reading.objects.filter(document=document).order_by("-made_at").first()
    if reading is not None:
        return workspace_url(request, "review:reading", pk=reading.pk)
    return workspace_url(request, "review:readings")
