"""Filling the index anew, batch by batch, and checking it: the caller brings workspace and transaction."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from hiwar.search import engine
from hiwar.search.models import SearchEntry, SearchProgress
from hiwar.search.registry import Source, sources
from hiwar.search.store import VERSION, digest_of, replace

BATCH: Final = 300  # objects of one transaction


def expect_filling(workspace_id: UUID, *, anew: bool = False) -> bool:
    """Note the registers that this analyser has not gone through; whether there are any."""
    rows = {row.source: row for row in SearchProgress.objects.filter(workspace_id=workspace_id)}
    for source in sources():
        row = rows.get(source.key) or SearchProgress(workspace_id=workspace_id, source=source.key)
        if anew or row.version != VERSION:
            row.version, row.after, row.done_at = VERSION, None, None
            row.save()
    return is_behind(workspace_id)


def is_behind(workspace_id: UUID) -> bool:
    """Whether some register is not wholly indexed yet."""
    return SearchProgress.objects.filter(workspace_id=workspace_id, done_at=None).exists()


def fill_some(workspace_id: UUID, at: datetime) -> int | None:
    """Index the next objects of a register and remember how far it went; how many, None at the end."""
    row = SearchProgress.objects.filter(workspace_id=workspace_id, done_at=None).first()
    known = {source.key: source for source in sources()}
    if row is None:
        return None
    if row.source not in known:
        row.delete()
        return 0
    ids = _next(known[row.source], row.after)
    until = ids[-1] if len(ids) == BATCH else None
    _index(workspace_id, known[row.source], ids, row.after, until)
    row.after, row.done_at = (until, None) if until else (row.after, at)
    row.save()
    return len(ids)


def _next(source: Source, after: UUID | None) -> list[UUID]:
    rows = source.rows() if after is None else source.rows().filter(pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


def _index(
    workspace_id: UUID, source: Source, ids: list[UUID], after: UUID | None, until: UUID | None
) -> None:
    """Entries of objects between the two that are no more go too."""
    engine.open_workspace(workspace_id)
    held = SearchEntry.objects.filter(workspace_id=workspace_id, source=source.key)
    held = held if after is None else held.filter(object_id__gt=after)
    held = held if until is None else held.filter(object_id__lte=until)
    stale = held.exclude(object_id__in=ids).values_list("object_id", flat=True).distinct()
    drafts = source.entries(list(source.rows().filter(pk__in=ids)))
    replace(workspace_id, source.key, [*ids, *stale], drafts)


def untrue_entries(workspace_id: UUID) -> Iterator[str]:
    """What the index holds otherwise than it should, or lacks, or holds too much: each with its place."""
    engine.open_workspace(workspace_id)
    for source in sources():
        held = SearchEntry.objects.filter(workspace_id=workspace_id, source=source.key)
        kept = {(row[0], row[1]): row[2] for row in held.values_list("object_id", "part", "digest")}
        after = None
        while ids := _next(source, after):
            after = ids[-1]
            for draft in source.entries(list(source.rows().filter(pk__in=ids))):
                if kept.pop((draft.object_id, draft.part), "") != digest_of(draft):
                    yield f"{source.key} {draft.object_id} {draft.part}"
        yield from (f"{source.key} {object_id} {part}" for object_id, part in kept)
