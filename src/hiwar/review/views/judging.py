"""What a person decides of a fact: one POST, one verb. Without JavaScript each is a plain form."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hiwar.documents.queries import visible_to
from hiwar.kernel.clock import now
from hiwar.kernel.errors import Refused
from hiwar.review import domain
from hiwar.review.domain.acceptance import standing
from hiwar.review.forms import CorrectionForm, initial_of
from hiwar.review.models import Finding
from hiwar.review.queries import best_choice, reading_page
from hiwar.review.queries.page import next_waiting
from hiwar.review.views.pages import reading_or_404
from hiwar.web.links import workspace_url
from hiwar.web.views import FormPage, Page, toast

NEW = "new"


def finding_or_404(request: Any, pk: UUID) -> Finding:
    rows = Finding.objects.select_related("reading__document")
    return get_object_or_404(rows.filter(reading__document__in=visible_to(request.actor)), pk=pk)


def _uuid(value: str | None) -> UUID | None:
    try:
        return UUID(value or "")
    except ValueError:
        return None


def reading_url(request: Any, finding: Finding, at: UUID | None) -> str:
    url = workspace_url(request, "review:reading", pk=finding.reading_id)
    return f"{url}?at={at}#fact" if at else url


class Judge(Page):
    """`verdict` is accept, refuse or undo; `choice` the id of an existing row, or `new`."""

    rule = "review.judge"
    http_method_names = ["post"]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        finding = finding_or_404(request, kwargs["pk"])
        who = {
            "actor": request.actor,
            "at": now(),
            "finding": finding,
            "seen": _uuid(request.POST.get("seen")),
        }
        verdict = request.POST.get("verdict")
        try:
            if verdict == "accept":
                domain.accept_finding(**who, choice=_uuid(request.POST.get("choice")))
            elif verdict == "refuse":
                domain.refuse_finding(**who)
            else:
                domain.undo_judgement(**who)
        except Refused as refusal:
            return _again(request, finding, refusal)
        at = finding.id if verdict == "undo" else next_waiting(finding.reading, finding)
        return HttpResponseRedirect(reading_url(request, finding, at or finding.id))


def _again(request: Any, finding: Finding, refusal: Refused) -> HttpResponse:
    """The same fact, with why it was refused beside it."""
    reading = finding.reading
    request.rail_key = "readings"
    context = {
        "page": reading_page(request.actor, reading, finding.id), "reading": reading,
        "document": reading.document, "refusal": str(refusal.sentence),
    }  # fmt: skip
    return render(request, "review/reading.html", context, status=409)


class Correct(FormPage):
    """Another value or another place in the text."""

    rule = "review.judge"
    rail = "readings"
    template_name = "review/correct.html"
    title = _("Correct this fact")
    verb = _("Record the correction")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.actor is not None:
            self.finding = finding_or_404(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def build_form(self, **bound: Any) -> CorrectionForm:
        bound.pop("files", None)
        last = standing(self.finding)
        value = (last.value if last and last.value else None) or self.finding.value
        span = (self.finding.start, self.finding.end)
        if last is not None and last.passage is not None:
            span = (last.passage.start, last.passage.end)
        return CorrectionForm(
            finding=self.finding, initial=initial_of(self.finding, value, span), **bound
        )

    def perform(self, form: Any) -> str:
        domain.correct_finding(
            actor=self.request.actor, at=now(), finding=self.finding,  # type: ignore[attr-defined]
            seen=_uuid(self.request.POST.get("seen")), value=form.corrected(),
            start=form.cleaned_data["start"], end=form.cleaned_data["end"],
        )  # fmt: skip
        following = next_waiting(self.finding.reading, self.finding)
        return reading_url(self.request, self.finding, following or self.finding.id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor  # type: ignore[attr-defined]
        page = reading_page(actor, self.finding.reading, self.finding.id)
        seen = self.request.POST.get("seen") or (page.active.seen if page.active else None)
        return super().get_context_data(
            page=page, reading=self.finding.reading, document=self.finding.reading.document,
            finding=self.finding, seen=seen or "",
            cancel_url=reading_url(self.request, self.finding, self.finding.id), **kwargs,
        )  # fmt: skip


class AcceptClear(Page):
    """Everything clear at once; what needs an eye is left waiting."""

    rule = "review.judge"
    http_method_names = ["post"]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        reading = reading_or_404(request, kwargs["pk"])
        count = domain.accept_clear_ones(
            actor=request.actor, at=now(), reading=reading,
            choose=lambda finding: best_choice(request.actor, finding),
        )  # fmt: skip
        toast(
            request,
            ngettext("%(count)d fact accepted", "%(count)d facts accepted", count)
            % {"count": count},
        )
        return HttpResponseRedirect(workspace_url(request, "review:reading", pk=reading.pk))


class Finish(Page):
    rule = "review.judge"
    http_method_names = ["post"]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        reading = reading_or_404(request, kwargs["pk"])
        page = reading_page(request.actor, reading)
        try:
            domain.finish_reading(
                actor=request.actor, at=now(), reading=reading, waiting=page.waiting
            )
        except Refused as refusal:
            toast(request, str(refusal.sentence))
            return HttpResponseRedirect(workspace_url(request, "review:reading", pk=reading.pk))
        return HttpResponseRedirect(workspace_url(request, "review:readings"))
