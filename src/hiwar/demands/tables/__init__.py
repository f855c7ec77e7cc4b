"""The dossier and its versions as tables and as papers."""

from hiwar.demands.tables.dossier import (
    demand_lines,
    demand_reference,
    demand_table,
    dossier_paper,
    words_of,
)
from hiwar.demands.tables.version_word import version_docx
from hiwar.demands.tables.versions import version_paper, version_table

__all__ = [
    "demand_lines", "demand_reference", "demand_table", "dossier_paper", "version_docx", "version_paper",
    "version_table", "words_of",
]  # fmt: skip
