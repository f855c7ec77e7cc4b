"""A line above the text that says who reported it, from where, for which paper."""

import re

from hiwar.language.gazetteer import areas_named
from hiwar.language.names import is_given_name
from hiwar.language.wordlists import word_set

_PARTS = re.compile(r"\s*[-–—|/:،()]\s*|\sمن\s")
_PAPERS = word_set(
    "جريده نيوز بريس متابعه مراسله مراسلنا موقع وكاله خاص صحيفه ومع اخبار تيفي راديو تحرير مكتب"
)
_MOST_WORDS, _MOST_PARTS, _LONGEST_NAME = 11, 4, 4


def is_byline(text: str) -> bool:
    """«سعاد لمرابط من وجدة - جريدة المرسى», «الرباط – متابعة», or a name alone; `text` is folded."""
    parts = [part for part in _PARTS.split(text) if part]
    if not parts or len(parts) > _MOST_PARTS or len(text.split()) > _MOST_WORDS:
        return False
    names = [part for part in parts if _is_name(part)]
    sources = [part for part in parts if _is_source(part)]
    if len(parts) == 1:
        return bool(names) and len(text.split()) < _LONGEST_NAME
    return len(names) + len(sources) == len(parts) and bool(sources)


def _is_name(part: str) -> bool:
    words = part.split()
    named = bool(words) and (is_given_name(words[0]) or words[0] == "عبد")
    return named and 1 < len(words) <= _LONGEST_NAME and not areas_named(part)


def _is_source(part: str) -> bool:
    return bool(areas_named(part) or areas_named(part.removeprefix("ب"))) or any(
        word.removeprefix("ال") in _PAPERS for word in part.split()
    )
