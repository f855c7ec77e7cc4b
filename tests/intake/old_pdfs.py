"""PDFs as old and careless programs write Arabic: drawn glyph by glyph from the left, in shapes.

Letters are shaped and turned around by rules of our own small enough to read here, and written with
a font that is named and not embedded: readers of text go by its ToUnicode table alone.
"""

import re
import unicodedata

from tests.intake.samples import pdf_objects

_FORMS = {}
for _code in [*range(0xFE80, 0xFEFD)]:
    _kind, *_base = unicodedata.decomposition(chr(_code)).split()
    _FORMS["".join(chr(int(each, 16)) for each in _base), _kind] = chr(_code)
_LAM_ALEF = re.compile("ل[اأإآ]")
_PAIRS = str.maketrans("()[]«»", ")(][»«")


def _joins(letter, side):
    """Whether a letter joins the one after it («<initial>») or the one before («<final>»)."""
    return (letter, side) in _FORMS


def shaped(words):
    """Arabic presentation forms B, lam-alef as one."""
    pieces = re.findall("ل[اأإآ]|.", words)
    out = []
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else " "
        after = pieces[at + 1] if at + 1 < len(pieces) else " "
        back = len(before) == 1 and _joins(before, "<initial>") and _joins(piece, "<final>")
        ahead = _joins(piece, "<initial>") and _joins(after, "<final>")
        kind = {(0, 0): "<isolated>", (0, 1): "<initial>", (1, 0): "<final>", (1, 1): "<medial>"}
        out.append(_FORMS.get((piece, kind[back, ahead]), piece))
    return "".join(out)


def drawn(words):
    """The line as it stands on paper from left to right: figures and Latin words keep their order."""
    runs = re.findall(r"[0-9]+(?:[.,:/][0-9]+)*%?|[A-Za-z]+|.", words)
    return [run.translate(_PAIRS) if len(run) == 1 else run for run in reversed(runs)]


def pdf_drawn(lines, *, forms=True, mapped=lambda glyph: glyph, table=True, order="visual"):
    """A page of right-aligned lines. `mapped(glyph)` is what the ToUnicode table says of a glyph.

    `order`: `visual`, a line at once from the left; `typed`, letter by letter, each put in its place
    from the right as it was typed; `wrong`, as typed but from the left, as the page shows it too.
    """
    glyphs = []
    rows = []
    for line in lines:
        words = shaped(line) if forms else line
        row = list(words) if order == "wrong" else [glyph for run in drawn(words) for glyph in run]
        glyphs += [glyph for glyph in row if glyph not in glyphs]
        rows.append(row)
    draw = b"BT /F1 12 Tf "
    for number, row in enumerate(rows):
        left = 560 - 6 * len(row)
        codes = [f"{glyphs.index(glyph) + 1:04x}" for glyph in row]
        height = 800 - 20 * number
        if order == "typed":
            for place in reversed(range(len(codes))):
                draw += f"1 0 0 1 {left + 6 * place} {height} Tm <{codes[place]}> Tj ".encode()
        else:
            draw += f"1 0 0 1 {left} {height} Tm <{''.join(codes)}> Tj ".encode()
    draw += b"ET"
    told = "".join(
        f"<{number:04x}> <{mapped(glyph).encode('utf-16-be').hex()}>\n"
        for number, glyph in enumerate(glyphs, 1)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(glyphs)} beginbfchar\n{told}endbfchar endcmap end end"
    ).encode()
    to_unicode = " /ToUnicode 8 0 R" if table else ""
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(draw) + draw + b"\nendstream",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Old /Encoding /Identity-H /DescendantFonts [6 0 R]{to_unicode} >>".encode(),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Old /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 500 >>",
        b"<< /Type /FontDescriptor /FontName /Old /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        b"/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
        b"<< /Length %d >>\nstream\n" % len(cmap) + cmap + b"\nendstream",
    )
