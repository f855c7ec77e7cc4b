"""The history of dossiers, one version, two versions side by side, and the letters."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from hiwar.demands import domain, tables
from hiwar.demands.forms.comparing import asked_from, id_from
from hiwar.demands.forms.versions import FreezeForm, ReceiptForm, SubmitForm, VoidLetterForm
from hiwar.demands.models import Dossier, DossierEvent, DossierVersion
from hiwar.demands.queries import current_dossier
from hiwar.demands.queries.changes import ChangeKind
from hiwar.demands.queries.compare import CHANGES_SHOWN, ComparePage, compare_page
from hiwar.demands.queries.living import living_tree
from hiwar.demands.queries.version_weight import weights_of
from hiwar.demands.queries.versions import (
    LINES_SHOWN,
    dossiers_past,
    newest_version,
    version_page,
    visible_items,
)
from hiwar.demands.queries.versions import VersionPage as FrozenPage
from hiwar.demands.vocabulary import DossierEventKind
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import now, today
from hiwar.web.export import FORMATS, table_response
from hiwar.web.views import Page, toast
from hiwar.web.wording import counted
from hiwar.workspaces.views.pages import About, Acting, EntryPage

PDF, DOCX = "pdf", "docx"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COUNTED = (
    ngettext_lazy("%(n)s demand was submitted", "%(n)s demands were submitted"),
    ngettext_lazy("%(n)s entry is struck", "%(n)s entries are struck"),
)


def readable_versions(actor: Actor) -> QuerySet[DossierVersion]:
    """Those in which the actor may read a line at least."""
    lines = visible_items(actor).filter(version=OuterRef("pk")).order_by()
    rows = DossierVersion.objects.filter(Exists(lines))
    return rows.select_related("dossier").order_by("-as_of", "-frozen_at")


class VersionsPage(Acting, Page):
    """Every dossier, what happened to it, its versions."""

    rule = "demands.view"
    rail = "dossier"
    template_name = "demands/versions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        past = dossiers_past(self.actor)
        readable = set(readable_versions(self.actor).values_list("id", flat=True))
        return super().get_context_data(past=past, readable=readable, today=today(), **kwargs)


class VersionPage(About):
    """A version, read-only; `?format=` gives it whole as PDF, DOCX (`?language=`), CSV or XLSX."""

    rule = "demands.view"
    rail = "dossier"
    template_name = "demands/version.html"

    def objects(self) -> QuerySet[DossierVersion]:
        return readable_versions(self.actor)

    def judged(self) -> None:
        """The version is read by whoever may read a line of it: `objects` has asked."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]  # noqa: ARG002
        kind = request.GET.get("format", "")
        whole = kind or request.GET.get("all") == "1"
        page = version_page(self.actor, self.object, most=None if whole else LINES_SHOWN)
        if kind in FORMATS:
            return table_response(*tables.version_table(page), "version", kind)
        if kind == PDF:
            pdf = tables.version_paper(page, request.workspace, now())  # type: ignore[attr-defined]
            return _pdf(pdf, "version")
        if kind == DOCX:
            return self._word(page, request)
        return self.render_to_response(self.get_context_data(page=page, today=today()))

    def _word(self, page: FrozenPage, request: HttpRequest) -> HttpResponse:
        tongue = request.GET.get("language", "ar")
        if tongue not in ("ar", "fr"):
            raise Http404
        weights = weights_of(self.actor, self.object)
        workspace: Any = request.workspace  # type: ignore[attr-defined]
        data = tables.version_docx(self.actor, page, weights, workspace, at=now(), tongue=tongue)
        name = f"dossier-{self.object.as_of.isoformat()}-{tongue}.docx"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(data, content_type=WORD, headers=headers)


def _pdf(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


class Compare(Acting, Page):
    """`?old=` and `?new=` are versions; without `new` it is the current dossier as it lives."""

    rule = "demands.view"
    rail = "dossier"
    template_name = "demands/compare.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = list(readable_versions(self.actor))
        page = self._page(versions)
        asked = asked_from(self.request.GET)
        return super().get_context_data(
            page=page, versions=versions, asked=asked, today=today(),
            legend=self._legend(page, asked.kinds) if page else (), **kwargs,
        )  # fmt: skip

    def _page(self, versions: list[DossierVersion]) -> ComparePage | None:
        """The newest version against the living dossier, unless others are asked for."""
        known = {version.id: version for version in versions}
        old, new = (self._asked(name, known) for name in ("old", "new"))
        dossier = new.dossier if new else current_dossier()
        if old is None:
            rest = [each for each in versions if new is None or _is_before(each, new)]
            old = rest[0] if rest else None
        if old is None or dossier is None:
            return None
        whole = self.request.GET.get("all") == "1"
        return compare_page(
            self.actor, dossier, old, new, asked_from(self.request.GET),
            most=None if whole else CHANGES_SHOWN,
        )  # fmt: skip

    def _asked(self, name: str, known: dict[UUID, DossierVersion]) -> DossierVersion | None:
        asked = id_from(self.request.GET.get(name))
        if asked is not None and asked not in known:
            raise Http404
        return known[asked] if asked else None

    def _legend(self, page: ComparePage, on: frozenset[str]) -> list[dict[str, Any]]:
        """Each kind with its count, and the address that turns it on or off."""
        lines = []
        for kind in ChangeKind:
            query = self.request.GET.copy()
            query.setlist("kind", sorted(on ^ {kind.value}))
            query.pop("all", None)
            is_on = kind.value in on
            lines.append(
                {
                    "kind": kind,
                    "count": page.counts[kind],
                    "is_on": is_on,
                    "query": query.urlencode(),
                }
            )
        return lines


def _is_before(version: DossierVersion, other: DossierVersion) -> bool:
    return version.id != other.id and (version.as_of, version.frozen_at) <= (
        other.as_of, other.frozen_at,
    )  # fmt: skip


class OfCurrentDossier(Acting, Page):
    """A page about the current dossier; without one there is no such page."""

    rail = "dossier"

    @cached_property
    def dossier(self) -> Dossier:
        found = current_dossier()
        if found is None:
            raise Http404
        return found

    def back(self) -> str:
        return self.url("demands:versions")


class FreezeDossier(OfCurrentDossier, EntryPage):
    rule = "demands.manage"
    form_class = FreezeForm
    title = _("Freeze a version")
    verb = _("Freeze")

    def perform(self, form: Any) -> str:
        version = domain.freeze_dossier(**self.deed, dossier=self.dossier, **form.cleaned_data)
        return self.url("demands:version", version.pk)


class SubmitDossier(OfCurrentDossier, EntryPage):
    """`?version=` chooses what is submitted; the newest version unless it says «now»."""

    rule = "demands.manage"
    template_name = "demands/submit.html"
    form_class = SubmitForm
    title = _("Submit the dossier to an administration")
    verb = _("Record the letter")

    @cached_property
    def version(self) -> DossierVersion | None:
        asked = self.request.GET.get("version", "")
        if asked == "now":
            return None
        wanted = id_from(asked)
        if wanted is None:
            return newest_version(self.dossier)
        return self.dossier.versions.filter(pk=wanted).first()

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "chapters": self._chapters()}

    def _chapters(self) -> list[tuple[int, str]]:
        if self.version is None:
            items = living_tree(self.dossier).items()
        else:
            items = list(self.version.items.exclude(theme_place=None))
        named = {each.theme_place: each.theme for each in items if each.theme_place is not None}
        return sorted(named.items())

    def perform(self, form: Any) -> str:
        done = domain.submit_dossier(
            **self.deed, dossier=self.dossier, version=self.version, **form.told
        )
        told = counted(done.put, "%(n)s demand was submitted", "%(n)s demands were submitted")
        toast(self.request, told)
        return self.url("demands:versions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = list(self.dossier.versions.all())
        return super().get_context_data(version=self.version, versions=versions, **kwargs)


def letters_counted() -> QuerySet[DossierEvent]:
    return DossierEvent.objects.filter(kind=DossierEventKind.SUBMITTED, voided_at=None)


class VoidSubmission(About, EntryPage):
    """A letter recorded by mistake."""

    rule = "demands.manage"
    rail = "dossier"
    template_name = "demands/void_submission.html"
    form_class = VoidLetterForm
    title = _("Void this letter?")
    verb = pgettext_lazy("a letter of submission", "Void it")

    def objects(self) -> QuerySet[DossierEvent]:
        return letters_counted().select_related("administration", "dossier")

    def perform(self, form: Any) -> str:
        struck = domain.void_submission(
            **self.deed, submission=self.object, reason=form.cleaned_data["reason"]
        )
        toast(self.request, counted(struck, "%(n)s entry is struck", "%(n)s entries are struck"))
        return self.back()

    def back(self) -> str:
        return self.url("demands:versions")


class RecordReceipt(About, EntryPage):
    rule = "demands.manage"
    rail = "dossier"
    form_class = ReceiptForm
    title = _("Record the administration's receipt")
    verb = _("Record")

    def objects(self) -> QuerySet[DossierEvent]:
        return letters_counted()

    def perform(self, form: Any) -> str:
        domain.record_receipt(**self.deed, submission=self.object, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        return self.url("demands:versions")
