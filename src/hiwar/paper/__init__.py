"""Paper: typst sources with data to PDF, Word files with their directions, in our two families."""

from hiwar.paper.letters import letter_docx, letter_pdf
from hiwar.paper.pdf import render_pdf

__all__ = ["letter_docx", "letter_pdf", "render_pdf"]
