"""What all installations share. The environment decides the rest (docs/deploy.md lists the names)."""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from hiwar.site.sqlite import OPTIONS as SQLITE_OPTIONS

HIWAR_HOME = Path(os.environ.get("HIWAR_HOME", Path.cwd() / "var")).resolve()

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "hiwar.site.urls"
WSGI_APPLICATION = "hiwar.site.wsgi.application"
AUTH_USER_MODEL = "workspaces.User"
SITE_NAME = "حوار"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "hiwar.web",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "hiwar.search",
    "hiwar.journal",
    "hiwar.workspaces",
    "hiwar.places",
    "hiwar.people",
    "hiwar.documents",
    "hiwar.organizations",
    "hiwar.meetings",
    "hiwar.demands",
    "hiwar.dialogue",
    "hiwar.review",
    "hiwar.desk",
    "hiwar.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hiwar.site.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hiwar.site.middleware.CurrentActor",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hiwar.web.context.shell",
            ],
            "builtins": [
                "hiwar.web.templatetags.web",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    },
]
FORM_RENDERER = "hiwar.web.forms.HiwarRenderer"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("HIWAR_DATABASE_URL", f"sqlite:///{HIWAR_HOME / 'hiwar.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    ),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = dict(SQLITE_OPTIONS)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hiwar_cache",
    },
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 400},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]
TIME_ZONE = "Africa/Casablanca"
USE_TZ = True

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # who comes by invitation holds the mailbox already
ACCOUNT_ADAPTER = "hiwar.site.accounts.InvitedOnly"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letter to strangers: nobody signs up by one
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,10/m/ip", "reset_password": "5/m/key,20/m/ip"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# "lexical" keeps the matching of demands to words and synonyms where an embedding is installed.
HIWAR_MATCHING = os.environ.get("HIWAR_MATCHING", "auto")

EMAIL_HOST = os.environ.get("HIWAR_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("HIWAR_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("HIWAR_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("HIWAR_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("HIWAR_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("HIWAR_MAIL_FROM", "hiwar@localhost")

STATIC_URL = "/static/"
STATIC_ROOT = HIWAR_HOME / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "hiwar.web.finders.BuiltAssets",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HIWAR_HOME / "documents"

DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 2**20  # a long paste reaches its form, which says what to do
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

JOURNAL_HEADS = HIWAR_HOME / "journal-heads"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django_tasks": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
}
CSRF_FAILURE_VIEW = "hiwar.site.views.errors.csrf_failure"
