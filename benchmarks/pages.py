"""Requests a second of the pages, each beside a bare Django page of the same size in the same run.

The bare page reads one row and renders as many table rows as it takes to be as large; both go
through the same handler, session and middleware, in turn, on one thread. The demonstration union
in a SQLite file of its own; the ratio is what counts.
"""

import os
import statistics
import tempfile
import time
from typing import Any

ROUNDS, A_ROUND = 7, 0.6  # rounds a page, seconds a round
WANTED = 0.6
OK = 200


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hiwar-bench-") as home:
        os.environ["HIWAR_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.site.settings.local"
        os.environ.pop("HIWAR_DATABASE_URL", None)
        client = _prepared()
        for name, path in _pages().items():
            _compare(client, name, path)


def _prepared() -> Any:
    import django

    from hiwar.site import sqlite  # noqa: F401 - before Django takes its own sqlite3

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from hiwar.site import demonstration
    from hiwar.workspaces.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    demonstration.load(reset=False)
    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(User.objects.get(username="karima"), backend=backend)
    _add_bare_page()
    return client


def _add_bare_page() -> None:
    """`/bare/?bytes=N`: one query, one template with a row for every 300 bytes."""
    from django.http import HttpRequest, HttpResponse
    from django.template import engines
    from django.urls import path

    from hiwar.site import urls
    from hiwar.workspaces.models import User

    template = engines["django"].from_string(
        "<!doctype html><html><head><title>{{ user }}</title></head><body><table>"
        "{% for row in rows %}<tr><td>{{ row.number }}</td><td>{{ row.words }}</td>"
        "<td><a href='{{ row.url }}'>{{ row.state }}</a></td></tr>{% endfor %}</table></body></html>"
    )

    def bare(request: HttpRequest) -> HttpResponse:
        user = User.objects.get(pk=request.user.pk)
        count = int(request.GET["bytes"]) // 300
        rows = [
            {"number": n, "words": "مطلب " * 20, "url": f"/x/{n}/", "state": "مطروح"}
            for n in range(count)
        ]
        return HttpResponse(template.render({"user": user, "rows": rows}))

    urls.urlpatterns.append(path("bare/", bare))


def _pages() -> dict[str, str]:
    from hiwar.demands.models import Demand
    from hiwar.kernel.scope import unscoped
    from hiwar.review.models import Reading
    from hiwar.workspaces.models import Workspace

    base = f"/w/{Workspace.objects.get().slug}/"
    with unscoped("the benchmark chooses its pages"):
        demand = Demand.objects.get(number=14)
        reading = Reading.objects.filter(state="open").first() or Reading.objects.first()
    if reading is None:
        raise RuntimeError("the demonstration has no reading")
    return {
        "desk": base, "dossier of 60": f"{base}dossier/?all=1", "demand": f"{base}dossier/{demand.pk}/",
        "review": f"{base}readings/{reading.pk}/",
    }  # fmt: skip


def _rate(client: Any, path: str, *, anew: bool = False) -> float:
    """With `anew` each page is made from the record; else as a reader meets it, kept until something is written."""
    from django.core.cache import caches

    count, began = 0, time.perf_counter()
    while (spent := time.perf_counter() - began) < A_ROUND:
        if anew:
            caches["pages"].clear()
        if client.get(path).status_code != OK:
            raise RuntimeError(path)
        count += 1
    return count / spent


def _compare(client: Any, name: str, path: str) -> None:
    size = len(client.get(path).content)
    bare_path = f"/bare/?bytes={size}"
    client.get(bare_path)
    runs = [
        (_rate(client, path), _rate(client, path, anew=True), _rate(client, bare_path))
        for _ in range(ROUNDS)
    ]
    kept, made, bare = (statistics.median(side) for side in zip(*runs, strict=True))
    ratio = statistics.median(run[0] / run[2] for run in runs)
    anew = statistics.median(run[1] / run[2] for run in runs)
    verdict = "" if ratio >= WANTED else f"   below {WANTED}"
    print(
        f"{name:14} {size / 1024:4.0f} KB  bare {bare:6.1f}/s  "
        f"served {kept:6.1f}/s ratio {ratio:.2f}{verdict}  made anew {made:5.1f}/s ratio {anew:.2f}"
    )


if __name__ == "__main__":
    main()
