"""Addresses inside a workspace: every one of them begins with its slug."""

from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf, reverse

_NOBODY: Final = UUID(int=0)


def workspace_slug(request: HttpRequest) -> str | None:
    """The slug of `request.workspace`, or the one the address was resolved with."""
    workspace = getattr(request, "workspace", None)
    if workspace is not None:
        return str(workspace.slug)
    match = request.resolver_match
    slug = match.kwargs.get("workspace") if match else None
    return None if slug is None else str(slug)


def workspace_url(request: HttpRequest, name: str, *args: Any, **kwargs: Any) -> str:
    """Reverse `name` with the request's workspace put first. Raises NoReverseMatch."""
    slug = workspace_slug(request)
    if slug is None:
        return reverse(name, args=args, kwargs=kwargs or None)
    if kwargs:
        return reverse(name, kwargs={"workspace": slug, **kwargs})
    if args and not isinstance(args[0], UUID):
        return reverse(name, args=(slug, *args))
    urls = get_urlconf() or settings.ROOT_URLCONF
    if not args:
        return _alone(name, slug, get_script_prefix(), urls)
    return str(args[0]).join(_around(name, slug, args[1:], get_script_prefix(), urls))


@lru_cache(maxsize=4096)
def _alone(name: str, slug: str, _prefix: str, _urls: str) -> str:
    return reverse(name, kwargs={"workspace": slug})


@lru_cache(maxsize=4096)
def _around(name: str, slug: str, more: tuple[Any, ...], _prefix: str, _urls: str) -> list[str]:
    """What stands before and after an object's number: a list asks it for each of its lines."""
    return reverse(name, args=(slug, _NOBODY, *more)).rsplit(str(_NOBODY), 1)
