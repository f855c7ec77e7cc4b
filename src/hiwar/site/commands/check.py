"""`hiwar check`: is the installation sound, is the journal whole."""

import sys
from datetime import date
from pathlib import Path

import click

from hiwar.site.environment import start_django


@click.command()
@click.option("--deploy", is_flag=True, help="Also what a server on the open network needs.")
@click.option("--ledger", is_flag=True, help="Fold every ledger again; name what is kept untrue.")
@click.option("--search", is_flag=True, help="Draft the search index again; name what differs.")
@click.option("--journal", is_flag=True, help="Walk every journal and name the first broken link.")
@click.option(
    "--export-heads", is_flag=True, help="Write today's heads of the journals to the heads folder."
)
def command(*, deploy: bool, ledger: bool, search: bool, journal: bool, export_heads: bool) -> None:
    """Check the installation; exit status 1 where something is wrong."""
    start_django()
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", deploy=deploy, fail_level="WARNING")
    except SystemCheckError as error:
        raise click.ClickException(str(error)) from error
    sound = _check_journals() if journal else True
    sound = (_check_standings() if ledger else True) and sound
    sound = (_check_indexes() if search else True) and sound
    if export_heads:
        click.echo(_export())
    if not sound:
        sys.exit(1)


def _export() -> Path:
    from django.conf import settings

    from hiwar.journal.domain import export_heads

    return export_heads(Path(settings.JOURNAL_HEADS), on=date.today())  # noqa: DTZ011 - the server's day names the file


def _check_journals() -> bool:
    from hiwar.site.keeping.journals import check_journals

    sound = True
    for name, broken in check_journals():
        if broken is None:
            click.secho(f"سجل «{name}» متصل الحلقات.", fg="green")
        else:
            sound = False
            click.secho(
                f"سجل «{name}» مكسور عند القيد {broken.sequence}: {broken.reason}",
                fg="red",
                err=True,
            )
    return sound


def _check_standings() -> bool:
    """What the registers keep beside the ledgers is what the ledgers come to."""
    from hiwar.site.keeping.standings import check_standings

    sound = True
    for name, untrue in check_standings():
        sound = sound and not untrue
        if untrue:
            click.secho(f"«{name}»: {untrue} لا تطابق سجلها.", fg="red", err=True)
        else:
            click.secho(f"«{name}»: كل وضعية تطابق سجلها.", fg="green")
    return sound


def _check_indexes() -> bool:
    """What can be found is what the registers hold."""
    from hiwar.site.keeping.searching import check_indexes

    sound = True
    for name, untrue in check_indexes():
        sound = sound and not untrue
        if untrue:
            message = f"فهرس «{name}»: {len(untrue)} لا تطابق السجل، أولها {untrue[0]}. شغّل hiwar reindex."
            click.secho(message, fg="red", err=True)
        else:
            click.secho(f"فهرس «{name}» يطابق السجل.", fg="green")
    return sound
