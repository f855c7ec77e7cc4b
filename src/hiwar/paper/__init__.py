"""Paper: typst sources with data to PDF, in our two families and no other."""

from hiwar.paper.pdf import render_pdf

__all__ = ["render_pdf"]
