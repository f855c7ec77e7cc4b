"""Rules: for every verb of an app, how far each role reaches. Refusal is the default.

A reach answers both ways: does it hold for this object (`holds`), and which rows does it hold for
(`within`). Each app fills one table in its `rules.py`; a test checks that the two answers agree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import NotAllowed

Rows = TypeVar("Rows", bound=Model)


@dataclass(frozen=True, slots=True)
class Reach:
    """`holds(actor, object)` and the same as a filter, `within(actor)`."""

    name: str
    holds: Callable[[Actor, Any], bool]
    within: Callable[[Actor], Q]


EVERYTHING = Reach("everything", lambda _actor, _object: True, lambda _actor: Q())


def _value(about: Any, path: str) -> Any:
    for part in path.split("__"):
        about = getattr(about, part, None)
    return about


def own_branch(path: str = "organization_id") -> Reach:
    """Objects whose `path` is one of the branches assigned to the actor."""
    return Reach(
        "own branch",
        lambda actor, about: _value(about, path) in actor.branches,
        lambda actor: Q(**{f"{path}__in": list(actor.branches)}),
    )


def where(path: str, value: Any) -> Reach:
    """Objects whose `path` equals `value`, such as what is shared with members."""
    return Reach(
        f"{path} is {value}",
        lambda _actor, about: bool(_value(about, path) == value),
        lambda _actor: Q(**{path: value}),
    )


Table = Mapping[str, Mapping[str, Reach]]
_tables: dict[str, Mapping[str, Reach]] = {}


def register_rules(app: str, table: Table) -> None:
    """Make `<app>.<verb>` known: verb -> role -> reach. Called from `apps.py`."""
    for verb, reaches in table.items():
        _tables[f"{app}.{verb}"] = reaches


def known_rules() -> Mapping[str, Mapping[str, Reach]]:
    return dict(_tables)


def _reaches(rule: str, actor: Actor) -> list[Reach]:
    """Raises KeyError for a rule no app has registered: a spelling mistake must not refuse quietly."""
    return [reach for role, reach in _tables[rule].items() if role in actor.roles]


def allows(rule: str, actor: Actor, about: Any = None) -> bool:
    """Whether `actor` may; without an object, whether any reach is open at all."""
    reaches = _reaches(rule, actor)
    if about is None:
        return bool(reaches)
    if getattr(about, "workspace_id", actor.workspace_id) != actor.workspace_id:
        return False
    return any(reach.holds(actor, about) for reach in reaches)


def require(rule: str, actor: Actor, about: Any = None) -> None:
    """Raise NotAllowed unless `allows`."""
    if not allows(rule, actor, about):
        raise NotAllowed


def permitted(rule: str, actor: Actor, rows: QuerySet[Rows]) -> QuerySet[Rows]:
    """The rows `allows` would hold for."""
    reaches = _reaches(rule, actor)
    if not reaches:
        return rows.none()
    condition = reaches[0].within(actor)
    for reach in reaches[1:]:
        condition |= reach.within(actor)
    if any(reach is EVERYTHING for reach in reaches):
        condition = Q()
    return rows.filter(condition, workspace_id=actor.workspace_id)
