"""How much two sentences say the same, by their words: a suggestion for a person, never a verdict."""

from hiwar.language.folding import fold
from hiwar.language.stems import light_stem
from hiwar.language.wordlists import word_set

_EMPTY_WORDS = word_set(
    """
    في من الي علي عن مع او ثم كما قد لا ان انه انها التي الذي الذين هذه هذا ذلك تلك كل جميع
    عبر بين لدي حول خلال بعض غير ما مما وفق حسب ضمن قصد لصالح لفائده خاصه بما كافه
    """
)
_SHORTEST = 2


def content_stems(text: str) -> dict[str, str]:
    """Stem to the word as written, in order, without words that carry nothing."""
    found: dict[str, str] = {}
    for word in fold(text).split():
        bare = word[1:] if word[:1] == "و" and word[1:] in _EMPTY_WORDS else word
        if bare in _EMPTY_WORDS or len(bare) < _SHORTEST:
            continue
        found.setdefault(light_stem(bare), word)
    return found


def similarity(a: str, b: str) -> tuple[float, list[str]]:
    """Likeness from 0 to 1 and the words of `a` that both share.

    Half Dice over all stems, half how far the shorter stands within the longer, so that a bullet
    which repeats a demand in fewer words is still found.
    """
    return overlap(content_stems(a), content_stems(b))


def overlap(left: dict[str, str], right: dict[str, str]) -> tuple[float, list[str]]:
    """`similarity` of two texts whose stems are known already."""
    if not left or not right:
        return 0.0, []
    shared = [word for stem, word in left.items() if stem in right]
    dice = 2 * len(shared) / (len(left) + len(right))
    within = len(shared) / min(len(left), len(right))
    return round((dice + within) / 2, 4), shared
