"""Group commands: the program, which imports a command only to run it, and the groups below it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# Name → ("module:attr", one line of help).
Entries = dict[str, tuple[str, str]]


class Group(click.Group):
    """A group that lists its commands with the whole first sentence of their help."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_line(self.commands[name])) for name in self.list_commands(ctx)])


class LazyGroup(click.Group):
    """The commands of the program in `sections`; `digest --help` imports none of them.

    `unlisted` commands are left out of the list of commands; `aliases` are other names of a command.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        sections: dict[str, Entries],
        unlisted: Entries,
        aliases: dict[str, str],
        **kwargs: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        self.commands_by_name: Entries = {
            name: entry for section in (*sections.values(), unlisted) for name, entry in section.items()
        }
        self.aliases = aliases

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands_by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = self.commands_by_name.get(self.aliases.get(cmd_name, cmd_name))
        if entry is None:
            return None
        module, _, attribute = entry[0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands that begin so, without importing one; else the options."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        entries = self.commands_by_name.items()
        return [CompletionItem(name, help=line) for name, (_, line) in entries if name.startswith(incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; name the nearest one if there is no such command."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from difflib import get_close_matches

            near = get_close_matches(args[0], [*self.commands_by_name, *self.aliases], n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(self.commands_by_name)}"
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, self.commands_by_name))
        for title, entries in self.sections.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), line) for name, (_, line) in entries.items()])


def _first_line(command: click.Command) -> str:
    return " ".join((command.help or "").partition("\n\n")[0].split()).removesuffix(".")
