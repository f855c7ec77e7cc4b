"""`hiwar backup`."""

from pathlib import Path

import click

from hiwar.site.environment import start_django


@click.command()
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
def command(target: Path) -> None:
    """Back up the database and the documents into TARGET/hiwar-<time>, and check the result."""
    start_django()
    from hiwar.kernel.clock import now
    from hiwar.site.keeping.backup import BackupBroken, back_up

    try:
        made = back_up(target, now())
    except BackupBroken as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"حُفظت النسخة وفُحصت: {made}")
