"""Keeping the index true: what a write touched is drafted again, in the write's own transaction."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

from hiwar.search import engine, facets, words
from hiwar.search.analyser import lexemes
from hiwar.search.facets import facet, month, reach
from hiwar.search.models import SearchEntry, SearchText
from hiwar.search.registry import Changed, Draft, Source, sources
from hiwar.search.words import REFERENCE

BATCH: Final = 500
DRAFTED: Final = 2  # another number where a register drafts otherwise: all is indexed again


def _version() -> int:
    """Of the analyser: another rule, word list or facet has everything indexed again."""
    told = hashlib.blake2b(Path(facets.__file__).read_bytes(), digest_size=4)
    told.update(bytes([DRAFTED]))
    for file in sorted(files(words).iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".txt")):
            told.update(file.read_bytes())
    return int.from_bytes(told.digest()) >> 1


VERSION: Final = _version()


class Touched(NamedTuple):
    """An object that something was recorded about. `changed`: its columns, none where it is new."""

    workspace_id: UUID
    object_type: str
    object_id: UUID
    changed: Changed = frozenset()


def is_watched(object_type: str, changed: Changed = frozenset()) -> bool:
    return any(source.reads(object_type, changed) for source in sources())


def refresh_touched(touched: Collection[Touched]) -> None:
    """Draft again what these objects may have changed. The current workspace is theirs."""
    by_type: dict[tuple[UUID, str, Changed], set[UUID]] = defaultdict(set)
    for each in touched:
        by_type[each.workspace_id, each.object_type, each.changed].add(each.object_id)
    for source in sources():
        ids: dict[UUID, set[UUID]] = defaultdict(set)
        for (workspace_id, object_type, changed), objects in by_type.items():
            if source.reads(object_type, changed):
                ids[workspace_id].update(source.touched[object_type](objects))
        for workspace_id, wanted in ids.items():
            refresh(workspace_id, source, wanted)


def refresh(workspace_id: UUID, source: Source, ids: Collection[UUID]) -> None:
    """Make the entries of these objects what they should be; those that are so already stay."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), BATCH):
        some = ordered[start : start + BATCH]
        drafts = source.entries(list(source.rows().filter(pk__in=some)))
        replace(workspace_id, source.key, some, drafts)


def replace(
    workspace_id: UUID, source: str, ids: Collection[UUID], drafts: Iterable[Draft]
) -> None:
    """The drafts are all that is to be found of these objects."""
    engine.open_workspace(workspace_id)
    kept = _kept(workspace_id, source, ids)
    wanted = {(draft.object_id, draft.part): draft for draft in drafts}
    fresh = [
        (draft, digest)
        for place, draft in wanted.items()
        if (digest := digest_of(draft)) != kept.get(place, (0, ""))[1]
    ]
    changed = {(draft.object_id, draft.part) for draft, _ in fresh}
    gone = [pk for place, (pk, _) in kept.items() if place not in wanted or place in changed]
    _remove(gone)
    for start in range(0, len(fresh), BATCH):
        _insert(workspace_id, source, fresh[start : start + BATCH])


def _kept(
    workspace_id: UUID, source: str, ids: Collection[UUID]
) -> dict[tuple[UUID, int], tuple[int, str]]:
    rows = SearchEntry.objects.filter(
        workspace_id=workspace_id, source=source, object_id__in=list(ids)
    )
    return {
        (object_id, part): (pk, digest)
        for pk, object_id, part, digest in rows.values_list("pk", "object_id", "part", "digest")
    }


def digest_of(draft: Draft) -> str:
    """Changes with anything the index holds of it."""
    told = repr((VERSION, draft))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _remove(ids: Sequence[int]) -> None:
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        engine.remove(some)
        SearchText.objects.filter(entry_id__in=some).delete()
        SearchEntry.objects.filter(pk__in=some)._raw_delete("default")  # noqa: SLF001 - its text is gone


def _insert(workspace_id: UUID, source: str, drafts: Sequence[tuple[Draft, str]]) -> None:
    ids = engine.fresh_ids([draft.day for draft, _ in drafts])
    rows = [
        (_entry(pk, workspace_id, source, draft, digest), lexemes_of(source, draft))
        for pk, (draft, digest) in zip(ids, drafts, strict=True)
    ]
    engine.insert(rows)
    SearchText.objects.bulk_create(
        SearchText(
            entry_id=pk, workspace_id=workspace_id, title=draft.title,
            body=draft.body, start=draft.start,
        )
        for pk, (draft, _) in zip(ids, drafts, strict=True)
    )  # fmt: skip


def _entry(pk: int, workspace_id: UUID, source: str, draft: Draft, digest: str) -> SearchEntry:
    return SearchEntry(
        id=pk, workspace_id=workspace_id, source=source, object_id=draft.object_id, part=draft.part,
        audience=draft.audience, side=draft.side, state=draft.state, party_id=draft.party_id,
        day=draft.day, year=draft.day.year if draft.day else None, digest=digest,
    )  # fmt: skip


def lexemes_of(source: str, draft: Draft) -> set[str]:
    """Its words, its number, and what results can be narrowed by."""
    found = lexemes(draft.title, draft.body, draft.other)
    if draft.reference is not None:
        found.add(f"{REFERENCE}{draft.reference}")
    return found | facets_of(source, draft)


def facets_of(source: str, draft: Draft) -> set[str]:
    day = draft.day
    told = (
        (facets.SOURCE, source), (facets.REACH, reach(source, draft.audience)),
        (facets.AUDIENCE, draft.audience), (facets.SIDE, draft.side),
        (facets.YEAR, day.year if day else None), (facets.MONTH, month(day.year, day.month) if day else None),
        (facets.STATE, draft.state), (facets.PARTY, draft.party_id),
    )  # fmt: skip
    return {facet(mark, value) for mark, value in told if value not in ("", None)}
