"""Who may read the dossier and who writes in it."""

from hiwar.kernel.models import Audience
from hiwar.kernel.rules import EVERYTHING, own_branch, where

_ALL = {"secretary": EVERYTHING, "rapporteur": EVERYTHING}
_READ = {**_ALL, "auditor": EVERYTHING, "coordinator": EVERYTHING}

RULES = {
    "view": {**_READ, "member": where("audience", Audience.MEMBERS)},
    "view_gains": _READ,
    "manage": _ALL,
    "add": {**_ALL, "coordinator": own_branch("raised_first_by_id")},
    "change": {**_ALL, "coordinator": own_branch("raised_first_by_id")},
    "record": _ALL,
    "sign": {
        **_ALL,
        "coordinator": EVERYTHING,
        "member": where("audience", Audience.MEMBERS),
    },
    "view_supports": _READ,
    "view_supporters": {**_ALL, "coordinator": own_branch("branch_id")},
    "send_up": {**_ALL, "coordinator": own_branch("raised_first_by_id")},
}
