"""The annotations of `benchmarks/gold`, with their words filled in from the texts.

`gold/dev` was looked at while the rules were written, `gold/held_out` only to report. An annotation names
a public document (repository, path, row, digest) and holds facts by offset and type, none of its text.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[1] / "gold"
SETS = ("dev", "held_out")
_DIGEST = 16


class WrongTextError(Exception):
    """The text of this name is not the one that was annotated."""


def of_set(name: str, texts: Path) -> dict[str, dict[str, Any]]:
    """The annotations of one set by id, worded; those without a text in `texts` are left out."""
    return {
        path.stem: filled(path, texts / f"{path.stem}.txt")
        for path in sorted((GOLD / name).glob("*.json"))
        if (texts / f"{path.stem}.txt").exists()
    }


def filled(annotation: Path, text: Path) -> dict[str, Any]:
    source = text.read_bytes()
    gold: dict[str, Any] = json.loads(annotation.read_text(encoding="utf-8"))
    if hashlib.sha256(source).hexdigest()[:_DIGEST] != gold["sha256_16"]:
        raise WrongTextError(annotation.stem)
    return worded(gold, source.decode("utf-8"))


def worded(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """The annotation with `text` at each span; people as name and role, the city of the place."""

    def words(span: dict[str, Any]) -> str:
        return " ".join(text[span["start"] : span["end"]].split())

    def with_text(span: dict[str, Any] | None) -> dict[str, Any] | None:
        return {**span, "text": _plain(words(span))} if span else None

    place = with_text(gold["place"])
    if place and place.get("city"):
        place["province_or_city"] = words(place["city"])
    people = [
        {
            **person["name"],
            "name": words(person["name"]),
            "role": words(person["role"]) if person["role"] else None,
            "other_roles": [with_text(role) for role in person.get("other_roles", [])],
        }
        for person in gold["people"]
    ]
    return {
        **gold,
        "place": place,
        "issuer": with_text(gold["issuer"]),
        "organisations": [with_text(body) for body in gold["organisations"]],
        "slogan": with_text(gold["slogan"]),
        "people": people,
    }


def _plain(name: str) -> str:
    """للنقابة names النقابة."""
    return "ال" + name[2:] if name.startswith("لل") else name
