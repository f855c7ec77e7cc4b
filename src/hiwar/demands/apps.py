from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DemandsConfig(AppConfig):
    name = "hiwar.demands"
    label = "demands"

    def ready(self) -> None:
        from hiwar.demands import index, panels, rules, tasks, vocabulary
        from hiwar.demands.domain import imports_read_by, watch_document
        from hiwar.demands.domain.vectors import embed_by
        from hiwar.demands.index import submissions
        from hiwar.documents.domain import when_legible
        from hiwar.journal.vocabulary import Spoken, register_object, register_verbs
        from hiwar.kernel.errors import Refused
        from hiwar.kernel.rules import register_rules
        from hiwar.search import register_source
        from hiwar.web.registry import Panel, register_panel, register_refusal

        register_rules("demands", rules.RULES)
        register_verbs(vocabulary.VERBS)
        register_refusal(Refused)
        for source in (index.SOURCE, index.GAINS, submissions.SOURCE):
            register_source(source)
        embed_by(tasks.embed_demands.enqueue)
        imports_read_by(tasks.read_import.enqueue)
        register_object("demands.dossier", Spoken(_("dossier"), _dossier))
        register_object("demands.theme", Spoken(_("theme"), _dossier))
        register_object("demands.demand", Spoken(_("demand"), _page("demands:demand")))
        register_object("demands.demandevent", Spoken(_("entry of the ledger")))
        register_object("demands.legalbasis", Spoken(_("legal basis")))
        register_object("demands.demanddocument", Spoken(_("attachment")))
        register_object("demands.support", Spoken(_("signature")))
        _speak_of_versions()
        register_object("demands.importbatch", Spoken(_("import"), _page("demands:import")))
        register_object("demands.importrow", Spoken(_("row of an import")))
        register_object("demands.gain", Spoken(_("gain"), _page("demands:gain")))
        register_object("demands.gainevent", Spoken(_("entry of a gain")))
        register_object("demands.gainalarm", Spoken(_("alarm of a gain")))
        when_legible(watch_document)
        register_panel(
            "desk:desk",
            Panel("alarms", "demands/_alarms_on_desk.html", panels.alarms_on_desk, order=10,
                  allowed=lambda actor: bool(actor.may("demands.view_gains"))),
        )  # fmt: skip
        _light_the_rail()


def _light_the_rail() -> None:
    from hiwar.demands import queries
    from hiwar.web.registry import Entry, register_rail

    register_rail(
        Entry(
            "dossier", "demands:dossier", "list-tree", pgettext_lazy("rail", "Dossier of demands"),
            order=20, count=queries.count_of_demands, tab=2, short=_("Dossier"),
            allowed=lambda actor: bool(actor.may("demands.view")),
        )
    )  # fmt: skip


def _speak_of_versions() -> None:
    from hiwar.journal.vocabulary import Spoken, register_object

    def history(slug: str, _object_id: Any) -> str:
        return reverse("demands:versions", args=(slug,))

    register_object("demands.dossierversion", Spoken(_("version"), _page("demands:version")))
    register_object("demands.dossierevent", Spoken(_("event of the dossier"), history))
    register_object("demands.recommendation", Spoken(_("recommendation")))
    register_object("demands.ruling", Spoken(_("decision apart")))


def _dossier(slug: str, _object_id: Any) -> str:
    return reverse("demands:dossier", args=(slug,))


def _page(name: str) -> Any:
    return lambda slug, object_id: reverse(name, args=(slug, object_id))
