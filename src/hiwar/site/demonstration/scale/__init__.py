"""A server full of unions, for measuring: `hiwar demo --scale N`.

N workspaces share 200 N demands, 2,000 N events of their ledgers, 40 N rounds' worth of meetings at
most and 400 N commitments; sizes fall by rank, so the first union is about 5,000 demands and forty
rounds at N = 500. Rows are written in bulk, past the verbs: their journals hold the founding alone.
"""

import random
from collections.abc import Iterator

from django.conf import settings

from hiwar.kernel.clock import now, today
from hiwar.kernel.scope import in_workspace
from hiwar.kernel.transactions import write
from hiwar.places.models import Area
from hiwar.site.demonstration.scale.sizes import Size, sizes
from hiwar.site.demonstration.scale.union import Union
from hiwar.workspaces.domain import found_workspace
from hiwar.workspaces.models import User, Workspace
from hiwar.workspaces.vocabulary import WorkspaceKind

USERNAME = "scale"
SLUG = "scale-{}"


class ScaleRefused(Exception):  # noqa: N818 - named for the fact
    """Nothing was touched; the message says why, in Arabic."""


def load_scale(number: int) -> Iterator[Size]:
    """Make the unions one after the other, the biggest first, each whole or not at all.

    Yields each one's size once it stands. Raises ScaleRefused in production and where they stand.
    """
    if settings.HIWAR_ENVIRONMENT == "production":
        raise ScaleRefused("لا تُحمَّل نقابات القياس على خادم عمومي. جرّبها على جهازك.")
    if Workspace.objects.filter(slug=SLUG.format(1)).exists():
        raise ScaleRefused("نقابات القياس محمّلة من قبل. حمّلها في قاعدة فارغة.")
    founder = User.objects.create_user(
        username=USERNAME, full_name="كاتب القياس", is_demonstration=True
    )
    areas = list(Area.objects.order_by("code"))
    for rank, size in enumerate(sizes(number), 1):
        with write():
            _make(founder, rank, size, areas)
        yield size


def _make(founder: User, rank: int, size: Size, areas: list[Area]) -> None:
    name = f"نقابة القياس رقم {rank}"
    workspace, _actor = found_workspace(
        founder=founder, at=now(), name_ar=name, name_fr=f"Syndicat de mesure {rank}",
        slug=SLUG.format(rank), kind=WorkspaceKind.UNION,
    )  # fmt: skip
    with in_workspace(workspace.id):
        Union(workspace, size, areas, random.Random(rank), now(), today()).write()  # noqa: S311 - samples
