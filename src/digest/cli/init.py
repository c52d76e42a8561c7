"""`digest init`: write a first settings file, from options or from answers."""

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from digest.app import first_settings as first
from digest.cli.help_text import ending
from digest.cli.output import common, say
from digest.errors import UsageError

_TIME, _DAYS, _FOLDER = "06:45", "daily", "~/digest"


@dataclass(frozen=True, slots=True)
class _Answers:
    """The options and answers so far; "" and () for missing answers."""

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
        """Return the mail addresses among the destinations."""
        return tuple(filter(first.is_mailbox, self.places))


@click.command(
    epilog=ending(
        "digest init                                                   asks",
        "digest init --source https://example.org/rss --to ~/digest    each morning, into a folder",
        "digest init --source inbox/ --to me@example.org --server mail.example.org --user me \\",
        '  --password-command "pass show mail"                         by mail',
        codes=(3,),
    )
)
@click.option("-s", "--source", "sources", multiple=True, help="A feed, site, mailbox, file or folder to read.")
@click.option("--to", "places", multiple=True, help=f"Mail addresses, or a folder.  [default: {_FOLDER}]")
@click.option("--at", "time", default="", help=f"Local time of the edition.  [default: {_TIME}]")
@click.option("--timezone", default="", help="Time zone of --at, as Europe/Berlin.  [default: this machine's]")
@click.option("--days", default="", help=f"Such as mon-fri.  [default: {_DAYS}]")
@click.option("--minutes", type=float, default=5.0, show_default=True, help="Reading time, at most.")
@click.option("--name", default="morning", show_default=True, help="Name of the brief.")
@click.option("--server", default="", help="The mail server, host or host:port.")
@click.option("--sender", default="", help="Sender of the mail.  [default: the first recipient]")
@click.option("--user", default="", help="User name at the mail server.")
@click.option("--password-command", default="", help="A program that prints the password.")
@click.option("--password-file", default="", help="A file with the password that only you may read.")
@click.option("--config", "target", type=click.Path(path_type=Path), help="The file.  [default: in your config folder]")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@common
def init(
    target: Path | None,
    force: bool,
    quiet: bool,
    timezone: str,
    minutes: float,
    name: str,
    sender: str,
    **options: str | tuple[str, ...],
) -> None:
    """Write a first settings file: sources, time and destination.

    Without --source the command asks, in a terminal.  No password is taken from the command line.
    """
    from digest.app.configuration import new_settings_path

    path = target or new_settings_path()
    if path.exists() and not force:
        raise UsageError(f"{path} exists; --force overwrites it, --config names another file")
    answers = _Answers(**options)  # type: ignore[arg-type]
    if not answers.sources:
        answers = _asked(answers, path)
    folder = _folder(answers)
    settings = first.FirstSettings(
        sources=tuple(map(_absolute, answers.sources)),
        name=name,
        time=answers.time or _TIME,
        timezone=timezone or first.local_zone(),
        days=answers.days or _DAYS,
        minutes=minutes,
        to=answers.to,
        folder=folder,
        server=_server(answers, sender, path) if answers.to else None,
    )
    first.write(path, settings.toml(), answers.password)
    _say_next(path, "" if target is None else f" --config {shlex.quote(str(path))}", quiet)


def _say_next(path: Path, option: str, quiet: bool) -> None:
    """Name the written file, and the commands to give next."""
    say(f"wrote {path}", quiet)
    say(f"`digest doctor{option}` checks the set-up, `digest run --once{option}` does all due work", quiet)
    say(f"`digest run{option}` stays and keeps the schedule, `digest schedule{option}` lists the next editions", quiet)


def _folder(answers: _Answers) -> str:
    """Return the folder of the brief, "" if it goes by mail.  Raises UsageError if the destinations do not fit."""
    folders = [place for place in answers.places if not first.is_mailbox(place)]
    if len(folders) > 1 or (folders and answers.to):
        raise UsageError("a brief goes to mail addresses or into one folder; give the others a brief of their own")
    if answers.to and not answers.server:
        raise UsageError("mail needs a --server that takes it, as mail.example.org or localhost:25")
    return "" if answers.to else _absolute(folders[0] if folders else _FOLDER)


def _server(answers: _Answers, sender: str, path: Path) -> first.MailServer:
    file = (
        first.secret_path(path).name if answers.password else answers.password_file and _absolute(answers.password_file)
    )
    return first.MailServer(
        answers.server, sender or answers.to[0], answers.user, file, tuple(shlex.split(answers.password_command))
    )


def _asked(answers: _Answers, path: Path) -> _Answers:
    """Ask for each missing answer.  Raises UsageError without a terminal."""
    if not sys.stdin.isatty():
        raise UsageError("no source is named, and there is no terminal to ask at; give --source")
    click.echo("Sources: a feed or site (https://…), a mailbox (imaps://me@…), a file or a folder.", err=True)
    sources = [_ask("Source", check=first.check_source)]
    while more := _ask("Another, or Enter to go on", "", check=_source_or_nothing):
        sources.append(more)
    answers = replace(
        answers,
        sources=tuple(sources),
        time=answers.time or _ask("At what hour", _TIME, check=first.check_time),
        days=answers.days or _ask("On which days", _DAYS, check=first.check_days),
        places=answers.places
        or (_ask("Where to: a mail address, or a folder", _FOLDER, check=first.check_destination),),
    )
    if not answers.to or answers.server:
        return answers
    answers = replace(
        answers,
        server=_ask("Mail server, host or host:port"),
        user=answers.user or _ask("Your user name there, or Enter for none", ""),
    )
    if not answers.user or answers.password_file or answers.password_command:
        return answers
    question = f"Password (kept in {first.secret_path(path)}, which only you may read)"
    return replace(answers, password=_ask(question, hidden=True))


def _source_or_nothing(text: str) -> None:
    if text:
        first.check_source(text)


def _ask(
    question: str, default: str | None = None, check: Callable[[str], object] = str, *, hidden: bool = False
) -> str:
    """Ask until `check` accepts the answer."""

    def checked(text: str) -> str:
        try:
            check(text)
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        return text

    answer: str = click.prompt(
        question, default=default, value_proc=checked, hide_input=hidden, show_default=bool(default), err=True
    )
    return answer


def _absolute(place: str) -> str:
    """Return a path from the root or the home folder, which is independent of the place of the settings file."""
    return place if "://" in place or place.startswith("~") else str(Path(place).absolute())
