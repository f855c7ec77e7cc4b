"""`hiwar demo`: the demonstration union, or a server full of unions to measure on."""

from pathlib import Path

import click

from hiwar.site.environment import start_django


@click.command()
@click.option("--reset", is_flag=True, help="Throw the demonstration away and make it anew.")
@click.option(
    "--scale", type=click.IntRange(1, 2_000), metavar="N",
    help="Instead, N unions to measure on: 200 N demands, 2,000 N of their events, 400 N commitments.",
)  # fmt: skip
def command(*, reset: bool, scale: int | None) -> None:
    """Load the demonstration union, and print its sign-in with a new password."""
    start_django()
    _prepare_database()
    if scale is not None:
        _load_scale(scale)
        return
    from hiwar.site.demonstration import DemonstrationRefused, load, new_password

    try:
        load(reset=reset)
        username, password = new_password()
    except DemonstrationRefused as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{username}  {password}")


def _prepare_database() -> None:
    """A fresh installation has no tables yet; in production nothing is touched before the refusal."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.HIWAR_ENVIRONMENT != "production":
        Path(settings.HIWAR_HOME).mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)


def _load_scale(number: int) -> None:
    from hiwar.site.demonstration.scale import ScaleRefused, load_scale

    try:
        with click.progressbar(load_scale(number), length=number) as unions:
            made = list(unions)
    except ScaleRefused as error:
        raise click.ClickException(str(error)) from error
    for name in ("demands", "events", "commitments", "rounds"):
        click.echo(f"{sum(getattr(size, name) for size in made):>10,} {name}")
