"""`hiwar found`: open a workspace with its first secretary."""

import click

from hiwar.site.environment import start_django


@click.command()
@click.option("--name", "name_ar", required=True, help="Arabic name of the organisation.")
@click.option("--name-fr", default="", help="French name of the organisation.")
@click.option("--slug", required=True, help="Its word in addresses: /w/SLUG/.")
@click.option(
    "--kind",
    type=click.Choice(["union", "confederation", "mutual", "association", "party", "league"]),
    default="union",
    show_default=True,
)
@click.option("--email", required=True, help="E-mail of the first secretary.")
@click.option("--full-name", required=True, help="Full name of the first secretary.")
@click.password_option(help="Their password (asked for where it is not given).")
def command(
    name_ar: str, name_fr: str, slug: str, kind: str, email: str, full_name: str, password: str
) -> None:
    """Open a workspace: its first secretary, its own organization in the register."""
    start_django()
    from hiwar.kernel.errors import Refused
    from hiwar.site.founding import found

    try:
        found(
            name_ar=name_ar, name_fr=name_fr, slug=slug, kind=kind, email=email,
            full_name=full_name, password=password,
        )  # fmt: skip
    except Refused as refusal:
        raise click.ClickException(str(refusal.sentence)) from refusal
    click.echo(f"فُتح سجل {name_ar}: /w/{slug}/")
