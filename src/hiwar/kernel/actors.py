"""Who acts: a person signed in to one workspace, with what the rules need to know of them."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Actor:
    """Made once a request by `site`; `branches` holds the ids of the organizations an Assignment opens."""

    user_id: UUID
    workspace_id: UUID
    name: str
    roles: frozenset[str]
    branches: frozenset[UUID] = field(default_factory=frozenset)
    title: str | Promise = ""

    def may(self, rule: str, about: Any = None) -> bool:
        """Whether the rule named allows this actor; without `about`, whether it could for some object."""
        from hiwar.kernel.rules import allows  # noqa: PLC0415 - rules need Actor to speak of it

        return allows(rule, self, about)
