"""Signs that Tesseract's Arabic model takes for others, put right where only one reading is possible.

Letters and figures are never touched: a doubtful word stays as it was seen, with its doubt.
"""

import re
from dataclasses import replace
from typing import Final

from hiwar.intake.pictures.tesseract import Seen

_SIGNS: Final = str.maketrans({",": "،", ";": "؛", "?": "؟"})
_AFTER_LETTERS: Final = re.compile(r"(?<=[\u0620-\u0652\d])[,;?]+(?=[\"”»)]*$)")
_BEFORE_LETTERS: Final = re.compile(r"^[,;](?=[\u0620-\u064a])")
# A hamza alone ends no word after these letters: it is a comma drawn close.
_COMMA_AS_HAMZA: Final = re.compile(r"(?<=[\u0620-\u064a][ةىنمتهكقحجخغصضثذظع])ء$")
_CLOSING: Final = re.compile(r"(?<=[\u0620-\u0652\d])[»”]$")


def spelled(words: list[Seen]) -> list[Seen]:
    """The words of one right-to-left line; as many come back as were given."""
    found: list[Seen] = []
    opened = 0
    for word in words:
        text = _AFTER_LETTERS.sub(lambda signs: signs[0].translate(_SIGNS), word.text)
        text = _BEFORE_LETTERS.sub(lambda signs: signs[0].translate(_SIGNS), text)
        text = _COMMA_AS_HAMZA.sub("،", text)
        if text in {",", ";", "?"}:
            text = text.translate(_SIGNS)
        opened += text.count("«") + text.count("“")
        # Amiri's comma is read as a closing quotation mark; nothing was opened on this line.
        if not opened and (_CLOSING.search(text) or (text == "»" and found)):
            text = text[:-1] + "،"
        opened -= min(opened, text.count("»") + text.count("”"))
        found.append(word if text == word.text else replace(word, text=text))
    return found
