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
    from digest.settings.settings_file import check as problems_of
    from digest.settings.settings_file import warnings

    path = found(given)
    problems = problems_of(path)
    if problems:
        raise SettingsError("\n".join(problems))
    for warning in warnings(path):
        say_error(f"warning: {warning}")
    say(f"{path}: no problems", quiet)


@config.command()
@_config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def show(given: Path | None, as_json: bool, quiet: bool) -> None:
    """Print the settings as they are understood, defaults included."""
    from digest.settings.settings_file import load, shown

    path = found(given)
    settings = shown(load(path))
    if as_json:
        show_json(settings)
        return
    click.echo(f"# {path}")
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
    click.echo(found(given))


def found(given: Path | None) -> Path:
    """The settings file in use.  Raises SettingsError when there is none."""
    from digest.settings.settings_file import find, places

    path = find(given)
    if path is None:
        looked = ", ".join(map(str, places()))
        raise SettingsError(f"no settings file found; looked at {looked}; `digest init` makes one, --config names one")
    return path


@click.command()
@click.argument("room", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def plugins(room: str | None, as_json: bool, quiet: bool) -> None:
    """List the parts that can be chosen by name, built in or installed; ROOM is one of them, such as summarizers."""
    from digest.plugins import BUILT_IN, names

    if room is not None and room not in BUILT_IN:
        raise click.UsageError(f"there is no room {room!r}; known are {', '.join(BUILT_IN)}")
    found = {name: names(name) for name in ([room] if room else BUILT_IN)}
    if as_json:
        show_json(found)
        return
    for name, parts in found.items():
        click.echo(f"{name}:")
        for part, target in parts.items():
            mark = "" if part in BUILT_IN[name] else "  (installed)"
            click.echo(f"  {part:<12} {target}{mark}")
