"""What cells say, as the register keeps it: a day, a state, a kind, a priority. Unsure stays empty."""

import re
from datetime import date
from typing import Final

from hiwar.demands.vocabulary import EventKind
from hiwar.demands.vocabulary.subjects import DemandKind, Priority
from hiwar.kernel.dates import Precision, day_of
from hiwar.language import find_dates, fold, fold_with_map

_EARLIEST: Final = 1900
_LATEST: Final = 2100
_DAY_FIRST: Final = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$")
_MONTH_FIRST: Final = re.compile(r"^(\d{1,2})[/.\-](\d{4})$")
_ISO: Final = re.compile(r"^\d{4}(?:[/.\-]\d{1,2}){0,2}$")
K = EventKind
# The first that is found within the words counts, so the narrower stand before the wider.
_STATES: Final = (
    (K.ROLLED_BACK, "متراجع|تراجع|retir"),
    (K.PARTLY_MET, "جزئي|partiel"),
    (K.REFUSED, "غير مقبول|مرفوض|رفض|refus|rejet"),
    (K.ANSWERED_IN_PRINCIPLE, "مبدئي|من حيث المبدا|principe"),
    (K.ANSWERED_DEFERRED, "موجل|تاجيل|ارجي|ajourn|report"),
    (K.ANSWERED_REFERRED, "محال|احاله|renvoy|transmis"),
    (K.COMMITTED, "وعد|التزام|promesse|engagement"),
    (K.MET, "تحقق|متحقق|منجز|انجز|تم |realis|satisfait|obten"),
    (K.ANSWERED_ACCEPTED, "مقبول|موافق|قبول|accept|accord"),
    (K.SUBMITTED, "قيد الحوار|قيد الدرس|قيد الدراسه|en cours|dialogue|en negociation"),
)
_KINDS: Final = (
    (DemandKind.HEALTH_SAFETY, "السلامه|الصحه|sante|securite"),
    (DemandKind.PENSIONS, "تقاعد|معاش|حمايه اجتماعيه|retraite|pension"),
    (DemandKind.WAGES, "اجور|اجر|تعويض|منح|مادي|salair|indemnit|prime|wage"),
    (DemandKind.CAREER, "مسار|ترقي|carriere|promotion|avancement"),
    (DemandKind.STATUS, "نظام اساسي|وضعي|توظيف|اداري|statut|emploi|situation"),
    (DemandKind.CONDITIONS, "ظروف|وسائل|لوجستيك|condition|moyens"),
    (DemandKind.TRAINING, "تكوين|formation"),
    (DemandKind.SOCIAL_WORKS, "اعمال اجتماعيه|اجتماعي|oeuvres|œuvres|social"),
    (DemandKind.LIBERTIES, "حريات|نقابي|حوار|libert|syndic"),
)
_PRIORITIES: Final = (
    (Priority.URGENT, "مستعجل|عاجل|استعجالي|urgent"),
    (Priority.HIGH, "عالي|مرتفع|قصوي|اولي|high|haut|elev|forte"),
    (Priority.NORMAL, "عادي|متوسط|normal|moyen"),
)


def day_in(words: str) -> tuple[date, str] | None:
    """With its precision; None where it is no day. Day before month, as here."""
    text = fold_with_map(words).text.strip()
    for shape, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (2, 1))):
        if found := shape.match(text):
            text = "-".join(found[part] for part in order)
    if not _ISO.match(text):
        named = [each for each in find_dates(words) if each.iso]
        text = named[0].iso or "" if len(named) == 1 else ""
        if named and named[0].precision == "month":
            text = text[:7]
    try:
        day, precision = day_of(re.sub(r"[/.]", "-", text))
    except ValueError:
        return None
    return (day, Precision(precision).value) if _EARLIEST <= day.year <= _LATEST else None


def state_in(words: str) -> str:
    return _first(_STATES, words)


def kind_in(words: str) -> str:
    return _first(_KINDS, words)


def priority_in(words: str) -> str:
    if words.strip() in {"1", "2", "3"}:
        return list(Priority)[int(words) - 1].value
    return _first(_PRIORITIES, words)


def _first(table: tuple[tuple[str, str], ...], words: str) -> str:
    folded = fold(words) + " "
    return next((str(name) for name, said in table if re.search(said, folded)), "")
