"""`hiwar reindex`: fill the search index of every workspace."""

import click

from hiwar.site.environment import start_django


@click.command()
@click.option("--resume", is_flag=True, help="Only what is not filled yet.")
def command(*, resume: bool) -> None:
    """Index every register anew, in batches; stopped, it goes on with --resume. Writing may go on."""
    start_django()
    from hiwar.site.keeping.searching import reindex

    for name, done in reindex(anew=not resume):
        click.echo(f"«{name}»: فُهرس {done}.")
