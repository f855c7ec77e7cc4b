from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "hiwar.desk"
    label = "desk"

    def ready(self) -> None:
        from hiwar.web.registry import Entry, register_rail, register_search

        register_search("desk:search")
        register_rail(
            Entry(
                "desk", "desk:desk", "inbox", _("Desk"), order=10, tab=1, short=_("Desk"),
            )
        )  # fmt: skip
