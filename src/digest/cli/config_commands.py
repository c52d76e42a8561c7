"""`digest config` and `digest plugins`: the settings, and the parts that they can name."""

import json
from pathlib import Path

import click

from digest.cli.groups import Group
from digest.cli.help_text import ending
from digest.cli.output import common, say, say_error, show_json
from digest.errors import SettingsError

_config_option = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")


# Places of the settings file, in the help of two commands.
_PLACES = (
    "The settings file is the first of these: --config, the variable DIGEST_CONFIG, ./config/digest.toml, "
    "./digest.toml, digest/digest.toml in your config folder (~/.config)."
)


@click.group(cls=Group, epilog=_PLACES)
def config() -> None:
    """Check, print or find the settings."""


@config.command(epilog=ending("digest config check", "digest config check --config my.toml", codes=(3,)))
@_config_option
@common
def check(given: Path | None, quiet: bool) -> None:
    """List every problem of the settings; exit code 3 if there is one."""
    from digest.app.configuration import problems_of, settings_path, warnings_of

    path = settings_path(given)
    problems = problems_of(path)
    if problems:
        raise SettingsError("\n".join(problems))
    warnings = warnings_of(path)
    for warning in warnings:
        say_error(f"warning: {warning}")
    count = len(warnings)
    warned = f", {count} warning{'s' if count > 1 else ''}" if count else ""
    say(f"{path}: no problems{warned}", quiet)


@config.command(epilog=ending("digest config show", "digest config show --json", codes=(3,)))
@_config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def show(given: Path | None, as_json: bool, quiet: bool) -> None:
    """Print every key of the settings with its value, defaults included; secrets are masked."""
    from digest.app.configuration import load, settings_path, shown

    settings = shown(load(given))
    if as_json:
        show_json(settings)
        return
    click.echo(f"# {settings_path(given)}")
    for table, items in settings.items():
        if items is None:
            continue
        for item in items if isinstance(items, list) else [items]:
            click.echo(f"\n[[{table}]]" if isinstance(items, list) else f"\n[{table}]")
            for key, value in item.items():
                click.echo(f"{key} = {_toml(value)}" if value is not None else f"# {key} =")


def _toml(value: object) -> str:
    """Return a value in TOML; strings and numbers are written as in JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(of)}" for key, of in value.items() if of is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@config.command("path", epilog=f"{_PLACES}\n\n" + ending("digest config path", codes=(3,)))
@_config_option
@common
def path_(given: Path | None, quiet: bool) -> None:
    """Print the path of the settings file in use."""
    from digest.app.configuration import settings_path

    click.echo(settings_path(given))


@click.command(epilog=ending("digest plugins", "digest plugins summarizers", "digest plugins --json"))
@click.argument("room", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def plugins(room: str | None, as_json: bool, quiet: bool) -> None:
    """List the parts that can be chosen by name, built in or installed; of one ROOM, such as summarizers."""
    from digest import api

    rooms = api.parts(room)
    if as_json:
        show_json({name: {part: of.target for part, of in parts.items()} for name, parts in rooms.items()})
        return
    for name, parts in rooms.items():
        click.echo(f"{name}:")
        for part, of in parts.items():
            click.echo(f"  {part:<13} {of.target}{'' if of.is_built_in else '  (installed)'}")
