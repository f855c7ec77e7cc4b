"""One document to one line of the archive: its reading, or why there is none."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from hiwar.intake import MAX_BYTES, IntakeError, extract
from hiwar.reading.reader import read
from hiwar.reading.record import Reading, Warning_
from hiwar.site.archive.walk import FILE, LINK, SPECIAL, UNOPENED, Entry, NotAFileError, contents

REFUSAL: Final = "hiwar.refusal/1"
FELL: Final = "fell"
_SAID: Final = {
    UNOPENED: {
        "ar": "تعذّر فتح هذا الملف: تحققوا من اسمه ومن حق قراءته.",
        "fr": "Ce fichier ne s’ouvre pas : vérifiez son nom et le droit de le lire.",
        "en": "This file cannot be opened: check its name and the right to read it.",
    },
    LINK: {
        "ar": "هذا رابط لا ملف، والروابط لا تُتبع. ضعوا الملف نفسه في المجلد.",
        "fr": "C’est un lien, et les liens ne sont pas suivis. Placez le fichier lui-même.",
        "en": "This is a link, and links are not followed. Put the file itself in the folder.",
    },
    SPECIAL: {
        "ar": "ليس هذا ملفا يُقرأ، بل جهاز أو قناة.",
        "fr": "Ce n’est pas un fichier, mais un périphérique ou un tube.",
        "en": "This is no file but a device or a pipe.",
    },
    FELL: {
        "ar": "سقط القارئ مرتين عند هذا الملف. احفظوا نصه وحده في ملف جديد.",
        "fr": "Le lecteur est tombé deux fois sur ce fichier. Enregistrez son texte seul.",
        "en": "The reader fell twice on this file. Save its text alone in a new file.",
    },
}  # fmt: skip
# JSON allows these raw in a string, but many readers of lines break a line at them.
_LINE_ENDS: Final = ("\x85", "\u2028", "\u2029")


def reading_of(data: bytes, name: str) -> Reading:
    """The reading of a file, intake's notices among its warnings. Raises `IntakeError`."""
    found = extract(data, name)
    reading = read(
        found.text,
        name=name,
        media_type=found.media_type,
        sha256=found.sha256,
        pages=found.pages,
    )
    notices = tuple(Warning_(f"intake.{one.code}", one.message) for one in found.warnings)
    return replace(reading, warnings=(*reading.warnings, *notices))


def line_for(root: str, entry: Entry) -> bytes:
    """The line of an entry of the folder `root`. Never raises but for want of memory to say so."""
    if entry.kind != FILE:
        return refusal(entry.name, entry.kind)
    try:
        data = contents(root, entry.name)
    except NotAFileError:
        return refusal(entry.name, SPECIAL)
    except OSError:
        return refusal(entry.name, UNOPENED)
    return line_of(data, entry.name)


def line_of(data: bytes, name: str) -> bytes:
    """The line of a document: the same bytes on any machine that runs the same reader."""
    digest = hashlib.sha256(data).hexdigest() if len(data) <= MAX_BYTES else None
    try:
        return _line(reading_of(data, name).to_json())
    except IntakeError as error:
        said = {language: error.message(language) for language in ("ar", "fr", "en")}
        return _refused(name, digest, error.code, error.variant, said)
    except Exception:  # noqa: BLE001  one document must not end the reading of all others
        return _refused(name, digest, FELL, None, _SAID[FELL])


def refusal(name: str, code: str) -> bytes:
    """The line of an entry that never reached the reader."""
    return _refused(name, None, code, None, _SAID[code])


def _refused(
    name: str, digest: str | None, code: str, variant: str | None, said: Mapping[str, str]
) -> bytes:
    error = {"code": code, "variant": variant, "message": dict(said)}
    return _line({"schema": REFUSAL, "source": {"name": name, "sha256": digest}, "error": error})


def _line(body: dict[str, Any]) -> bytes:
    text = json.dumps(body, ensure_ascii=False)
    for letter in _LINE_ENDS:
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    # A byte of a name that is no UTF-8 is a lone surrogate; written as JSON's own escape it
    # comes back as it was.
    return text.encode("utf-8", "backslashreplace") + b"\n"


_OPENING: Final = tuple(
    f'{{"schema": "{schema}", "source": {{"name": '.encode()
    for schema in ("hiwar.reading/1", REFUSAL)
)
_LONGEST_NAME: Final = 32_768


def name_in(line: bytes) -> str | None:
    """Whose line this is; None where it is not a whole line of ours."""
    whole = line.endswith(b"}\n") and b"\0" not in line
    opening = next((one for one in _OPENING if line.startswith(one)), None)
    if not whole or opening is None:
        return None
    head = line[len(opening) : len(opening) + _LONGEST_NAME].decode("utf-8", "ignore")
    try:
        name, _ = json.JSONDecoder().raw_decode(head)
    except ValueError:
        return None
    return name if isinstance(name, str) else None


def code_in(line: bytes) -> str | None:
    """Why there is no reading in this line; None where there is one."""
    if not line.startswith(_OPENING[1]):
        return None
    code: str = json.loads(line)["error"]["code"]
    return code
