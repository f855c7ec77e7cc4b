"""Addresses inside a workspace: every one of them begins with its slug."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse


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
    if args:
        return reverse(name, args=(slug, *args))
    return reverse(name, kwargs={"workspace": slug, **kwargs})
