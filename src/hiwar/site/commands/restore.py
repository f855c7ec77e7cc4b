"""`hiwar restore`."""

import sys
from pathlib import Path

import click

from hiwar.site.environment import start_django


@click.command()
@click.argument("backup", type=click.Path(exists=True, file_okay=False, path_type=Path))
def command(backup: Path) -> None:
    """Restore BACKUP into an empty place, then check the journals of what was restored."""
    start_django()
    from hiwar.site.keeping.backup import BackupBroken, restore
    from hiwar.site.keeping.journals import check_journals

    try:
        restore(backup)
    except BackupBroken as error:
        raise click.ClickException(str(error)) from error
    broken = [name for name, fault in check_journals() if fault is not None]
    for name in broken:
        click.secho(f"سجل «{name}» مكسور في هذه النسخة.", fg="red", err=True)
    click.echo("استُعيدت النسخة.")
    sys.exit(1 if broken else 0)
