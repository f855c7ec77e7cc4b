"""The tables and papers of the demonstration, as package data."""

import tomllib
from importlib.resources import files
from typing import Any

_HERE = files("hiwar.site.demonstration")


def table(name: str) -> dict[str, Any]:
    """`tables/<name>.toml`."""
    content: dict[str, Any] = tomllib.loads((_HERE / "tables" / f"{name}.toml").read_text("utf-8"))
    return content


def paper(name: str) -> str:
    """`papers/<name>.txt`, days not yet filled in."""
    return (_HERE / "papers" / f"{name}.txt").read_text("utf-8")
