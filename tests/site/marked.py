"""Every word the project marks for translation, and every word its catalogs say."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import hiwar

ROOT = Path(hiwar.__file__).parent
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy", "counted"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
COUNTED = re.compile(r'{%\s*counted\s+\S+\s+"([^"]*)"\s+"([^"]*)"')
NOT_OURS = ("language", "intake", "reading", "matching")  # no gettext there

Key = tuple[str | None, str]


def apps() -> list[str]:
    return sorted(
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and path.name not in NOT_OURS and not path.name.startswith("__")
    )


def marked_in(app: str) -> set[Key]:
    """(context, msgid) of everything marked in the code and templates of an app."""
    found: set[Key] = set()
    for path in (ROOT / app).rglob("*.py"):
        found |= set(_extracted(path.read_text("utf-8")))
    for path in [*(ROOT / app).rglob("*.html"), *(ROOT / app).rglob("*.txt")]:
        if "/locale/" in str(path):
            continue
        source = path.read_text("utf-8")
        flat = "\n".join(line.strip() for line in templatize(source).splitlines())
        found |= set(_extracted(flat))
        found |= {(None, match.group(1)) for match in COUNTED.finditer(source)}
    return found


def _extracted(source: str) -> Iterator[Key]:
    calls = extract("python", BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"})
    for _line, message, _comments, context in calls:
        yield context, message[0] if isinstance(message, tuple) else message


def said_in(app: str, language: str) -> dict[Key, Any]:
    """(context, msgid) -> what the catalog of an app says; empty where it has none."""
    path = ROOT / app / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    messages = [message for message in catalog if message.id]
    return {
        (each.context, each.id[0] if isinstance(each.id, tuple) else each.id): each
        for each in messages
    }


def missing(app: str, language: str) -> set[Key]:
    return marked_in(app) - set(said_in(app, language))
