"""Words in the reader's language."""

from django.utils.translation import get_language


def in_language(arabic: str, french: str) -> str:
    """The French words for a French or English reader where there are any, else the Arabic."""
    return french if french and not (get_language() or "ar").startswith("ar") else arabic
