"""French words of the field, folded: lower case, no accents. And how far a French name reaches."""

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.outline import Outline

HEADS = {
    "syndicat": "union", "union": "union", "federation": "union", "confederation": "confederation",
    "centrale": "confederation", "organisation": "union", "association": "association",
    "ligue": "league", "mutuelle": "mutual", "parti": "party", "coordination": "committee",
    "collectif": "committee", "comite": "committee", "front": "committee", "reseau": "association",
    "observatoire": "association", "forum": "association", "amicale": "association",
    "cooperative": "association", "fondation": "other", "ministere": "administration",
    "direction": "administration", "delegation": "administration", "agence": "administration",
    "office": "administration", "caisse": "administration", "wilaya": "administration",
    "prefecture": "administration", "academie": "administration", "universite": "other",
    "societe": "employer", "groupe": "employer", "compagnie": "employer", "banque": "employer",
}  # fmt: skip
LETTERS = {
    "umt": ("Union marocaine du travail", "confederation"),
    "cdt": ("Confédération démocratique du travail", "confederation"),
    "ugtm": ("Union générale des travailleurs du Maroc", "confederation"),
    "untm": ("Union nationale du travail au Maroc", "confederation"),
    "fdt": ("Fédération démocratique du travail", "confederation"),
    "odt": ("Organisation démocratique du travail", "confederation"),
}
# Names of the central unions in the other language: one body, whichever script names it.
ARABIC = {
    "union marocaine du travail": "الاتحاد المغربي للشغل",
    "confederation democratique du travail": "الكونفدرالية الديمقراطية للشغل",
    "union generale des travailleurs du maroc": "الاتحاد العام للشغالين بالمغرب",
    "union nationale du travail au maroc": "الاتحاد الوطني للشغل بالمغرب",
    "federation democratique du travail": "الفيدرالية الديمقراطية للشغل",
    "organisation democratique du travail": "المنظمة الديمقراطية للشغل",
}
SPEAKING = ("union", "confederation", "association", "mutual", "party", "league", "committee")

# Heads that are a body only with what names it, and the adjectives that do not.
_VAGUE = word_set(
    """
    direction delegation agence office caisse societe groupe compagnie banque front comite
    organisation union reseau forum coordination collectif centrale fondation academie
    """
)
_PLAIN = word_set(
    """
    syndical syndicale syndicaux professionnelle professionnel concernee concerne presente present
    civile civil active actives national nationale regional regionale local locale
    """
)
_LINKS = word_set(
    """
    de du des d la le les l et au aux pour en a
    """
)
_STOPS = word_set(
    """
    a ont est sont s se qui que qu dont ou par avec dans sur sous contre lors ce cette ces son sa ses
    leur leurs il elle ils elles nous tient tiennent exige exigent appelle appellent denonce reuni reunie
    reunis tenu tenue tenus affilie affiliee relevant membre ayant afin ainsi apres avant depuis
    demande demandent revendique reclame condamne rejette salue reaffirme exprime considere annonce
    decide informe invite organise organisera porte tout toute tous toutes apprend observe soutient
    signe representant represente celebre saisit suit rappelle appele
    """
)
_ADJECTIVES = (
    "al", "ale", "als", "ales", "aux", "ique", "iques", "iste", "istes", "aire", "aires", "if", "ive",
    "ifs", "ives", "el", "elle", "els", "elles", "ain", "aine", "ains", "aines", "ien", "ienne", "iens",
    "ois", "oise", "ee", "ees", "ant", "ants", "eur", "eurs", "ier", "iers", "in", "ine",
)  # fmt: skip
_LONGEST = 16
_APOSTROPHES = ("'", "’")


def original(outline: Outline, start: int, end: int) -> str:
    return " ".join(outline.original(start, end).split())


def name_end(words: list[Token], first: int, last: int, source: "Outline") -> int:
    """Index after the name whose head is `words[first]`: nouns, adjectives, and the links between them."""
    place = end = first + 1
    limit = min(last, first + _LONGEST)
    while place < limit:
        word = words[place].text
        if word in _APOSTROPHES and words[place - 1].text in ("d", "l"):
            place += 1
            continue
        if word in _LINKS:
            if _link_breaks(words, place, limit, source):
                break
            place += 1
            continue
        if word in _STOPS or not word.isalpha() or not word.isascii():
            break
        joined = words[place - 1].text in _LINKS or words[place - 1].text in _APOSTROPHES
        upper = source.original(words[place].start, words[place].start + 1).isupper()
        if place > first + 1 and not (joined or upper or word.endswith(_ADJECTIVES)):
            break
        place += 1
        end = place
    return end


_AFTER = {
    "la": ("de", "et", "pour"), "l": ("de", "d", "et", "pour"), "le": ("de", "et"),
    "les": ("de", "et"), "a": ("de", "et"),
}  # fmt: skip


def _link_breaks(words: list[Token], place: int, limit: int, source: "Outline") -> bool:
    """«et le ministère», «pour exiger», «à 10 heures»: a link that leads out of the name."""
    word = words[place].text
    after = words[place + 1].text if place + 1 < limit else ""
    if word == "et":
        return not after.isalpha() or after in HEADS or after in ("le", "la", "les", "l", "sa")
    if word in _AFTER:
        return words[place - 1].text not in _AFTER[word]
    if word in ("au", "aux"):
        return after != "maroc"
    if word in ("en", "pour"):
        opens = word == "pour" and after in ("la", "l", "le")
        begins = words[place + 1].start if place + 1 < limit else -1
        return not (opens or (begins >= 0 and source.original(begins, begins + 1).isupper()))
    return not (after.isalpha() or after in _APOSTROPHES)


def names_one(words: list[Token], first: int, end: int) -> bool:
    """Whether the phrase names one body: «le syndicat», «la direction régionale» do not."""
    telling = [
        word.text for word in words[first + 1 : end]
        if word.text not in _LINKS and word.text not in _PLAIN and word.text not in _APOSTROPHES
    ]  # fmt: skip
    return bool(telling) and (words[first].text not in _VAGUE or end - first > 1)
