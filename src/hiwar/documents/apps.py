from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "hiwar.documents"
    label = "documents"

    def ready(self) -> None:
        from hiwar.documents import index, rules, vocabulary
        from hiwar.journal.vocabulary import Spoken, register_object, register_verbs
        from hiwar.kernel.rules import register_rules
        from hiwar.search import register_source
        from hiwar.web.registry import Entry, register_rail

        register_rules("documents", rules.RULES)
        register_verbs(vocabulary.VERBS)
        register_source(index.SOURCE)
        register_object("documents.document", Spoken(_("document"), _page))
        register_rail(
            Entry(
                "documents", "documents:documents", "file-text", _("Documents"), order=60, group="work",
                allowed=lambda actor: bool(actor.may("documents.view")),
            )
        )  # fmt: skip


def _page(slug: str, document_id: Any) -> str:
    return reverse("documents:document", args=(slug, document_id))
