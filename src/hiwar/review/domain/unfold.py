"""From a reading in the contract's shape to a flat list of findings, in the order of review."""

from dataclasses import dataclass
from typing import Any

from hiwar.review.vocabulary import ORDER, FindingKind

Json = dict[str, Any]
EVENTLESS = ("statement", "other", "not_in_genre")


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it has a row."""

    kind: FindingKind
    key: str
    spans: list[list[int]]
    value: Json
    certainty: float
    rule: str
    parent_key: str = ""
    warned: bool = False


def unfold(reading: Json) -> list[Draft]:
    """Every fact of `reading` that a person can judge, numbered by its place in this list."""
    drafts = [
        *[_organization(found) for found in reading["organizations"]],
        *_meeting(reading),
        *[_person(found) for found in reading["people"]],
        *[_group(found, number) for number, found in enumerate(reading["attendees"])],
        *[_item(found) for found in reading["items"]],
    ]
    return sorted(
        drafts, key=lambda draft: (ORDER[draft.kind], draft.spans[0][0], -draft.spans[0][1])
    )


def _spans(evidence: Any) -> list[list[int]]:
    places = evidence if isinstance(evidence, list) else [evidence]
    return [[place["start"], place["end"]] for place in places]


def _organization(found: Json) -> Draft:
    value = {
        "name": found["name"],
        "kind": found.get("kind") or "other",
        "parent": found.get("parent"),
    }
    return Draft(
        FindingKind.ORGANIZATION, found["id"], _spans(found["evidence"]), value,
        found["certainty"], found["rule"], found.get("parent") or "",
    )  # fmt: skip


def _meeting(reading: Json) -> list[Draft]:
    kind, day, place, slogan = (reading[part] for part in ("kind", "date", "place", "slogan"))
    parts = [part for part in (day, place, slogan, reading["issuer"]) if part]
    if kind["value"] in EVENTLESS or not (parts or kind["evidence"]):
        return []
    spans = [
        span
        for part in (day, place, kind, slogan)
        if part and part["evidence"]
        for span in _spans(part["evidence"])
    ]
    spans = spans or _spans(parts[0]["evidence"])
    issuer = reading["issuer"] or {}
    value = {
        "kind": kind["value"], "ordinal": kind.get("ordinal"), "issuer": issuer.get("organization"),
        "organ": issuer.get("organ"), "date": (day or {}).get("iso"), "time": (day or {}).get("time"),
        "precision": (day or {}).get("precision") or "day",
        "place": (place or {}).get("name"), "area_code": (place or {}).get("area_code"),
        "slogan": (slogan or {}).get("text"),
        "counterparts": [found["organization"] for found in reading["counterparts"]],
    }  # fmt: skip
    certainty = min(part["certainty"] for part in [kind, *([day] if day else [])])
    warned = bool(day) and day.get("weekday_agrees") is False
    return [
        Draft(FindingKind.MEETING, "meeting", spans, value, certainty, kind["rule"], warned=warned)
    ]


def _person(found: Json) -> Draft:
    keep = ("name", "honorific", "role", "other_roles", "organization", "side", "event")
    value = {key: found.get(key) for key in keep}
    spans = _spans(found["evidence"])
    role = found.get("role_evidence")
    if role and [role["start"], role["end"]] not in spans:
        spans.append([role["start"], role["end"]])
    return Draft(FindingKind.PERSON, found["id"], spans, value, found["certainty"], found["rule"])


def _group(found: Json, number: int) -> Draft:
    value = {"text": found["text"], "side": found["side"], "count": found.get("count")}
    return Draft(
        FindingKind.GROUP, f"group:{number}", _spans(found["evidence"]), value,
        found["certainty"], found["rule"],
    )  # fmt: skip


def _item(found: Json) -> Draft:
    dropped = ("id", "type", "evidence", "certainty", "rule", "parent")
    value = {key: content for key, content in found.items() if key not in dropped}
    when = value.get("when") or {}
    return Draft(
        FindingKind(found["type"]), found["id"], _spans(found["evidence"]), value,
        found["certainty"], found["rule"], found["parent"] or "",
        warned=when.get("weekday_agrees") is False,
    )  # fmt: skip
