"""Who may read, add and withdraw documents."""

from hiwar.kernel.models import Audience
from hiwar.kernel.rules import EVERYTHING, where

_SHARED = where("audience", Audience.MEMBERS)

RULES = {
    "view": {
        "secretary": EVERYTHING,
        "rapporteur": EVERYTHING,
        "auditor": EVERYTHING,
        "coordinator": EVERYTHING,
        "member": _SHARED,
    },
    "add": {"secretary": EVERYTHING, "rapporteur": EVERYTHING},
    "change": {"secretary": EVERYTHING, "rapporteur": EVERYTHING},
}
