"""`digest init`: a first settings file, by options or by question."""

import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from digest.cli.output import common, say
from digest.errors import SettingsError, UsageError
from digest.settings import value_types as kinds
from digest.settings.first import First, MailServer, is_mailbox

_TIME, _DAYS, _FOLDER = "06:45", "daily", "~/digest"


@dataclass(frozen=True, slots=True)
class _Given:
    """What was said so far; "" and () for what was not."""

    sources: tuple[str, ...]
    places: tuple[str, ...]
    time: str
    days: str
    server: str
    user: str
    password_file: str
    password_command: str
    password: str = ""

    @property
    def to(self) -> tuple[str, ...]:
        """The addresses among the places."""
        return tuple(filter(is_mailbox, self.places))


@click.command(
    epilog="""\b
Examples:
  digest init                                                   asks
  digest init --source https://example.org/rss --to ~/digest    each morning, into a folder
  digest init --source inbox/ --to me@example.org --server mail.example.org --user me \\
    --password-command "pass show mail"                         by mail"""
)
@click.option("-s", "--source", "sources", multiple=True, help="What is read: a feed, site, mailbox, file or folder.")
@click.option("--to", "places", multiple=True, help=f"Mail addresses, or a folder.  [default: {_FOLDER}]")
@click.option("--at", "time", default="", help=f"The hour, local time.  [default: {_TIME}]")
@click.option("--timezone", default="", help="Of the hour, as Europe/Berlin.  [default: this machine's]")
@click.option("--days", default="", help=f"Such as mon-fri.  [default: {_DAYS}]")
@click.option("--minutes", type=float, default=5.0, show_default=True, help="To read, at most.")
@click.option("--name", default="morning", show_default=True, help="Of the brief.")
@click.option("--server", default="", help="The mail server, host or host:port.")
@click.option("--sender", default="", help="Whom the mail is from.  [default: the first who gets it]")
@click.option("--user", default="", help="The user's name at the mail server.")
@click.option("--password-command", default="", help="A program that prints the password.")
@click.option("--password-file", default="", help="A file with it that only you may read.")
@click.option("--config", "target", type=click.Path(path_type=Path), help="The file.  [default: in your config folder]")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@common
def init(
    target: Path | None,
    force: bool,
    quiet: bool,
    timezone: str,
    minutes: float,
    name: str,
    sender: str,
    **said: str | tuple[str, ...],
) -> None:
    """Write a first settings file: what is read, when, and where it goes.

    Without --source it asks, in a terminal.  No password is taken from the command line.
    """
    from digest.settings.settings_file import places

    path = target or places()[-1]
    if path.exists() and not force:
        raise UsageError(f"{path} is there already; --force writes over it, --config names another")
    given = _Given(**said)  # type: ignore[arg-type]
    if not given.sources:
        given = _asked(given, path)
    folders = [place for place in given.places if not is_mailbox(place)]
    if len(folders) > 1 or (folders and given.to):
        raise UsageError("a brief goes to mail addresses or into one folder; give the others a brief of their own")
    if given.to and not given.server:
        raise UsageError("mail needs a --server that takes it, as mail.example.org or localhost:25")
    first = First(
        sources=tuple(map(_absolute, given.sources)),
        name=name,
        time=given.time or _TIME,
        timezone=timezone or _local_zone(),
        days=given.days or _DAYS,
        minutes=minutes,
        to=given.to,
        folder="" if given.to else _absolute(folders[0] if folders else _FOLDER),
        server=_server(given, sender, path) if given.to else None,
    )
    _write(path, first.toml(), given.password)
    option = "" if target is None else f" --config {shlex.quote(str(path))}"
    say(f"wrote {path}", quiet)
    say(f"`digest doctor{option}` says whether all is well, `digest run --once{option}` does what is due", quiet)
    say(f"`digest run{option}` stays and keeps the hours, `digest schedule{option}` says which come", quiet)


def _secret(path: Path) -> Path:
    """Where a password that was asked for is kept: beside the settings, under their name."""
    return path.with_suffix(".secret")


def _server(given: _Given, sender: str, path: Path) -> MailServer:
    return MailServer(
        given.server,
        sender or given.to[0],
        given.user,
        _secret(path).name if given.password else given.password_file and _absolute(given.password_file),
        tuple(shlex.split(given.password_command)),
    )


def _asked(given: _Given, path: Path) -> _Given:
    """What was given, and the answers to what was not."""
    if not sys.stdin.isatty():
        raise UsageError("nothing to read is named, and there is no terminal to ask at; give --source")
    click.echo("What is read: a feed or site (https://…), a mailbox (imaps://me@…), a file or a folder.", err=True)
    sources = [_ask("Source", check=_source)]
    while more := _ask("Another, or Enter to go on", "", check=lambda text: text and _source(text)):
        sources.append(more)
    given = replace(
        given,
        sources=tuple(sources),
        time=given.time or _ask("At what hour", _TIME, check=_checked(kinds.times)),
        days=given.days or _ask("On which days", _DAYS, check=_checked(kinds.weekdays)),
        places=given.places or (_ask("Where to: a mail address, or a folder", _FOLDER, check=_place),),
    )
    if not given.to or given.server:
        return given
    given = replace(
        given,
        server=_ask("Mail server, host or host:port"),
        user=given.user or _ask("Your user's name there, or Enter for none", ""),
    )
    if not given.user or given.password_file or given.password_command:
        return given
    return replace(given, password=_ask(f"Password (kept in {_secret(path)}, for you alone)", hidden=True))


def _ask(question: str, default: str | None = None, check: Callable[[str], str] = str, *, hidden: bool = False) -> str:
    answer: str = click.prompt(
        question, default=default, value_proc=check, hide_input=hidden, show_default=bool(default), err=True
    )
    return answer


def _checked(kind: Callable[[object], object]) -> Callable[[str], str]:
    """A check that asks again where a value of the settings is not valid."""

    def check(text: str) -> str:
        try:
            kind(text)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        return text

    return check


def _place(text: str) -> str:
    return _checked(lambda value: kinds.mailbox(str(value)))(text) if is_mailbox(text) else text


def _source(text: str) -> str:
    if "://" in text:
        return _checked(lambda value: kinds.place(str(value)))(text)
    if not Path(text).expanduser().exists():
        raise click.UsageError(f"{text!r} is no file and no folder here; a web address begins with https://")
    return text


def _absolute(place: str) -> str:
    """A path from the root or from the home folder, so that it means the same wherever the settings stand."""
    return place if "://" in place or place.startswith("~") else str(Path(place).absolute())


def _without_place(problem: str) -> str:
    """A problem without the name and line of the draft, which nobody wrote and which is gone."""
    return re.sub(r"^[^\n]*?\.new(?:, line \d+)?: ", "", problem)


def _local_zone() -> str:
    """The time zone of this machine by its name; UTC where it has none."""
    import tzlocal

    try:
        return kinds.zone(tzlocal.get_localzone_name())
    except (LookupError, ValueError):
        return "UTC"


def _write(path: Path, text: str, password: str) -> None:
    """Write the file, and beside it the password if there is one; nothing is left where the settings are not valid.

    Raises SettingsError.
    """
    from digest.settings.settings_file import check

    draft, secret = path.with_name(f".{path.name}.new"), _secret(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        made = bool(password) and not secret.exists()
        if made:
            secret.touch(mode=0o600)
        if problems := check(draft):
            if made:
                secret.unlink()
            raise SettingsError("\n".join(map(_without_place, problems)))
        if password:
            secret.chmod(0o600)
            secret.write_text(f"{password}\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        draft.unlink(missing_ok=True)
