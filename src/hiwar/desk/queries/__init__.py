"""What the desk shows: computed from the registers below, nothing kept."""

from hiwar.desk.queries.horizon import Horizon, horizon
from hiwar.desk.queries.page import Coverage, DeskPage, Waiting, desk_page
from hiwar.desk.queries.start import Start, start_page

__all__ = [
    "Coverage", "DeskPage", "Horizon", "Start", "Waiting", "desk_page", "horizon", "start_page",
]  # fmt: skip
