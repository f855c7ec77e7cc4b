"""Compile every django.po beside it, for the wheel (hatchling calls it) and for the checkout (`make setup`)."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, where hatchling is not installed
    BuildHookInterface = object  # type: ignore[assignment,misc]


def compile_messages(root: Path) -> list[Path]:
    """Write `<name>.mo` for each `<name>.po` under `root` and return the files written."""
    written = []
    for source in sorted(root.glob("src/hiwar/**/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalog = read_po(stream, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalog)
        written.append(target)
    return written


class MessagesHook(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Hatchling's build hook."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        compile_messages(Path(self.root))


if __name__ == "__main__":
    compile_messages(Path(__file__).resolve().parent.parent)
