"""Are all words of the code translated? Messages are extracted as Django would and looked up in every catalog.

`python tools/messages.py APP` prints what an app's catalogs lack, ready to paste.
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "hiwar"
LANGUAGES = ("ar", "fr")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
    "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3), "counted_words": (1, 2),
}  # fmt: skip
COUNTED = re.compile(r"""\{%\s*counted\s+\S+\s+("(?:[^"\\]|\\.)*")\s+("(?:[^"\\]|\\.)*")""")

Key = tuple[str | None, str, str | None]


def messages_in(app: Path) -> set[Key]:
    """(context, singular, plural) of every message in an app's Python files and templates."""
    found: set[Key] = set()
    for path in sorted(app.rglob("*.py")):
        if "migrations" not in path.parts:
            found |= _extracted(path.read_bytes(), "python")
    for path in sorted([*app.rglob("templates/**/*.html"), *app.rglob("templates/**/*.txt")]):
        found |= _in_template(path)
    return {key for key in found if key[1].strip()}


def _extracted(source: bytes, method: str) -> set[Key]:
    keys: set[Key] = set()
    for _line, message, _comments, context in extract(
        method, io.BytesIO(source), keywords=KEYWORDS
    ):
        words = message if isinstance(message, tuple) else (message,)
        if words and words[0]:
            keys.add((context, words[0], words[1] if len(words) > 1 else None))
    return keys


def _in_template(path: Path) -> set[Key]:
    from django.utils.translation.template import templatize

    text = path.read_text("utf-8")
    keys = _extracted(templatize(text, origin=str(path)).encode(), "javascript")
    return keys | {(None, one[1:-1], many[1:-1]) for one, many in COUNTED.findall(text)}


Said = tuple[str, tuple[str | None, str], object]


@cache
def known(language: str) -> dict[tuple[str | None, str], object]:
    """Every translated message of every catalog: Django merges them all, and so do we."""
    return {key: words for _app, key, words in said_in(sorted(SOURCE.iterdir()), language)}


def said_in(apps: Iterable[Path], language: str) -> Iterator[Said]:
    """(app, (context, msgid), translation) of every message that is translated."""
    for path in (app / f"locale/{language}/LC_MESSAGES/django.po" for app in apps):
        if not path.exists():
            continue
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=language)
        for message in catalog:
            if message.id and message.string and not message.fuzzy:
                one = message.id[0] if isinstance(message.id, tuple) else message.id
                strings = message.string if isinstance(message.string, tuple) else (message.string,)
                if all(strings):
                    yield path.parents[3].name, (message.context, one), message.string


def lacking(app: Path, language: str) -> list[Key]:
    words = known(language)
    return sorted(
        (
            key
            for key in messages_in(app)
            if (key[0], key[1]) not in words and not _by_django(key, language)
        ),
        key=str,
    )


def _by_django(key: Key, language: str) -> bool:
    """Django's own catalogs translate a few of our words («Search»)."""
    from django.utils import translation

    with translation.override(language):
        return key[0] is None and translation.gettext(key[1]) != key[1]


def clashes(said: Iterable[Said]) -> Iterator[str]:
    """Messages that two catalogs translate otherwise: of those merged, the first app's word wins."""
    rooms: dict[tuple[str | None, str, bool], dict[object, list[str]]] = {}
    for app, key, words in said:
        is_counted = isinstance(words, tuple)  # gettext keeps these under keys of their own
        rooms.setdefault((*key, is_counted), {}).setdefault(words, []).append(app)
    for (_context, one, _counted), found in sorted(rooms.items(), key=str):
        if len(found) > 1:
            told = "; ".join(f"{', '.join(apps)} {words!r}" for words, apps in found.items())
            yield f"translated in several ways: {one!r}: {told}"


def clashing_translations() -> Iterator[str]:
    for language in LANGUAGES:
        for clash in clashes(said_in(sorted(SOURCE.iterdir()), language)):
            yield f"{language}: {clash}"


def missing_translations() -> Iterator[str]:
    for app in sorted(path for path in SOURCE.iterdir() if path.is_dir()):
        for language in LANGUAGES:
            for _context, words, _plural in lacking(app, language):
                yield f"{app.name}: not translated to {language}: {words!r}"


def main() -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.site.settings.test")
    django.setup()
    for name in sys.argv[1:]:
        for language in LANGUAGES:
            print(f"# {name} {language}")
            for context, one, many in lacking(SOURCE / name, language):
                print(
                    "".join(
                        [
                            f'msgctxt "{context}"\n' if context else "",
                            f'msgid "{one}"\n',
                            f'msgid_plural "{many}"\n' if many else "",
                        ]
                    )
                    + 'msgstr ""\n'
                )


if __name__ == "__main__":
    main()
