"""What demands hangs on the walls of other rooms: alarms of gains on the desk."""

from typing import Any, Final

from django.http import HttpRequest

from hiwar.demands.queries import open_alarms

SHOWN: Final = 4


def alarms_on_desk(request: HttpRequest, _page: Any) -> dict[str, Any] | None:
    """The newest, and how many there are; nothing where none waits."""
    actor = request.actor  # type: ignore[attr-defined]
    alarms = list(open_alarms(actor)[: SHOWN + 1])
    if not alarms:
        return None
    return {
        "alarms": alarms[:SHOWN],
        "more": open_alarms(actor).count() - SHOWN if len(alarms) > SHOWN else 0,
        "records": actor.may("demands.record"),
    }
