"""The committee's page, the meeting's page, and the next dossier."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from hiwar.demands import domain
from hiwar.demands.forms.comparing import id_from
from hiwar.demands.forms.versions import (
    AdoptForm,
    RecommendForm,
    RulingForm,
    SucceedForm,
    our_bodies,
)
from hiwar.demands.models import Demand, Ruling
from hiwar.demands.queries import visible_to
from hiwar.demands.queries.adoption import (
    Board,
    Fate,
    adoption_board,
    in_full,
    open_recommendations,
)
from hiwar.demands.queries.living import Line
from hiwar.demands.queries.succession import Carrying, carried_by_default
from hiwar.demands.queries.versions import letter_of
from hiwar.demands.views.versions import OfCurrentDossier
from hiwar.demands.vocabulary import Outcome
from hiwar.kernel.clock import now, today
from hiwar.kernel.errors import Refused
from hiwar.language import fold
from hiwar.organizations.models import Body
from hiwar.web.dates import language
from hiwar.web.views import INVALID, FormPage, toast
from hiwar.web.wording import counted
from hiwar.workspaces.views.pages import About, EntryPage

PER_PAGE = 60
_COUNTED = (  # named once, for the catalogs
    ngettext_lazy(
        "%(n)s demand recommended as it stands", "%(n)s demands recommended as they stand"
    ),
    ngettext_lazy("%(n)s demand was adopted", "%(n)s demands were adopted"),
)


def chosen(fates: list[Fate], query: Any) -> list[Fate]:
    """Those of the outcome asked for, in whose words or number everything typed occurs."""
    outcome, words = query.get("outcome", ""), fold(query.get("q", "")).split()
    kept = []
    for fate in fates:
        silent = outcome == "unspoken" and fate.judged is None
        is_wanted = not outcome or fate.outcome == outcome or silent
        if is_wanted and (not words or all(word in _told(fate) for word in words)):
            kept.append(fate)
    return kept


def _told(fate: Fate) -> str:
    return f"{fate.demand.search_key} {fate.demand.number} {fate.demand.number or 0:03d}"


class _OfAdoption(OfCurrentDossier):
    rule = "demands.manage"

    @cached_property
    def board(self) -> Board:
        return adoption_board(self.dossier)

    @cached_property
    def body(self) -> Body | None:
        """The committee that speaks, chosen once for the page."""
        query = self.request.POST if self.request.method == "POST" else self.request.GET
        wanted = id_from(query.get("body"))
        return our_bodies(self.actor).filter(pk=wanted).first() if wanted else None

    def themed(self, fates: list[Fate]) -> list[tuple[Fate, str, str]]:
        """Each with the letter and the name of its theme."""
        themes = self.board.tree.themes
        found = []
        for fate in fates:
            place, theme = themes.get(fate.demand.theme_id, (None, None))
            found.append((fate, letter_of(place), theme.name if theme is not None else ""))
        return found


class Recommend(_OfAdoption):
    """The committee goes through the demands, one key a demand."""

    template_name = "demands/recommend.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fates = self.board.fates
        page = Paginator(chosen(fates, self.request.GET), PER_PAGE).get_page(
            self.request.GET.get("page")
        )
        page.object_list = in_full(page.object_list)
        spoken = sum(fate.demand.id in self.board.recommendations for fate in fates)
        return super().get_context_data(
            dossier=self.dossier, page=page, rows=self.themed(list(page)), total=len(fates),
            spoken=spoken, body=self.body, bodies=our_bodies(self.actor),
            recommendations=self.board.recommendations, outcomes=RecommendForm.outcomes,
            shown=self.request.GET.get("outcome", ""), words=self.request.GET.get("q", ""), **kwargs,
        )  # fmt: skip


class RecommendOne(_OfAdoption):
    """One recommendation. Answers with the row alone where the page's script asks."""

    http_method_names = ["post"]
    template_name = "demands/recommend_one.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        demand = get_object_or_404(
            visible_to(self.actor).filter(dossier=self.dossier), pk=self.kwargs["pk"]
        )
        form = RecommendForm(request.POST, actor=self.actor, dossier=self.dossier)
        refusal = self._recommend(demand, form)
        if request.headers.get("HX-Request") or refusal:
            return self._row(demand, form, refusal)
        return HttpResponseRedirect(f"{self.url('demands:recommend')}{self._query()}#d-{demand.pk}")

    def _recommend(self, demand: Demand, form: RecommendForm) -> str:
        """Empty where it was recorded, else what to do next."""
        if not form.is_valid():
            return " ".join(str(text) for errors in form.errors.values() for text in errors)
        try:
            domain.recommend(**self.deed, demand=demand, body=self.body, **form.cleaned_data)
        except Refused as refusal:
            return str(refusal.sentence)
        return ""

    def _row(self, demand: Demand, form: RecommendForm, refusal: str) -> HttpResponseBase:
        said = open_recommendations(self.dossier).filter(demand=demand).first()
        outcome = Outcome(said.outcome) if said is not None else Outcome.ADOPT
        context = {
            "fate": Fate(demand, outcome, said, is_apart=False), "recommendation": said,
            "body": self.body, "outcomes": RecommendForm.outcomes, "refusal": refusal,
            "typed": form.data if refusal else None, "back": self.url("demands:recommend"),
        }  # fmt: skip
        part = self.request.headers.get("HX-Request")
        template = "demands/_recommend_row.html" if part else self.template_name
        status = INVALID if refusal else 200
        return render(self.request, template, self.get_context_data(**context), status=status)

    def _query(self) -> str:
        kept = self.request.POST.get("query", "")
        return f"?{kept}" if kept else ""


class RecommendRest(_OfAdoption):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        made = domain.recommend_the_rest(**self.deed, dossier=self.dossier, body=self.body)
        one, many = (
            "%(n)s demand recommended as it stands",
            "%(n)s demands recommended as they stand",
        )
        toast(request, counted(made, one, many))
        return HttpResponseRedirect(self.url("demands:recommend"))


class Adopt(_OfAdoption, FormPage):
    """The block and what is apart from it; POST adopts, everything or nothing."""

    template_name = "demands/adopt.html"
    form_class = AdoptForm
    title = gettext_lazy("Adopt the dossier")

    def form_arguments(self) -> dict[str, Any]:
        return {"actor": self.actor}

    def perform(self, form: Any) -> str:
        done = domain.adopt_dossier(**self.deed, dossier=self.dossier, **form.cleaned_data)
        one, many = "%(n)s demand was adopted", "%(n)s demands were adopted"
        toast(self.request, counted(done.version.demand_count, one, many))
        return self.url("demands:version", done.version.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        block = [fate for fate in self.board.fates if not fate.is_apart]
        page = Paginator(chosen(block, self.request.GET), PER_PAGE).get_page(
            self.request.GET.get("page")
        )
        page.object_list = in_full(page.object_list)
        counts = self.board.block
        return super().get_context_data(
            dossier=self.dossier, board=self.board, page=page, rows=self.themed(list(page)),
            form_outcomes=RecommendForm.outcomes,
            in_block=len(block), apart=list(self.board.rulings.values()),
            counts=[(each, counts[each]) for each in RecommendForm.outcomes if counts[each]],
            adopted=counts[Outcome.ADOPT] + counts[Outcome.REWORD], today=today(),
            shown=self.request.GET.get("outcome", ""), words=self.request.GET.get("q", ""), **kwargs,
        )  # fmt: skip


class TakeApart(_OfAdoption):
    """The demands ticked leave the block."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        wanted = [pk for text in request.POST.getlist("demand") if (pk := id_from(text))]
        demands = list(visible_to(self.actor).filter(dossier=self.dossier, pk__in=wanted))
        if demands:
            domain.take_apart(**self.deed, demands=demands)
            one, many = "%(n)s demand taken apart", "%(n)s demands taken apart"
            toast(request, counted(len(demands), one, many))
        else:
            toast(request, _("Tick a demand first."))
        return HttpResponseRedirect(f"{self.url('demands:adopt')}#apart")


class _OfRuling(About):
    rule = "demands.manage"
    rail = "dossier"

    def objects(self) -> QuerySet[Ruling]:
        rows = Ruling.objects.filter(version=None, put_back_at=None)
        return rows.select_related("demand__dossier", "into")

    def back(self) -> str:
        return f"{self.url('demands:adopt')}#apart"


class Decide(_OfRuling, EntryPage):
    template_name = "demands/decide.html"
    form_class = RulingForm
    title = gettext_lazy("Decide it apart")
    verb = gettext_lazy("Record the decision")

    def form_arguments(self) -> dict[str, Any]:
        ruling = self.object
        names = ("outcome", "reason", "votes_for", "votes_against", "votes_abstained")
        initial = {name: getattr(ruling, name) for name in names}
        initial["wording_ar"] = ruling.wording_ar or ruling.demand.wording_ar
        initial["wording_fr"] = ruling.wording_fr or ruling.demand.wording_fr
        initial["into"] = ruling.into.number if ruling.into else ""
        return {**super().form_arguments(), "dossier": ruling.demand.dossier, "initial": initial}

    def perform(self, form: Any) -> str:
        domain.decide(**self.deed, ruling=self.object, **form.cleaned_data)
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = open_recommendations(self.object.demand.dossier).filter(demand=self.object.demand)
        return super().get_context_data(recommendation=said.first(), **kwargs)


class PutBack(_OfRuling):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        domain.put_back(**self.deed, ruling=self.object)
        toast(request, _("It goes with the block again."))
        return HttpResponseRedirect(self.back())


class SucceedDossier(OfCurrentDossier, EntryPage):
    """Every demand with where it goes; a tick turns its choice around."""

    rule = "demands.manage"
    template_name = "demands/succeed.html"
    form_class = SucceedForm
    title = gettext_lazy("Open the next dossier")
    verb = gettext_lazy("Open the next one")

    def form_arguments(self) -> dict[str, Any]:
        initial = {"title_ar": self.dossier.title_ar, "title_fr": self.dossier.title_fr}
        return {**super().form_arguments(), "initial": initial}

    def _turned(self) -> list[Any]:
        return [pk for text in self.request.POST.getlist("turn") if (pk := id_from(text))]

    def perform(self, form: Any) -> str:
        done = domain.succeed_dossier(
            **self.deed, dossier=self.dossier, reversed_choices=self._turned(), **form.cleaned_data
        )
        told = counted(done.carried, "%(n)s demand went on", "%(n)s demands went on")
        toast(self.request, told)
        return self.url("demands:dossier")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choices = carried_by_default(self.dossier)
        turned = set(self._turned())
        going, staying = self._sides(choices)
        most = None if self.request.GET.get("all") == "1" else PER_PAGE
        return super().get_context_data(
            dossier=self.dossier, turned=turned, now=now(), tongue=language(),
            going=going[:most], staying=staying[:most], on=len(going), behind=len(staying),
            hidden=[each.id for each in (*going[most:], *staying[most:]) if each.id in turned]
            if most else [],
            is_cut=most is not None and max(len(going), len(staying)) > most, **kwargs,
        )  # fmt: skip

    @staticmethod
    def _sides(choices: Carrying) -> tuple[list[Line], list[Line]]:
        rows = [row for row in choices.rows if not row.is_heading]
        return (
            [row for row in rows if row.id in choices.carried],
            [row for row in rows if row.id not in choices.carried],
        )
