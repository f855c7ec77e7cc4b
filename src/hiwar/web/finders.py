"""Staticfiles finder for what is built rather than written: sheet, sprite, fonts, htmx."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import get_files
from django.core.files.storage import FileSystemStorage, Storage

from hiwar.web.assets import built_directories


class BuiltAssets(BaseFinder):
    """Serves the directories of `assets.built_directories`, building them on first use."""

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        wants_all = find_all or bool(kwargs.get("all"))
        found = [str(place / path) for place in built_directories() if self._holds(place, path)]
        if wants_all:
            return found
        return found[0] if found else []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for place in built_directories():
            storage = FileSystemStorage(location=place)
            for path in get_files(storage, list(ignore_patterns or [])):
                yield path, storage

    @staticmethod
    def _holds(place: Path, path: str) -> bool:
        target = (place / path).resolve()
        return target.is_relative_to(place.resolve()) and target.is_file()
