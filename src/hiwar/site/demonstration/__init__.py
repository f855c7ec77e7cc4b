"""The demonstration: an invented union with four years of life behind it, told from today.

Everything is written through the domain, so its journal is real; the same day gives the same story,
apart from ids and the password.
"""

import secrets

from django.conf import settings

from hiwar.kernel.clock import today
from hiwar.kernel.transactions import write
from hiwar.site.demonstration.chapters.accounts import ACCOUNTS, USERNAME
from hiwar.site.demonstration.clearing import clear_files, clear_rows
from hiwar.site.demonstration.telling import demonstration_workspace, tell
from hiwar.workspaces.domain import SlugTaken
from hiwar.workspaces.models import User, Workspace

TAKEN = "عنوان العينة أو أحد حساباتها مستعمل في هذا الخادم. حمّلها في قاعدة فارغة."
LETTERS, GROUPS, GROUP = "abcdefghkmnpqrstuvwxyz23456789", 4, 4


class DemonstrationRefused(Exception):  # noqa: N818 - named for the fact
    """Nothing was touched; the message says why, in Arabic."""


def is_wanted() -> bool:
    """Whether no workspace stands, or only the demonstration's."""
    standing = demonstration_workspace()
    return Workspace.objects.count() == (standing is not None)


def has_accounts() -> bool:
    return User.objects.filter(is_demonstration=True).exists()


def load(*, reset: bool) -> None:
    """Make the demonstration, whole or not at all; one that stands is left, or made anew on `reset`.

    Raises DemonstrationRefused in production, and where its address or a username of it is taken.
    """
    _refuse_in_production()
    _refuse_taken_names()
    standing = demonstration_workspace()
    if standing is not None and not reset:
        return
    try:
        _make_anew(standing)
    except SlugTaken as taken:
        raise DemonstrationRefused(TAKEN) from taken


def _make_anew(standing: Workspace | None) -> None:
    """One transaction for what goes and what comes; files follow the rows."""
    with write():
        if standing is not None:
            clear_rows(standing)
        tell(today())
    if standing is not None:
        clear_files(standing.id)


def new_password() -> tuple[str, str]:
    """The secretary's username and a new password, good until the next one. Raises DemonstrationRefused."""
    _refuse_in_production()
    password = "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS)
    )
    user = User.objects.get(username=USERNAME, is_demonstration=True)
    user.set_password(password)
    user.save(update_fields=["password"])
    return USERNAME, password


def _refuse_taken_names() -> None:
    names = [username for username, _full_name in ACCOUNTS.values()]
    if User.objects.filter(username__in=names, is_demonstration=False).exists():
        raise DemonstrationRefused(TAKEN)


def _refuse_in_production() -> None:
    if settings.HIWAR_ENVIRONMENT == "production":
        message = "لا تُحمَّل العينة التجريبية على خادم عمومي. جرّبها على جهازك بالإعدادات المحلية."
        raise DemonstrationRefused(message)
