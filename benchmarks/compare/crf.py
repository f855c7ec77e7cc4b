"""Names of people and organizations by a conditional random field, trained on public annotated Arabic.

The data is a file of lines «word TAG [inner TAG ...]» with a blank line between sentences, as
`data/train.txt` of the repository SinaLab/ArabicNER (MIT) has it; it is never part of this project.
The features are the usual ones: the word, its ends, its shape, two words on each side.
"""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hiwar.language import fold, tokens

WANTED = {"PERS": "people", "ORG": "organizations"}
_MARK = "$#$"
Tagged = list[tuple[str, str]]


def sentences(data: Path) -> Iterator[Tagged]:
    """Words with the outermost tag of a person or an organization."""
    sentence: Tagged = []
    for line in data.read_text(encoding="utf-8").splitlines():
        word, *tags = line.split() or [""]
        if not word or word == _MARK:
            if sentence:
                yield sentence
            sentence = []
        else:
            known = (tag for tag in tags if tag[2:] in WANTED)
            sentence.append((word, next(known, "O")))
    if sentence:
        yield sentence


class NameTagger:
    """Trains at once; `entities` then finds names in a text."""

    def __init__(self, data: Path) -> None:
        import pycrfsuite

        trainer = pycrfsuite.Trainer(verbose=False)
        trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 100})
        for sentence in sentences(data):
            trainer.append(features([word for word, _ in sentence]), [tag for _, tag in sentence])
        with tempfile.NamedTemporaryFile(suffix=".crfsuite") as model:
            trainer.train(model.name)
            self._bytes = Path(model.name).read_bytes()
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._bytes)

    def entities(self, text: str) -> Iterator[tuple[str, int, int]]:
        """`people` or `organizations` with the span of the name."""
        for start, end in _sentence_spans(text):
            words = tokens(text[start:end])
            if not words:
                continue
            tags = self._tagger.tag(features([word.text for word in words]))
            for kind, first, last in _runs(tags):
                yield WANTED[kind], start + words[first].start, start + words[last].end


def _sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in re.finditer(r"[.؟!\n]+", text):
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)


def _runs(tags: list[str]) -> Iterator[tuple[str, int, int]]:
    first, kind = -1, ""
    for place, tag in enumerate([*tags, "O"]):
        if first >= 0 and tag != f"I-{kind}":
            yield kind, first, place - 1
            first = -1
        if tag.startswith("B-") or (first < 0 and tag.startswith("I-")):
            first, kind = place, tag[2:]


def features(words: list[str]) -> list[list[str]]:
    plain = [fold(word) or word for word in words]
    return [_of_word(plain, place) for place in range(len(plain))]


def _of_word(words: list[str], place: int) -> list[str]:
    word = words[place]
    found = ["bias", f"w={word}", f"digit={word.isdigit()}", f"al={word.startswith('ال')}"]
    for size in (1, 2, 3):
        found += [f"p{size}={word[:size]}", f"s{size}={word[-size:]}"]
    for step in (-2, -1, 1, 2):
        at = place + step
        found.append(f"{step}={words[at] if 0 <= at < len(words) else '-'}")
    return found
