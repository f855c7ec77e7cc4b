from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "hiwar.review"
    label = "review"

    def ready(self) -> None:
        from hiwar.documents.domain import read_by
        from hiwar.documents.queries import register_readings
        from hiwar.journal.vocabulary import register_verbs
        from hiwar.kernel.rules import register_rules
        from hiwar.review import queries, rules, vocabulary
        from hiwar.review.tasks import read_document
        from hiwar.web.registry import Entry, register_rail

        register_rules("review", rules.RULES)
        register_verbs(vocabulary.VERBS)
        read_by(read_document.enqueue)
        register_readings(queries.pages_of_readings)
        register_rail(
            Entry(
                "readings", "review:readings", "scan-text", _("Readings"), order=50, group="work",
                count=_to_judge, allowed=lambda actor: bool(actor.may("review.view")),
            )
        )  # fmt: skip


def _to_judge(actor: Any) -> int | None:
    from hiwar.review.queries import waiting_readings

    return waiting_readings(actor).count() or None
