"""`hiwar serve`: pages and background work, watched."""

import click

from hiwar.site.environment import start_django


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--threads", default=8, show_default=True, help="Pages served at once.")
@click.option(
    "--no-demo", is_flag=True, help="Do not load the demonstration into an empty database."
)
def command(*, host: str, port: int, threads: int, no_demo: bool) -> None:
    """Prepare the database and the static files, then serve until stopped."""
    start_django()
    from hiwar.site.serving import prepare, watch

    try:
        greeting = prepare(host=host, port=port, demonstration=not no_demo)
    except (RuntimeError, OSError) as error:
        raise click.ClickException(str(error)) from error
    watch(host=host, port=port, threads=threads, ready=lambda: click.echo(greeting))
