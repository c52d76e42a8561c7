"""`digest init`: write a first settings file, from options or from answers."""

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from digest.app import first_settings as first
from digest.app.mail_providers import provider_of
from digest.app.starter_lists import packs
from digest.cli.help_text import ending
from digest.cli.output import common, say
from digest.errors import UsageError

_TIME, _DAYS, _FOLDER = "06:45", "daily", "~/digest"


@dataclass(frozen=True, slots=True)
class _Answers:
    """The options and answers so far; "" and () for missing answers."""

    sources: tuple[str, ...]
    packs: tuple[str, ...]
    places: tuple[str, ...]
    times: tuple[str, ...]
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
        "digest init --source feeds.opml --pack science --to me@example.org --server mail.example.org \\",
        '  --user me --password-command "pass show mail" --now         by mail, the first edition now',
        codes=(3,),
    )
)
@click.option("-s", "--source", "sources", multiple=True, help="A feed, site, mailbox, list (OPML), file or folder.")
@click.option("--pack", "packs", multiple=True, help="A starter list; `digest source packs` lists them.")
@click.option("--to", "places", multiple=True, help=f"Mail addresses, or a folder.  [default: {_FOLDER}]")
@click.option("--at", "times", multiple=True, help=f"Local time of an edition.  [default: {_TIME}]")
@click.option("--timezone", default="", help="Time zone of --at, as Europe/Berlin.  [default: this machine's]")
@click.option("--days", default="", help=f"Such as mon-fri.  [default: {_DAYS}]")
@click.option("--minutes", type=float, default=5.0, show_default=True, help="Reading time, at most.")
@click.option("--name", default="morning", show_default=True, help="Name of the brief.")
@click.option("--server", default="", help="The mail server, host or host:port.  [default: by the address]")
@click.option("--sender", default="", help="Sender of the mail.  [default: the first recipient]")
@click.option("--user", default="", help="User name there.  [default: the address, at a known provider]")
@click.option("--password-command", default="", help="A program that prints the password.")
@click.option("--password-file", default="", help="A file with the password that only you may read.")
@click.option("--config", "target", type=click.Path(path_type=Path), help="The file.  [default: in your config folder]")
@click.option("--check/--no-check", default=True, help="Ask each source once.  [default: check]")
@click.option("--now", is_flag=True, help="Make and deliver a first edition.")
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
    check: bool,
    now: bool,
    **options: str | tuple[str, ...],
) -> int:
    """Write a first settings file: sources, times and destination; then ask each source once.

    Without --source and --pack the command asks, in a terminal.  No password is taken from the command line.
    """
    from digest.app.configuration import new_settings_path

    path = target or new_settings_path()
    if path.exists() and not force:
        raise UsageError(f"{path} exists; --force overwrites it, --config names another file")
    answers = _Answers(**options)  # type: ignore[arg-type]
    is_asking = not (answers.sources or answers.packs)
    answers = _with_provider(_asked(answers, path) if is_asking else answers)
    settings = _settings(answers, name, timezone, minutes)
    settings = replace(settings, server=_server(answers, sender, path)) if answers.to else settings
    first.write(path, settings.beside(path.absolute().parent).toml(), answers.password)
    say(f"wrote {path}", quiet)
    say(settings.summary, quiet)
    if check:
        _check_sources(path, quiet)
    if now or (is_asking and click.confirm("Make and deliver a first edition now?", default=True, err=True)):
        return _first_edition(path, quiet)
    _say_next("" if target is None else f" --config {shlex.quote(str(path))}", quiet)
    return 0


def _first_edition(path: Path, quiet: bool) -> int:
    from digest.cli.run_commands import first_edition

    return first_edition(path, quiet)


def _settings(answers: _Answers, name: str, timezone: str, minutes: float) -> first.FirstSettings:
    """Return the settings for some answers, without a mail server.  Raises UsageError."""
    folder = _folder(answers)
    return first.FirstSettings(
        sources=first.first_sources(answers.sources, answers.packs),
        name=name,
        times=answers.times or (_TIME,),
        timezone=timezone or first.local_zone(),
        days=answers.days or _DAYS,
        minutes=minutes,
        to=answers.to,
        folder=folder,
    )


def _check_sources(path: Path, quiet: bool) -> None:
    """Ask every source once, and name those without an answer."""
    from digest.app.configuration import load
    from digest.app.source_admin import open_source_admin

    admin = open_source_admin(load(path), reads=True)
    silent = admin.silent()
    for name, reason in silent:
        say(reason if reason.startswith(name) else f"{name}: {reason}", quiet)
    total = len(admin.sources())
    say(f"{total - len(silent)} of {total} source{'s' * (total != 1)} can be read", quiet)


def _with_provider(answers: _Answers) -> _Answers:
    """Return the answers with the mail server and user of a known provider, where they are missing."""
    provider = provider_of(answers.to[0]) if answers.to and not answers.server else None
    if provider is None:
        return answers
    return replace(answers, server=provider.server, user=answers.user or first.account_of(answers.to[0]))


def _say_next(option: str, quiet: bool) -> None:
    """Name the commands to give next."""
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
    sources = _asked_sources()
    answers = replace(
        answers,
        sources=tuple(source for source in sources if source not in packs()),
        packs=tuple(source for source in sources if source in packs()),
        times=answers.times or first.times_of(_ask("At what hour, or hours", _TIME, check=first.check_times)),
        days=answers.days or _ask("On which days", _DAYS, check=first.check_days),
        places=answers.places
        or (_ask("Where to: a mail address, or a folder", _FOLDER, check=first.check_destination),),
    )
    return answers if answers.server or not answers.to else _with_server(answers, path)


def _asked_sources() -> list[str]:
    """Ask for places to read and names of starter lists: one at least."""
    click.echo(
        "Sources: a feed or site (https://…), a mailbox (imaps://me@…), a list of feeds (OPML), a file,", err=True
    )
    click.echo(f"a folder, or a starter list: {', '.join(packs())}.", err=True)
    sources = [_ask("Source", check=_check_place)]
    while more := _ask("Another, or Enter to go on", "", check=_place_or_nothing):
        sources.append(more)
    return sources


def _with_server(answers: _Answers, path: Path) -> _Answers:
    """Ask for the mail server, the user and the password, as far as they are missing."""
    provider = provider_of(answers.to[0])
    answers = replace(
        answers,
        server=_ask("Mail server, host or host:port", provider.server if provider else None),
        user=answers.user
        or _ask("Your user name there, or Enter for none", first.account_of(answers.to[0]) if provider else ""),
    )
    if not answers.user or answers.password_file or answers.password_command:
        return answers
    word = (
        "App password, made in the settings of your account" if provider and provider.needs_app_password else "Password"
    )
    question = f"{word} (kept in {first.secret_path(path)}, which only you may read)"
    return replace(answers, password=_ask(question, hidden=True))


def _check_place(text: str) -> None:
    """Raise UsageError unless the text is a source, or the name of a starter list."""
    if text not in packs():
        first.check_source(text)


def _place_or_nothing(text: str) -> None:
    if text:
        _check_place(text)


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
