"""Which kind of package a ZIP is, and where its main part lies."""

import posixpath
from typing import Final

from hiwar.intake.formats.xml_tree import parse
from hiwar.intake.formats.zip_parts import Package
from hiwar.intake.pictures.bundle import is_bundle
from hiwar.intake.refusal import IntakeError

_OFFICE_DOCUMENT: Final = "/officeDocument"
_DOCUMENT_TYPES: Final = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
)
_SHEET_TYPES: Final = (
    "spreadsheetml.sheet.main+xml",
    "spreadsheetml.template.main+xml",
)
# (in the main part's content type, kind)
_SIBLINGS: Final = (
    ("ms-word", "macro_word"),
    ("spreadsheetml", "spreadsheet"),
    ("ms-excel", "spreadsheet"),
    ("presentationml", "presentation"),
    ("ms-powerpoint", "presentation"),
)
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
_OPEN_TEXT: Final = f"{_OPEN_DOCUMENT}text"


def main_part(package: Package, max_depth: int) -> tuple[str, str]:
    """The main part of a package and what it is: `docx`, `odt`, `xlsx`, `pictures` (a ZIP of nothing
    else); `wrong_kind` names any other ZIP.
    """
    types = package.part("[Content_Types].xml")
    relations = package.part("_rels/.rels")
    if types is None or relations is None:
        if _declared(package).startswith(_OPEN_TEXT):
            return "content.xml", "odt"
        if is_bundle(package.names()):
            return "", "pictures"
        raise _other_zip(package)
    target = None
    for relation in parse(relations, max_depth):
        if relation.get("Type", "").endswith(_OFFICE_DOCUMENT):
            target = posixpath.normpath(relation.get("Target", "")).lstrip("/")
    if target is None or target not in package.names():
        raise IntakeError("broken")
    for entry in parse(types, max_depth):
        if entry.get("PartName", "").lstrip("/") == target:
            return target, _kind(entry.get("ContentType", ""))
    raise IntakeError("broken")


def _kind(content_type: str) -> str:
    if content_type.endswith(_DOCUMENT_TYPES):
        return "docx"
    if content_type.endswith(_SHEET_TYPES):
        return "xlsx"
    for word, kind in _SIBLINGS:
        if word in content_type:
            raise IntakeError("wrong_kind", variant=kind)
    raise IntakeError("wrong_kind", variant="archive", value="ZIP")


def _declared(package: Package) -> str:
    return (package.part("mimetype") or b"")[:200].decode("ascii", "replace").strip()


def _other_zip(package: Package) -> IntakeError:
    declared = _declared(package)
    if declared.startswith(_OPEN_DOCUMENT):
        form = declared.removeprefix(_OPEN_DOCUMENT)
        if form.startswith("spreadsheet"):
            return IntakeError("wrong_kind", variant="spreadsheet")
        if form.startswith("presentation"):
            return IntakeError("wrong_kind", variant="presentation")
        return IntakeError("wrong_kind", variant="odt", value="ODF")
    if declared == "application/epub+zip":
        return IntakeError("wrong_kind", variant="book")
    return IntakeError("wrong_kind", variant="archive", value="ZIP")
