"""Who may read and write meetings. A coordinator writes those that a branch of theirs hosts."""

from hiwar.kernel.models import Audience
from hiwar.kernel.rules import EVERYTHING, Reach, own_branch, where
from hiwar.workspaces.vocabulary import READERS_OF_ALL, WRITERS_OF_RECORD, Role

Reaches = dict[str, Reach]
READERS: tuple[str, ...] = READERS_OF_ALL
WRITERS: tuple[str, ...] = WRITERS_OF_RECORD


def _read(path: str) -> Reaches:
    return {
        **dict.fromkeys(READERS, EVERYTHING),
        Role.MEMBER: where(path, Audience.MEMBERS),
    }


def _write(path: str) -> Reaches:
    return {
        **dict.fromkeys(WRITERS, EVERYTHING),
        Role.COORDINATOR: own_branch(path),
    }


RULES: dict[str, Reaches] = {
    "view": _read("audience"),
    "record": _write("organization_id"),
    "correct": _write("organization_id"),
    "cancel": _write("organization_id"),
    "withdraw": _write("organization_id"),
    "view_parts": _read("meeting__audience"),
    "write_parts": _write("meeting__organization_id"),
}
