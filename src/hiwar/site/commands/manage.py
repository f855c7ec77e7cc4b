"""`hiwar manage`: Django's own commands, for whoever keeps the server."""

import click

from hiwar.site.environment import start_django


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run a Django command (`hiwar manage help` lists them)."""
    start_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["hiwar manage", *arguments])
