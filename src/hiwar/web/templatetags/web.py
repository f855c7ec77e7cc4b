"""The words, marks and parts that every page is made of. `docs/design-system.md` shows each."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hiwar.web import dates, marks, registry, wording
from hiwar.web.icons import ICONS, facing
from hiwar.web.links import workspace_url
from hiwar.web.states import mark

register = template.Library()

CLEAR, PROBABLE = 0.90, 0.60


def _use(symbol: str, css: str, box: int, size: int, label: object) -> SafeString:
    return _drawn(symbol, css, box, size, str(label or ""))


@lru_cache(maxsize=4096)
def _drawn(symbol: str, css: str, box: int, size: int, label: str) -> SafeString:
    """A page has hundreds, nearly all of them alike."""
    name = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="{}" width="{}" height="{}" viewBox="0 0 {} {}" {}><use href="{}#{}"/></svg>',
        css, size, size, box, box, name, static("web/icons.svg"), symbol,
    )  # fmt: skip


@register.simple_tag
def icon(name: str, size: int = 18, label: object = "", css: str = "") -> SafeString:
    """A Lucide icon. Names are those of the Arabic page; arrows and chevrons turn in French.

    Decorative unless `label` is given. Raises KeyError for an icon the sprite does not hold.
    """
    if name not in ICONS:
        raise KeyError(name)
    name, turns = facing(name, rightward=dates.language() != "ar")
    return _use(f"i-{name}", " ".join(filter(None, ("i", css, turns))), 24, size, label)


@register.simple_tag
def glyph(key: str, size: int = 16, label: object = "") -> SafeString:
    """The shape of a state or of a commitment's timing, in its color."""
    found = mark(str(key))
    return _use(found.symbol, f"g {found.css}", 16, size, label)


@register.simple_tag
def glyphs(keys: Iterable[str], size: int = 16) -> SafeString:
    """One shape after another, decorative: the strip is named by what stands around it."""
    return _strip(tuple(map(str, keys)), size)


@lru_cache(maxsize=1024)
def _strip(keys: tuple[str, ...], size: int) -> SafeString:
    return mark_safe("".join(glyph(key, size) for key in keys))  # noqa: S308 - made of glyphs alone


@register.simple_tag
def side(whose: str) -> SafeString:
    """The guillemets of a party: `us` (petrol, opening) or `them` (grey, closing)."""
    paths = {"us": "M1.5 3l5 5-5 5M7 3l5 5-5 5", "them": "M11.5 3l-5 5 5 5M6 3L1 8l5 5"}
    return format_html(
        '<svg class="{}" viewBox="0 0 13 16" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="{}"/></svg>',
        whose,
        paths[whose],
    )


@register.inclusion_tag("web/_state.html")
def state_badge(
    state: str, *, pill: bool = False, label: object = None, size: int = 16
) -> dict[str, Any]:
    """Glyph, word and color of a state; `label` replaces the word («وُفّي به» for a commitment)."""
    found = mark(str(state))
    return {
        "key": str(state),
        "css": found.css,
        "label": label or found.label,
        "pill": pill,
        "size": size,
    }


@register.inclusion_tag("web/_stack.html")
def stack(counts: Any, size: str = "m") -> dict[str, Any]:
    """The bar of states (`s` 7 px, `m` 9, `l` 10) from {state: count}, said in words too."""
    rows = marks.stack_rows(counts)
    comma = "، " if dates.language() == "ar" else ", "
    label = comma.join(f"{row['label']} {row['count']}" for row in rows)
    return {"rows": rows, "size": size, "label": label}


@register.inclusion_tag("web/_legend.html", takes_context=True)
def legend(context: RequestContext, counts: Any, parameter: str = "state") -> dict[str, Any]:
    """The same counts as links that filter by `?<parameter>=<state>`; again takes it off."""
    chosen = context["request"].GET.getlist(parameter)
    rows = marks.stack_rows(counts)
    for row in rows:
        query = context["request"].GET.copy()
        left = [key for key in chosen if key != row["key"]]
        row["is_on"] = row["key"] in chosen
        query.setlist(parameter, left if row["is_on"] else [*chosen, row["key"]])
        query.pop("page", None)
        row["query"] = query.urlencode()
    return {"rows": rows}


@register.simple_tag
def rounds(history: Sequence[str]) -> SafeString:
    """The strip of rounds, oldest first: `answered`, `raised` (without answer) or `absent`."""
    raised = sum(kind != "absent" for kind in history)
    label = _("Raised in %(raised)s of %(all)s rounds, answered in %(answered)s") % {
        "raised": raised,
        "all": len(history),
        "answered": sum(kind == "answered" for kind in history),
    }
    return drawn_rounds(tuple(history), str(label), rightward=dates.language() != "ar")


@lru_cache(maxsize=1024)
def drawn_rounds(history: tuple[str, ...], label: str, *, rightward: bool) -> SafeString:
    """Drawn once for each strip: a page of sixty demands has few different ones."""
    bars = list(marks.round_bars(history, rightward=rightward))
    width = len(history) * marks.ROUND_STEP
    return render_to_string("web/_rounds.html", {"bars": bars, "width": width, "label": label})


@register.simple_tag
def minimap(regions: Collection[int], label: object = "") -> SafeString:
    """The twelve regions as squares; `regions` are official numbers (1-12)."""
    words = label or ngettext("%(n)s region", "%(n)s regions", len(regions)) % {"n": len(regions)}
    return drawn_map(tuple(regions), str(words))


@lru_cache(maxsize=1024)
def drawn_map(regions: tuple[int, ...], label: str) -> SafeString:
    tiles = list(marks.region_tiles(regions))
    return render_to_string("web/_minimap.html", {"tiles": tiles, "label": label})


@register.inclusion_tag("web/_confidence.html")
def confidence(certainty: float | Decimal) -> dict[str, Any]:
    """A certainty (0 to 1) in three words, without a percentage and without color."""
    if certainty >= CLEAR:
        return {"bars": 3, "label": _("clear in the text")}
    if certainty >= PROBABLE:
        return {"bars": 2, "label": _("probable")}
    return {"bars": 1, "label": _("unclear")}


@register.simple_tag
def bar(value: float, total: float) -> SafeString:
    """A bar of progress. Always beside the words that say the same («3 من 7 محطات»)."""
    part = min(marks.MOST, max(0, round(marks.MOST * value / total))) if total else 0
    return format_html('<span class="bar" aria-hidden="true"><i class="n{}"></i></span>', part)


@register.filter
def percent_class(value: float) -> str:
    """`n0` to `n100`: the class that stands for a length computed from data."""
    return f"n{min(marks.MOST, max(0, round(value)))}"


@register.inclusion_tag("web/_quote.html")
def quote(
    text: str,
    *,
    side: str = "",
    small: bool = False,
    verified: bool = True,
    source: object = "",
    href: str = "",
    lang: str = "ar",
) -> dict[str, Any]:
    """Verbatim words of a document, and nothing else: the only thing set in Amiri."""
    return {
        "text": text,
        "side": side,
        "small": small,
        "verified": verified,
        "source": source,
        "href": href,
        "lang": lang,
        "dir": "rtl" if lang == "ar" else "ltr",
    }


@register.inclusion_tag("web/_pager.html", takes_context=True)
def pager(context: RequestContext, page: Any) -> dict[str, Any]:
    """Links between the pages of a Django paginator's page, keeping the query."""
    return {"page": page, "request": context["request"]}


def _today(context: Any) -> date:
    shell = context.get("shell")
    return context.get("today") or (shell.today if shell else timezone.localdate())


@register.simple_tag(takes_context=True)
def moroccan_date(
    context: Any,
    value: date | None,
    form: str = "long",
    *,
    precision: str = "day",
    plain: bool = False,
) -> str:
    """A day in words inside <time>, or the words alone with `plain`. Empty for None."""
    if value is None:
        return ""
    words = dates.day_in_words(value, form, today=_today(context), precision=str(precision))
    return words if plain else _time(value, words, precision=str(precision))


def _time(value: date, words: str, *, precision: str = "day") -> SafeString:
    length = {"year": 4, "month": 7, "day": 10}[precision]
    iso = dates.local_day(value).isoformat()[:length]
    return format_html('<time datetime="{}">{}</time>', iso, words)


@register.simple_tag(takes_context=True)
def days_ago(context: Any, value: date | None, *, plain: bool = False) -> str:
    """«قبل 5 أيام»، «بعد 26 يوما»; the date itself beyond sixty days."""
    if value is None:
        return ""
    words = dates.distance_in_words(value, _today(context))
    return words if plain else _time(value, words)


@register.simple_tag(takes_context=True)
def lateness(context: Any, deadline: date | None, *, plain: bool = False) -> str:
    """«متأخر 5 أيام» once the deadline has passed, the distance to it before."""
    if deadline is None:
        return ""
    words = dates.lateness_in_words(deadline, _today(context))
    return words if plain else _time(deadline, words)


@register.filter
def clock(value: Any) -> SafeString:
    """An instant as the 24-hour time of the day, isolated."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return format_html(
        '<bdi><time datetime="{}">{}</time></bdi>', local.isoformat(), f"{local:%H:%M}"
    )


@register.simple_tag
def counted(count: int, one: str, many: str) -> str:
    """«8 وعود»، «41 وعدا»: both msgids hold `%(n)s` and stand in the app's catalog."""
    return wording.counted(count, one, many)


@register.filter
def number(value: float | Decimal) -> str:
    return wording.number(value)


@register.filter
def isolate(value: object) -> SafeString:
    return format_html("<bdi>{}</bdi>", value)


@register.simple_tag
def ref(serial: int | str, href: str = "") -> SafeString:
    """م-014, as a link when `href` is given."""
    words = wording.reference(serial)
    if href:
        return format_html('<a class="ref" href="{}"><bdi>{}</bdi></a>', href, words)
    return format_html('<bdi class="ref">{}</bdi>', words)


@register.filter
def initial(name: object) -> str:
    """The first letter of a name, for the round mark beside it."""
    return str(name).strip()[:1]


@register.simple_tag(takes_context=True)
def wurl(context: Any, name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page of the current workspace. Raises NoReverseMatch."""
    return workspace_url(context["request"], name, *args, **kwargs)


@register.simple_tag(takes_context=True)
def wurl_or_none(context: Any, name: str, *args: Any, **kwargs: Any) -> str | None:
    """The same, None where no such page is installed."""
    try:
        return wurl(context, name, *args, **kwargs)
    except NoReverseMatch:
        return None


@register.simple_tag(takes_context=True)
def may(context: Any, rule: str, about: Any = None) -> bool:
    """Whether the actor may: to show or hide a button. The view asks again."""
    actor = getattr(context["request"], "actor", None)
    return actor is not None and bool(actor.may(rule, about))


@register.simple_tag(takes_context=True)
def panels(context: Any, page: str, about: Any = None) -> SafeString:
    """What higher rooms show on this page about `about`, in their order."""
    request = context["request"]
    actor = getattr(request, "actor", None)
    shown = []
    for panel in registry.panels(page):
        inner = panel.context(request, about) if actor and panel.allowed(actor) else None
        if inner is not None:
            shown.append(render_to_string(panel.template, {**inner, "object": about}, request))
    return mark_safe("".join(shown))  # noqa: S308 - each was rendered, and escaped, as a template


@register.simple_tag
def comma() -> str:
    """Between the parts of a sentence, as the language writes it."""
    return wording.comma()


@register.filter
def listed(words: Iterable[object]) -> str:
    return wording.comma().join(str(word) for word in words)
