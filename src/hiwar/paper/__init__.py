"""Paper: typst sources with data to PDF, Word files with their directions, in our two families."""

from hiwar.paper.dossiers import dossier_docx
from hiwar.paper.letters import letter_docx, letter_pdf
from hiwar.paper.pdf import render_pdf

__all__ = ["dossier_docx", "letter_docx", "letter_pdf", "render_pdf"]
