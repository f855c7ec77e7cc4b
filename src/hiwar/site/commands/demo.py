"""`hiwar demo`: the demonstration union."""

import click

from hiwar.site.environment import start_django


@click.command()
@click.option("--reset", is_flag=True, help="Throw the demonstration away and make it anew.")
def command(*, reset: bool) -> None:
    """Load the demonstration union, and print its sign-in with a new password."""
    start_django()
    from hiwar.site.demonstration import DemonstrationRefused, load, new_password

    try:
        load(reset=reset)
        username, password = new_password()
    except DemonstrationRefused as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{username}  {password}")
