"""Who may read the dialogue and who writes its record."""

from hiwar.kernel.models import Audience
from hiwar.kernel.rules import EVERYTHING, where

_WRITE = {"secretary": EVERYTHING, "rapporteur": EVERYTHING}
_READ = {**_WRITE, "auditor": EVERYTHING, "coordinator": EVERYTHING}

RULES = {
    "view": _READ,
    "view_commitments": {**_READ, "member": where("audience", Audience.MEMBERS)},
    "view_agreements": {**_READ, "member": where("audience", Audience.MEMBERS)},
    "record": _WRITE,
    "approve_letter": {"secretary": EVERYTHING},
}
