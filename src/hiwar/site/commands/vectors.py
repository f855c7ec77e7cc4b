"""`hiwar vectors`: where the embeddings of demands are searched, in memory or in the database."""

import sys

import click

from hiwar.site.environment import start_django


@click.command()
@click.option("--pgvector", "place", flag_value="database", help="In PostgreSQL, by pgvector.")
@click.option("--memory", "place", flag_value="memory", help="In the memory of each process again.")
def command(place: str | None) -> None:
    """Say where embeddings are searched; with an option, change it. Both ways find the same.

    --pgvector makes a table beside the kept vectors and fills it; writing may go on, and doing it again
    does no harm. It wants `CREATE EXTENSION vector` in the database. Exit status 1 where that is lacking.
    """
    start_django()
    from hiwar.demands.domain.meanings import NoVectorType, give_up_meanings, lay_out_meanings
    from hiwar.demands.queries.meaning import type_in_database

    if place == "memory":
        give_up_meanings()
    if place == "database":
        try:
            lay_out_meanings()
        except NoVectorType as refusal:
            click.echo(f"hiwar vectors: {refusal}", err=True)
            sys.exit(1)
        _fill()
    kind = type_in_database()
    click.echo("البحث في الذاكرة." if kind is None else f"البحث في قاعدة البيانات ({kind}).")


def _fill() -> None:
    from hiwar.demands.domain.meanings import fill_meanings
    from hiwar.kernel.scope import in_workspace
    from hiwar.kernel.transactions import write
    from hiwar.workspaces.models import Workspace

    for workspace in Workspace.objects.order_by("pk"):
        with in_workspace(workspace.pk), write():
            click.echo(f"«{workspace.name_ar}»: وُضع {fill_meanings()}.")
