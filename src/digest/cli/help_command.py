"""`digest help`: print the help of a command."""

import click

from digest.cli.help_text import ending
from digest.cli.output import common


@click.command(
    "help",
    epilog=ending("digest help", "digest help fetch", "digest help source add"),
)
@click.argument("command", nargs=-1)
@common
@click.pass_context
def help_(context: click.Context, command: tuple[str, ...], quiet: bool) -> None:
    """Print the help of COMMAND; without one, the list of commands."""
    here = context.find_root()
    found: click.Command = here.command
    for name in command:
        if not isinstance(found, click.Group):
            raise click.UsageError(f"{here.command_path!r} has no commands below it", context)
        group = found
        _, below, _ = group.resolve_command(here, [name])
        assert below is not None
        found = below
        here = click.Context(found, here, found.name)
    click.echo(found.get_help(here))
