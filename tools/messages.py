"""Are all words of the code translated? Messages are extracted as Django would and looked up in every catalog.

`python tools/messages.py APP` prints what an app's catalogs lack, ready to paste.
"""

import io
import re
import sys
from collections.abc import Iterator
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


@cache
def known(language: str) -> dict[tuple[str | None, str], object]:
    """Every translated message of every catalog: Django merges them all, and so do we."""
    words: dict[tuple[str | None, str], object] = {}
    for path in sorted(SOURCE.glob(f"**/locale/{language}/LC_MESSAGES/django.po")):
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=language)
        for message in catalog:
            if message.id and message.string and not message.fuzzy:
                one = message.id[0] if isinstance(message.id, tuple) else message.id
                strings = message.string if isinstance(message.string, tuple) else (message.string,)
                if all(strings):
                    words[message.context, one] = message.string
    return words


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
