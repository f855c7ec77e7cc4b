"""What the pages of sourced facts share."""

from typing import Any, ClassVar

from hiwar.documents.models import Passage
from hiwar.organizations.domain import with_source
from hiwar.workspaces.views.pages import About, EntryPage


class FactPage(EntryPage):
    """A form of a fact with or without a source. `write(form, passage)` is the one domain call."""

    def perform(self, form: Any) -> str:
        return with_source(
            actor=self.actor, place=form.place, write=lambda passage: self.write(form, passage)
        )

    def write(self, form: Any, passage: Passage | None) -> str:
        """Make the call with `passage`, and return the address to go to."""
        raise NotImplementedError


class CorrectionPage(About, FactPage):
    """Corrects a fact: its own fields first, its source only where it has none yet."""

    fields: ClassVar[tuple[str, ...]]

    def form_arguments(self) -> dict[str, Any]:
        return {
            **super().form_arguments(),
            "initial": self.known(),
            "has_source": self.object.passage_id is not None,
        }

    def known(self) -> dict[str, Any]:
        return {name: getattr(self.object, name) for name in self.fields}
