"""Who may do what with a workspace."""

from hiwar.kernel.rules import EVERYTHING, Table
from hiwar.workspaces.vocabulary import Role

RULES: Table = {
    "view": dict.fromkeys(Role.values, EVERYTHING),
    "view_members": {Role.SECRETARY: EVERYTHING, Role.AUDITOR: EVERYTHING},
    "manage": {Role.SECRETARY: EVERYTHING},
}
