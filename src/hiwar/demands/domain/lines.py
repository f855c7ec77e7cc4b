"""Editing lines where they stand in the tree: their words."""

from datetime import datetime

from hiwar.demands.domain.demands import correct_demand
from hiwar.demands.domain.tree import Line, hold, pick, take_step
from hiwar.demands.models import Dossier, TreeStep
from hiwar.demands.vocabulary import StepKind
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


@writes
def reword_line(
    *, actor: Actor, at: datetime, dossier: Dossier, line: Line, wording_ar: str
) -> TreeStep:
    """Another Arabic wording, as `correct_demand`. Raises TreeChanged."""
    require("demands.change", actor)
    keep_inside(actor, dossier)
    [node] = pick(actor, hold(actor, dossier), [line])
    told = {"line": str(node.id), "was": node.demand.wording_ar, "is": wording_ar}
    correct_demand(actor=actor, at=at, demand=node.demand, wording_ar=wording_ar)
    return take_step(actor, at, dossier, StepKind.REWORDED, told)
