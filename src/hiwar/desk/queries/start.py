"""The first run: five steps, and how far the register has come in them (screen 11)."""

from dataclasses import dataclass

from hiwar.documents.queries import visible_to as visible_documents
from hiwar.kernel.actors import Actor
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.workspaces.queries import members_page


@dataclass(frozen=True, slots=True)
class Start:
    """Which steps are done; the first that is not is the open one (2 to 5, 0 when none is left)."""

    has_document: bool
    has_counterpart: bool
    has_branches: bool
    has_colleagues: bool

    @property
    def done(self) -> int:
        """Opening the register is the first step, and always done."""
        steps = (self.has_document, self.has_counterpart, self.has_branches, self.has_colleagues)
        return 1 + sum(steps)


def start_page(actor: Actor) -> Start:
    organizations = visible_organizations(actor)
    page = members_page(actor)
    return Start(
        has_document=visible_documents(actor).exists(),
        has_counterpart=organizations.filter(is_ours=False).exists(),
        has_branches=organizations.filter(is_ours=True, parent__isnull=False).exists(),
        has_colleagues=page.members.count() > 1 or page.invitations.exists(),
    )
