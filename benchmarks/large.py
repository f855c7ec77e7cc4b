"""What a union of 5,000 demands costs: the dossier's mass writes and the pages beside them.

`python -m benchmarks large [WORDS]` writes the biggest union of `hiwar demo --scale 500` (SQLite;
PostgreSQL where HIWAR_DATABASE_URL names an empty database) and prints the processor time of each
deed and page, and how many statements it took. Only those whose name holds WORDS are shown; with
HIWAR_PROFILE=cumulative (or tottime) each is profiled too.
"""

import cProfile
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

IMPORTED = 1000
OK = (200, 302)
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hiwar-bench-") as home:
        os.environ.update(HIWAR_HOME=home, DJANGO_SETTINGS_MODULE="hiwar.site.settings.test")
        _prepare(home)
        from hiwar.site.demonstration.scale import load_scale

        size = next(load_scale(500))
        print(f"{size.demands} demands, {size.events} events of theirs")
        bench = Bench(sys.argv[2] if len(sys.argv) > 2 else "")
        bench.index()
        bench.run()


def _prepare(home: str) -> None:
    import django

    from hiwar.site import sqlite  # noqa: F401 - before Django takes its own sqlite3

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = f"{home}/db"
    call_command("migrate", verbosity=0)


class Bench:
    """The union's secretary, who does one thing after the other."""

    def __init__(self, words: str) -> None:
        from django.db import connection
        from django.test import Client

        from hiwar.kernel.scope import in_workspace
        from hiwar.workspaces.models import User, Workspace
        from hiwar.workspaces.queries import actor_in

        self.words = words
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        user = User.objects.get(username="scale")
        self.workspace = Workspace.objects.get(slug="scale-1")
        with in_workspace(self.workspace.id):
            self.actor = actor_in(self.workspace.id, user.id)
        self.client = Client()
        self.client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def measure(self, name: str, deed: Callable[[], Any]) -> Any:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        profile = cProfile.Profile() if os.environ.get("HIWAR_PROFILE") else None
        began = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            if profile is not None and self.words in name:
                profile.enable()
            result = deed()
            if profile is not None:
                profile.disable()
        taken = time.process_time() - began
        if self.words in name:
            print(f"{name:34} {taken:7.2f} s {len(queries):6} statements", flush=True)
            if profile is not None:
                pstats.Stats(profile).sort_stats(os.environ["HIWAR_PROFILE"]).print_stats(45)
        return result

    def page(self, name: str, path: str) -> None:
        def get() -> None:
            status = self.client.get(f"/w/scale-1/{path}").status_code
            if status not in OK:
                raise RuntimeError(f"{path}: {status}")

        get()
        self.measure(f"page: {name}", get)

    def run(self) -> None:
        from hiwar.kernel.scope import in_workspace

        self.page("dossier", "dossier/")
        with in_workspace(self.workspace.id):
            self._versions()
        for name, path in (
            ("versions", "dossier/versions/"),
            ("comparison, with the living", "dossier/compare/"),
            ("next dossier", "dossier/next/"),
            ("submission", "dossier/submit/"),
        ):
            self.page(name, path)
        with in_workspace(self.workspace.id):
            self._succession()
        self.page("comparison, after succession", "dossier/compare/")
        with in_workspace(self.workspace.id):
            self._import()

    def index(self) -> None:
        """As it stands after any day of work: what the search holds is true."""
        from hiwar.kernel.clock import now
        from hiwar.kernel.scope import in_workspace
        from hiwar.search.filling import expect_filling, fill_some

        with in_workspace(self.workspace.id):
            expect_filling(self.workspace.id)
            while fill_some(self.workspace.id, now()) is not None:
                pass

    def _versions(self) -> None:
        from hiwar.demands import domain
        from hiwar.demands.queries import current_dossier
        from hiwar.kernel.clock import now, today
        from hiwar.organizations.models import Organization

        dossier = current_dossier()
        theirs = Organization.objects.filter(kind="administration").first()
        about: dict[str, Any] = {"actor": self.actor, "at": now(), "dossier": dossier}
        self.measure("freeze", lambda: domain.freeze_dossier(**about, as_of=today()))
        self.measure("recommend the rest", lambda: domain.recommend_the_rest(**about))
        self.page("recommendations", "dossier/recommend/")
        self.page("adoption", "dossier/adopt/")
        self.measure("adopt", lambda: domain.adopt_dossier(**about, adopted_on=today()))
        self.measure(
            "submit",
            lambda: domain.submit_dossier(**about, administration=theirs, sent_on=today()),
        )

    def _succession(self) -> None:
        from hiwar.demands import domain
        from hiwar.demands.queries import current_dossier
        from hiwar.kernel.clock import now, today

        deed: dict[str, Any] = {"actor": self.actor, "at": now(), "dossier": current_dossier()}
        self.measure(
            "open the next dossier",
            lambda: domain.succeed_dossier(
                **deed, opened_on=today() + timedelta(days=1), title_ar="الملف المطلبي الموالي"
            ),
        )

    def _import(self) -> None:
        from hiwar.demands import domain
        from hiwar.demands.queries import current_dossier
        from hiwar.kernel.clock import now

        deed: dict[str, Any] = {"actor": self.actor, "at": now()}
        data = _table(IMPORTED).encode()
        batch = domain.import_file(**deed, dossier=current_dossier(), data=data, name="dossier.csv")
        self.measure(
            "import of 1,000 rows: look through",
            lambda: domain.read_imports(**deed, document=batch.document),
        )
        batch.refresh_from_db()
        self.page("import", f"dossier/import/{batch.pk}/")
        self.measure(
            "import of 1,000 rows: enter", lambda: domain.commit_import(**deed, batch=batch)
        )


def _table(number: int) -> str:
    """Rows with a theme, a day, an answer, like none of the register and none of the others."""
    import random

    draw = random.Random(7)
    lines = ["الباب;المطلب;التاريخ;الحالة;الجواب;تاريخ الجواب"]
    for place in range(number):
        words = " ".join("".join(draw.sample(LETTERS, 5)) for _word in range(7))
        day = place % 28 + 1
        lines.append(
            f"الباب {place % 12 + 1};{words};2023-05-{day:02};وعد;"
            f"ستدرس الإدارة الملف رقم {place};2023-11-{day:02}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
