"""A group of commands that are imported when they run: `digest --help` loads none of them."""

from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands as name → ("module:attr", one line of help); `aliases` are other names of the same command."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        commands_by_name: dict[str, tuple[str, str]],
        aliases: dict[str, str],
        **kwargs: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.commands_by_name = commands_by_name
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with the nearest command named."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from difflib import get_close_matches

            near = get_close_matches(args[0], [*self.commands_by_name, *self.aliases], n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(self.commands_by_name)}"
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in self.commands_by_name.items()])
