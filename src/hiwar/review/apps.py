from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "hiwar.review"
    label = "review"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415
        from hiwar.review import rules, vocabulary  # noqa: PLC0415
        from hiwar.web.registry import Entry, register_rail  # noqa: PLC0415

        register_rules("review", rules.RULES)
        register_verbs(vocabulary.VERBS)
        register_rail(
            Entry(
                "readings", "review:readings", "scan-text", _("Readings"), order=50, group="work",
                count=_to_judge, allowed=lambda actor: bool(actor.may("review.view")),
            )
        )  # fmt: skip


def _to_judge(actor: Any) -> int | None:
    from hiwar.review.queries import waiting_readings

    return waiting_readings(actor).count() or None
