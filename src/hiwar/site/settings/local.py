"""A machine of one's own: keys made on first use, mail kept in a folder, loopback only."""

from hiwar.site.secrets import kept_key
from hiwar.site.settings.base import *

SECRET_KEY = kept_key(HIWAR_HOME, "django")
JOURNAL_KEY = kept_key(HIWAR_HOME, "journal").encode()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HIWAR_HOME / "mailbox"
HIWAR_ENVIRONMENT = "local"
