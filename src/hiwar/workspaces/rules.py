"""Who may do what with a workspace."""

from hiwar.kernel.rules import EVERYTHING
from hiwar.workspaces.vocabulary import Role

RULES = {
    "view": dict.fromkeys(Role, EVERYTHING),
    "view_members": dict.fromkeys((Role.SECRETARY, Role.AUDITOR), EVERYTHING),
    "manage": {Role.SECRETARY: EVERYTHING},
}
