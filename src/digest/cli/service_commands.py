"""`digest service`: let this machine start `digest run`, and start it again after a failure."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.groups import Group
from digest.cli.help_text import ending
from digest.cli.output import common, say, say_error, show_json
from digest.errors import SettingsError, StoreError, UsageError
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.app.service_manager import ServiceKind

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_kind = click.option(
    "--kind",
    type=click.Choice(["systemd", "cron", "launchd"]),
    help="The service manager; default: the one of this machine.",
)


@click.group(cls=Group)
def service() -> None:
    """Install, check and remove the service that keeps the schedule."""


@service.command(
    epilog=ending(
        "digest service install",
        "digest service install --kind cron --print",
        codes=(3,),
        meaning={1: "unexpected error, or the service manager did not start it"},
    )
)
@_config
@_kind
@click.option("--print", "printed", is_flag=True, help="Print the text, and write nothing.")
@click.option("--as-root", is_flag=True, help="Install a service that runs as root.")
@common
def install(given: Path | None, kind: "ServiceKind | None", printed: bool, as_root: bool, quiet: bool) -> None:
    """Write a systemd user unit, a crontab line or a launchd agent, and start it.

    The service keeps the schedule of one settings file as the user who installs it.  An earlier service is replaced;
    other lines of a crontab keep their bytes.
    """
    from digest.app.configuration import load, settings_path
    from digest.app.service_manager import MANAGERS, installed, kind_here

    load(given)
    settings, kind = settings_path(given).absolute(), kind or kind_here()
    manager = MANAGERS[kind]()
    if printed:
        click.echo(manager.text(settings), nl=False)
        return
    if os.geteuid() == 0 and not as_root:
        raise UsageError("the service would run as root; install it as another user, or confirm with --as-root")
    others = list(installed([name for name in MANAGERS if name != kind], _warn))
    if others:
        raise UsageError(f"a service is installed by {others[0]}; `digest service remove` removes it")
    place = manager.install(settings)
    say(f"{place}: installed by {kind}, for {settings}", quiet)
    _say_hints(kind, quiet)


def _say_hints(kind: str, quiet: bool) -> None:
    """Print the differences between a service and this shell."""
    remedy = "write it into the settings, a password into a file or command"
    for name in sorted(name for name in os.environ if name.startswith("DIGEST_") and name != "DIGEST_CONFIG"):
        say_error(f"warning: {name} is set here, and a service does not get it; {remedy}")
    if kind == "systemd":
        say("`loginctl enable-linger` keeps it running while you are logged out", quiet)


@service.command(
    epilog=ending(
        "digest service status",
        "digest service status --json",
        meaning={1: "unexpected error, or the service manager did not answer", 6: "not installed, or not running"},
    )
)
@_config
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def status(given: Path | None, as_json: bool, quiet: bool) -> int:
    """Print whether the service is installed and running, and the time of its last tick."""
    from digest.app.service_manager import installed
    from digest.model.canonical import plain

    found, last = installed(refused=_warn), _last_tick(given)
    if as_json:
        states: list[dict[str, Any]] = [{"kind": kind, **plain(state)} for kind, state in found.items()]
        show_json({"services": states, "last_tick": last})
    else:
        for kind, state in found.items():
            shown = "running" if state.running else "not running"
            answer = f" ({state.answer})" if state.answer else ""
            click.echo(one_line(f"{kind}: {state.place}: installed, {shown}{answer}"))
        if not found:
            click.echo("not installed; `digest service install` installs it")
        click.echo(f"last tick: {last or 'none'}")
    return 0 if any(state.running for state in found.values()) else 6


def _warn(reason: str) -> None:
    say_error(f"warning: {reason}")


def _last_tick(given: Path | None) -> str | None:
    """Return the time of the last tick; None before the first, and where settings or store cannot be read."""
    from digest.app.service_health import last_tick
    from digest.cli.run_commands import runner

    try:
        last = last_tick(runner(given, reads=True))
    except SettingsError:
        return None
    except StoreError as error:
        _warn(str(error))
        return None
    return last.isoformat(timespec="seconds") if last else None


@service.command(
    epilog=ending(
        "digest service remove",
        "digest service remove --kind cron",
        meaning={1: "unexpected error, or the service manager did not answer", 6: "not installed"},
    )
)
@_kind
@common
def remove(kind: "ServiceKind | None", quiet: bool) -> int:
    """Stop the service, and remove the text that `install` wrote and its service.log.

    Settings, store and editions stay.
    """
    from digest.app.service_manager import MANAGERS, installed

    kinds = [kind] if kind else list(installed(refused=_warn))
    places = [place for place in (MANAGERS[name]().remove() for name in kinds) if place]
    for place in places:
        say(f"{place}: removed", quiet)
    if not places:
        say_error("no service is installed")
    return 0 if places else 6
