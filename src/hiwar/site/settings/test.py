"""The suite's settings: quick hashes, mail in memory, a database of its own."""

import os
from pathlib import Path
from tempfile import gettempdir

_HOME = Path(gettempdir()) / f"hiwar-tests-{os.getuid()}"
os.environ.setdefault("HIWAR_HOME", str(_HOME))

from hiwar.site.settings.base import *  # noqa: E402

SECRET_KEY = "only-for-tests"  # noqa: S105
JOURNAL_KEY = b"only-for-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMAIL_FILE_PATH = HIWAR_HOME / "mailbox"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
HIWAR_ENVIRONMENT = "test"
HIWAR_MATCHING = "lexical"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
