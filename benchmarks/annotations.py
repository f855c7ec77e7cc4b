"""`python -m benchmarks.annotations TEXTS OUT`: the annotations of `gold/` with their words filled in.

`gold/<id>.json` names a public document (repository, path, row, digest) and holds facts by offset and
type, none of its text. TEXTS holds <id>.txt; a text of another digest is refused by name.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
_DIGEST = 16


def main() -> None:
    texts, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(GOLD.glob("*.json")):
        source = (texts / f"{path.stem}.txt").read_bytes()
        gold = json.loads(path.read_text(encoding="utf-8"))
        if hashlib.sha256(source).hexdigest()[:_DIGEST] != gold["sha256_16"]:
            raise SystemExit(f"{path.stem}: this is not the text that was annotated")
        body = json.dumps(worded(gold, source.decode("utf-8")), ensure_ascii=False, indent=1)
        (out / path.name).write_text(body, encoding="utf-8")


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
        {**person["name"], "name": words(person["name"]), "role": _role(person["role"], words)}
        for person in gold["people"]
    ]
    return {
        **gold,
        "place": place,
        "issuer": with_text(gold["issuer"]),
        "organisations": [with_text(body) for body in gold["organisations"]],
        "people": people,
    }


def _role(span: dict[str, Any] | None, words: Any) -> str | None:
    return words(span) if span else None


def _plain(name: str) -> str:
    """للنقابة names النقابة."""
    return "ال" + name[2:] if name.startswith("لل") else name


if __name__ == "__main__":
    main()
