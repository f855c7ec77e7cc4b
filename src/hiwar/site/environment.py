"""Starting Django for a command of `hiwar`."""

import os

import click
import django


def start_django() -> None:
    """With the local settings where the environment names no others. Raises ClickException on old SQLite."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.site.settings.local")
    from hiwar.site import sqlite

    django.setup()
    from django.db import connection

    if connection.vendor == "sqlite" and not sqlite.IS_SAFE:
        message = (
            f"نسخة SQLite على هذا الجهاز ({sqlite.VERSION}) قد تفسد السجل. "
            "ثبّت نسخة 3.51.3 أو أحدث، أو استعمل PostgreSQL عبر HIWAR_DATABASE_URL."
        )
        raise click.ClickException(message)
