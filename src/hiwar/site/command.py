"""`hiwar`, the one command. Each verb is a module of `hiwar.site.commands`, loaded only when called."""

from importlib import import_module

import click

VERBS = (
    "read", "similar", "serve", "demo", "check", "reindex", "backup", "restore", "found", "vectors", "manage",
)  # fmt: skip


class Verbs(click.Group):
    """Finds `hiwar VERB` in `hiwar.site.commands.VERB`, so that `hiwar read` never loads Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"hiwar.site.commands.{cmd_name}").command
        return command


@click.group(cls=Verbs)
@click.version_option(package_name="hiwar")
def main() -> None:
    """Hiwar, the working memory of an organisation: from the communiqué to the dossier."""
