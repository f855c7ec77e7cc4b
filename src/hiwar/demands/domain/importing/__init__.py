"""A dossier on paper or in a sheet, to rows that a person looks through before anything is written."""

from hiwar.demands.domain.importing.item import Item
from hiwar.demands.domain.importing.source import (
    MOST_ROWS,
    Found,
    NothingFound,
    TooManyRows,
    items_of,
)

__all__ = ["MOST_ROWS", "Found", "Item", "NothingFound", "TooManyRows", "items_of"]
