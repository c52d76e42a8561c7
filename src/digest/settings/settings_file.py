"""Find, load and check the settings file; a check lists every problem at once."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from digest import plugins
from digest.errors import DigestError, SettingsError, UsageError
from digest.mail.dkim import signer
from digest.private import is_foreign
from digest.settings import Settings
from digest.settings.brief_tables import BriefSettings
from digest.settings.recipients_file import read_recipients
from digest.settings.source_tables import SourceSettings
from digest.settings.toml_file import FileRead
from digest.settings.toml_file import read as read_file
from digest.text.urls import is_secret, without_password, without_secrets

# Keys of a brief that name a part, and the room of the part.
_ROOMS = {
    "summarizer": "summarizers",
    "story_summarizer": "summarizers",
    "clusterer": "clusterers",
    "renderer": "renderers",
}
# The path of a key, and the fault of its value.
_Found = tuple[tuple[str | int, ...], str]


def find(given: str | Path | None = None) -> Path | None:
    """Return the settings file: `given`, else the value of DIGEST_CONFIG, else the first existing file of `places`.

    A named file is returned even if it does not exist.  Returns None if no file is named or found.

    Raises SettingsError for a file in the current folder that others own or may write: its commands would run.
    """
    named = given or os.environ.get("DIGEST_CONFIG")
    if named:
        return Path(named)
    found = next((path for path in places() if path.is_file()), None)
    if found and not found.is_absolute() and is_foreign(found):
        remedy = "name it with --config if you trust it"
        raise SettingsError(f"{found.absolute()}: not used, since others own it or may write it; {remedy}")
    return found


def places() -> tuple[Path, ...]:
    """Return the paths at which a settings file is searched if no file is named."""
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return (Path("config/digest.toml"), Path("digest.toml"), home / "digest" / "digest.toml")


def load(path: Path) -> Settings:
    """Return the settings in a file.  Raises SettingsError with every problem, one on each line."""
    read = read_file(path)
    if read.settings is None or read.problems:
        raise SettingsError("\n".join(read.problems))
    return read.settings


def check(path: Path) -> list[str]:
    """Return every problem of a settings file, including missing paths and parts that cannot be loaded."""
    read = read_file(path)
    return [*read.problems, *(read.at(where, line) for where, line in _beyond(read)), *missing(path)]


def unloadable(path: Path) -> list[str]:
    """Return a line for each part that a settings file names and that cannot be loaded; no built-in part is loaded."""
    read = read_file(path)
    return [read.at(where, line) for where, line in _unloadable(read)]


def missing(path: Path) -> list[str]:
    """Return a line for each source of a settings file whose file or folder does not exist."""
    read = read_file(path)
    sources = read.settings.source if read.settings else ()
    return [
        read.at((*_place(read, source), "path"), f"{source.path}: no such file or folder; make it, or check the path")
        for source in sources
        if source.path is not None and read.settings and not read.settings.at(source.path).exists()
    ]


def _place(read: "FileRead", source: SourceSettings) -> tuple[str | int, ...]:
    """Return the keys that lead to a source in the file."""
    items = read.data.get("source", [])
    given = ("path", str(source.path)) if source.path is not None else ("url", source.url)
    number = next((n for n, item in enumerate(items) if item.get(given[0]) == given[1]), None)
    return ("source",) if number is None else ("source", number)


def shown(settings: Settings) -> dict[str, Any]:
    """Return the settings as plain data, without secrets."""
    left_out: dict[str, Any] = {"folder": True, "file": True, "smtp": {"password"}, "unsubscribe": {"secret"}}
    plain = settings.model_dump(mode="json", exclude=left_out)
    plain["store"]["url"] = without_password(plain["store"]["url"])
    return {table: _masked(value) for table, value in plain.items()}


def _masked(value: Any, key: str = "") -> Any:  # noqa: ANN401 - JSON
    """Mask passwords and keys in plain data: in addresses, and under names of secrets."""
    if isinstance(value, dict):
        return {name: _masked(of, name) for name, of in value.items()}
    if isinstance(value, list):
        # The arguments of a password command may contain a token.
        return [value[0], *["***"] * len(value[1:])] if key == "password_command" else [_masked(of) for of in value]
    if not isinstance(value, str):
        return value
    if is_secret(key):
        return "***"
    # The user name in the address of a mailbox or database is not a secret.
    return value if value.startswith("imap") or ":***@" in value else without_secrets(value)


def warnings(path: Path) -> list[str]:
    """Return likely mistakes of a valid settings file.  Raises SettingsError if the file has problems."""
    settings, read = load(path), read_file(path)
    found: list[_Found] = []
    for number, brief in enumerate(settings.brief):
        found += [(("brief", number, *key), line) for key, line in _doubts(brief, settings)]
    if not settings.source or not settings.brief:
        missing = "[[source]] is in it; `digest source add` adds one" if settings.brief else "[[brief]] is in it"
        found.append(((), f"no {missing}"))
    return [read.at(where, line) for where, line in found]


def warning(path: Path, where: Sequence[str | int], text: str) -> str:
    """Return a warning on a key of a settings file, with its line."""
    return read_file(path).at(where, text)


def _doubts(brief: BriefSettings, settings: Settings) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the key and the text of each likely mistake of a brief."""
    if not (brief.to or brief.to_file or brief.folder or brief.channel == "stdout"):
        ways = "give it `to`, `to_file` or a folder, or add readers with `digest recipient add`"
        yield (), f"brief {brief.name!r} goes nowhere; {ways}"
    if brief.loss:
        yield ("channel",), f"brief {brief.name!r}: {brief.loss}"
    if brief.to_file:
        yield from ((("to_file",), line) for line in read_recipients(settings.at(brief.to_file))[1])
    yield from ((("sections",), line) for line in _without_source(brief, settings))


def _without_source(brief: BriefSettings, settings: Settings) -> Iterator[str]:
    """Yield a line for each section of a brief that no source has, if any source has a section."""
    known = dict.fromkeys(source.section for source in settings.source if source.section)
    names = {name.casefold() for name in known}
    for section in brief.sections if known else ():
        if section.name.casefold() not in names:
            yield f"no source has the section {section.name!r}; known are {', '.join(map(repr, known))}"


def _beyond(read: FileRead) -> Iterator[_Found]:
    """Yield problems of the parts, files and secrets that the settings name."""
    settings = read.settings
    if settings is None:
        return
    yield from _unloadable(read)
    # Faults of an [smtp] table are among the problems already.
    has_smtp = settings.smtp is not None or "smtp" in read.data or any("smtp" in line for line in read.problems)
    for brief in settings.brief:
        yield from _beyond_brief(brief, settings, _number(read, brief), has_smtp=has_smtp)
    yield from _beyond_smtp(settings)
    yield from _without_program(read, settings)
    yield from _failure(settings.unsubscribe_secret, ("unsubscribe",))
    yield from _failure(lambda: settings.dkim and signer(settings.dkim_key(), "", settings.dkim.selector), ("dkim",))


def _number(read: FileRead, brief: BriefSettings) -> int:
    """Return the number of a brief in the file; the faulty briefs of the file are not in the settings."""
    items = read.data.get("brief", [])
    return next((n for n, item in enumerate(items) if item.get("name", "brief") == brief.name), 0)


def _beyond_brief(brief: BriefSettings, settings: Settings, number: int, *, has_smtp: bool) -> Iterator[_Found]:
    if brief.covers:
        yield from _failure(partial(settings.covered_by, brief), ("brief", number, "of" if brief.of else "covers"))
    if brief.templates:
        check = partial(_check_templates, brief, str(settings.at(brief.templates)))
        yield from _failure(check, ("brief", number, "templates"))
    if (brief.to or brief.to_file) and brief.channel in (None, "smtp") and not has_smtp:
        yield ("brief", number, "to" if brief.to else "to_file"), "there are recipients, and no [smtp] to send with"
    if brief.to_file:
        yield from _failure(partial(read_recipients, settings.at(brief.to_file)), ("brief", number, "to_file"))


def _unloadable(read: FileRead) -> Iterator[_Found]:
    """Yield each part of the user's own, or of an unknown name, that cannot be loaded."""
    settings = read.settings
    if settings is None:
        return
    for source in settings.source:
        if source.is_own:
            load = partial(plugins.load, "sources", str(source.kind), **settings.given_to(source))
            yield from _failure(load, (*_place(read, source), "kind"), UsageError)
    for brief in settings.brief:
        for key, room in _ROOMS.items():
            name = getattr(brief, key)
            if name and name not in plugins.BUILT_IN[room]:
                where = ("brief", _number(read, brief), key)
                yield from _failure(partial(plugins.load, room, name), where, UsageError)


def _check_templates(brief: BriefSettings, folder: str) -> None:
    from digest.renderers.templates import check
    from digest.renderers.wording import wording_for

    check(folder)
    wording_for(brief.language, folder)


def _failure(
    look: Callable[[], object], where: tuple[str | int, ...], kind: type[DigestError] = SettingsError
) -> Iterator[_Found]:
    """Call `look`, and yield its error of this kind as a problem of the key at `where`."""
    try:
        look()
    except kind as error:
        yield where, str(error)


def _without_program(read: FileRead, settings: Settings) -> Iterator[_Found]:
    """Yield each command whose program cannot be started; that of [sendmail] only if a brief uses it."""
    does_sendmail = any(brief.channel == "sendmail" for brief in settings.brief)
    tables: list[tuple[tuple[str | int, ...], object, str]] = [
        *((_place(read, source), source, "password_command") for source in settings.source),
        (("smtp",), settings.smtp, "password_command"),
        (("sendmail",), settings.sendmail if does_sendmail else None, "command"),
        (("sign",), settings.sign, "command"),
    ]
    for where, table, key in tables:
        command = getattr(table, key, None)
        if command and not _is_program(command[0], settings.folder):
            yield (*where, key), f"{command[0]}: no such program; install it, or write its whole path"


def _is_program(name: str, folder: Path) -> bool:
    """Return whether a name, searched as in a shell, or a path from the folder of the settings can be started."""
    return shutil.which(folder / name if "/" in name else name) is not None


def _beyond_smtp(settings: Settings) -> Iterator[_Found]:
    smtp = settings.smtp
    if smtp is None:
        return
    for key in ("cafile", "password_file"):
        path = getattr(smtp, key)
        if path is not None and not settings.at(path).is_file():
            yield ("smtp", key), f"{path}: no such file"
    if bool(smtp.username) != any((smtp.password, smtp.password_file, smtp.password_command)):
        yield ("smtp",), "a username needs a password, and the reverse; set DIGEST_SMTP__PASSWORD or password_command"
