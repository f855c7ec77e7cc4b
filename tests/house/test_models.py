"""What import-linter cannot see: foreign keys point down, rows belong to workspaces, words are in the glossary."""

import re
import tomllib
from pathlib import Path

from django.apps import apps

from hiwar.kernel.models import ScopedRow

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE_WORKSPACES = {
    "workspaces.Workspace": "the tenant itself",
    "workspaces.User": "a person may hold a place in several workspaces",
    "places.Area": "Morocco's regions, provinces and communes are everybody's",
    "journal.Head": "carries a plain workspace id",
    "journal.Entry": "carries a plain workspace id",
    "journal.Payload": "carries a plain workspace id",
    "search.SearchEntry": "carries a plain workspace id",
    "search.SearchText": "carries a plain workspace id",
    "search.SearchProgress": "carries a plain workspace id",
}


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("hiwar.")]


def floors() -> dict[str, int]:
    """Room -> height, from the contract itself."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contract = next(c for c in config["tool"]["importlinter"]["contracts"] if c["id"] == "floors")
    layers = reversed(contract["layers"])
    return {
        room: height for height, layer in enumerate(layers) for room in re.findall(r"\w+", layer)
    }


def test_foreign_keys_point_down_or_stay_in_their_room():
    height = floors()
    for model in ours():
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and not field.auto_created else None
            if target is None or not target.__module__.startswith("hiwar."):
                continue
            here, there = model._meta.app_label, target._meta.app_label
            assert here == there or height[there] < height[here], f"{model.__name__}.{field.name}"


def test_every_row_belongs_to_a_workspace_but_those_listed():
    through = {model for model in ours() if model._meta.auto_created}
    free = {
        model._meta.label
        for model in ours()
        if not issubclass(model, ScopedRow) and model not in through
    }
    assert free == set(OUTSIDE_WORKSPACES)


def test_every_model_has_a_row_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = set(re.findall(r"^\|[^|]*\|[^|]*\| `(\w+)`", glossary, re.MULTILINE))
    named = {model.__name__ for model in ours() if not model._meta.auto_created}
    assert named <= rows, named - rows
