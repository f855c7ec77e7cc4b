"""A server: every key and name comes from the environment; nothing starts with a default secret."""

import os

from django.core.exceptions import ImproperlyConfigured

from hiwar.site.settings.base import *


def _needed(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        message = f"Set {name} before starting in production (docs/deploy.md)."
        raise ImproperlyConfigured(message)
    return value


SECRET_KEY = _needed("HIWAR_SECRET_KEY")
JOURNAL_KEY = _needed("HIWAR_JOURNAL_KEY").encode()
ALLOWED_HOSTS = _needed("HIWAR_HOSTS").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
HIWAR_ENVIRONMENT = "production"
