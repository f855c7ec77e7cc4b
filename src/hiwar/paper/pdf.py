"""A typst template of ours and its data to a tagged PDF."""

import json
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import typst

ROOT: Final = Path(__file__).resolve().parent.parent
FONT_PACKAGES: Final = ("fontpkg_ibm_plex_sans_arabic", "fontpkg_amiri")


def render_pdf(template: str, data: Mapping[str, Any], *, at: datetime | None = None) -> bytes:
    """Compile `template` (a path under the package, `demands/paper/dossier.typ`).

    `data` reaches it as JSON in `sys.inputs.data`, never as source: what people typed is not run.
    `at` is the date written into the file. Raises typst.TypstError for a fault in the template.
    """
    return typst.compile(
        ROOT / template,
        root=ROOT,
        font_paths=[Path(str(files(package).joinpath("files"))) for package in FONT_PACKAGES],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(at.timestamp()) if at else None,
    )
