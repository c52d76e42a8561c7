"""`digest config` and `digest plugins`."""

import json
from pathlib import Path

import click

from digest.cli.output import common, say, say_error, show_json
from digest.errors import SettingsError

_config_option = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")


@click.group(
    epilog="Looked for: --config, DIGEST_CONFIG, ./config/digest.toml, ./digest.toml, the user's config folder."
)
def config() -> None:
    """Check, show or find the settings."""


@config.command()
@_config_option
@common
def check(given: Path | None, quiet: bool) -> None:
    """Name every problem of the settings at once; exit code 3 when there is one."""
    from digest.app.configuration import problems_of, settings_path, warnings_of

    path = settings_path(given)
    problems = problems_of(path)
    if problems:
        raise SettingsError("\n".join(problems))
    for warning in warnings_of(path):
        say_error(f"warning: {warning}")
    say(f"{path}: no problems", quiet)


@config.command()
@_config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def show(given: Path | None, as_json: bool, quiet: bool) -> None:
    """Print the settings as they are understood, defaults included."""
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
    """A value in TOML, where JSON's strings and numbers are written as they are."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(of)}" for key, of in value.items() if of is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@config.command("path")
@_config_option
@common
def path_(given: Path | None, quiet: bool) -> None:
    """Print the settings file that is used."""
    from digest.app.configuration import settings_path

    click.echo(settings_path(given))


@click.command()
@click.argument("room", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def plugins(room: str | None, as_json: bool, quiet: bool) -> None:
    """List the parts that can be chosen by name, built in or installed; ROOM is one of them, such as summarizers."""
    from digest import api

    rooms = api.parts(room)
    if as_json:
        show_json({name: {part: of.target for part, of in parts.items()} for name, parts in rooms.items()})
        return
    for name, parts in rooms.items():
        click.echo(f"{name}:")
        for part, of in parts.items():
            click.echo(f"  {part:<13} {of.target}{'' if of.is_built_in else '  (installed)'}")
