"""Words that the pages of demands need beside those of `web`."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def dirhams(amount: Decimal) -> str:
    """«1 250 000 درهم»; centimes only where there are any."""
    whole, cents = divmod(amount, 1)
    digits = f"{int(whole):,}".replace(",", "\u202f")
    if cents:
        digits += f",{int(cents * 100):02d}"
    return _("%(amount)s dirhams") % {"amount": digits}
