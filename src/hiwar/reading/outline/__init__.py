"""The outline of a document: its lines by what they are, its sentences, its words."""

from hiwar.reading.outline.document import Outline, Sentence, outline_of
from hiwar.reading.outline.lines import Line

__all__ = ["Line", "Outline", "Sentence", "outline_of"]
