"""Heads kept outside the database, a line a workspace, a file a day."""

import json
from datetime import date
from pathlib import Path
from uuid import UUID

from hiwar.journal.models import Head


def export_heads(folder: Path, *, on: date) -> Path:
    """Write `<folder>/<day>.jsonl`; a file of that day is replaced whole."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{on.isoformat()}.jsonl"
    lines = [
        json.dumps(
            {"workspace": str(h.workspace_id), "sequence": h.sequence, "hash": h.hash, "mac": h.mac}
        )
        for h in Head.objects.order_by("workspace_id")
    ]
    draft = target.with_suffix(".draft")
    draft.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    draft.replace(target)
    return target


def exported_heads(folder: Path) -> dict[UUID, list[tuple[int, str]]]:
    """Every head exported so far: workspace -> (sequence, hash). Raises ValueError on a broken file."""
    heads: dict[UUID, list[tuple[int, str]]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            head = json.loads(line)
            if head["sequence"]:
                heads.setdefault(UUID(head["workspace"]), []).append(
                    (head["sequence"], head["hash"])
                )
    return heads
