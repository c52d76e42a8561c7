"""The settings file: TOML with the environment on top, checked whole, every problem named at once."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from digest import plugins
from digest.errors import SettingsError, UsageError
from digest.mail.dkim import signer
from digest.settings import TABLES, Settings
from digest.settings.recipients_file import read_recipients
from digest.text.urls import is_secret, without_password, without_secrets

# DIGEST_SMTP__HOST overrides `[smtp] host`.
_PREFIX = "DIGEST_"
# In an address: what stands between the first ":" behind "//" and the "@".
_PASSWORD = re.compile(r"(?<=://)([^/@:]*):.+(?=@)")


def find(given: str | Path | None = None) -> Path | None:
    """The settings file: the one given, else DIGEST_CONFIG's, else ./config/digest.toml, else the user's; None if none.

    One that was named is returned whether it is there or not; the others only when they are.
    """
    named = given or os.environ.get("DIGEST_CONFIG")
    if named:
        return Path(named)
    return next((path for path in places() if path.is_file()), None)


def places() -> tuple[Path, ...]:
    """Where a settings file is looked for when none is named."""
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return (Path("config/digest.toml"), home / "digest" / "digest.toml")


def load(path: Path) -> Settings:
    """The settings in a file.  Raises SettingsError with every problem, one a line."""
    settings, problems = _parse(path)
    if settings is None or problems:
        raise SettingsError("\n".join(problems))
    return settings


def check(path: Path) -> list[str]:
    """Every problem of a settings file, also of what it names: paths, and parts that cannot be loaded."""
    settings, problems = _parse(path)
    return problems if settings is None else [*problems, *(f"{path}: {line}" for line in _beyond(settings))]


def shown(settings: Settings) -> dict[str, Any]:
    """The settings as plain data, without what is secret."""
    left_out: dict[str, Any] = {"folder": True, "file": True, "smtp": {"password"}, "unsubscribe": {"secret"}}
    plain = settings.model_dump(mode="json", exclude=left_out)
    plain["store"]["url"] = without_password(plain["store"]["url"])
    return {table: _masked(value) for table, value in plain.items()}


def _masked(value: Any, key: str = "") -> Any:  # noqa: ANN401 - JSON
    """Plain data without passwords and keys, in addresses and under names that say so."""
    if isinstance(value, dict):
        return {name: _masked(of, name) for name, of in value.items()}
    if isinstance(value, list):
        # A token may stand among the arguments of a command that gives a password.
        return [value[0], *["***"] * len(value[1:])] if key == "password_command" else [_masked(of) for of in value]
    if not isinstance(value, str):
        return value
    if is_secret(key):
        return "***"
    # Of a mailbox and of a database the user is no secret.
    return value if value.startswith("imap") or ":***@" in value else without_secrets(value)


def warnings(path: Path) -> list[str]:
    """What is no problem of a settings file, and may be a mistake.  Raises SettingsError for one with problems."""
    settings, found = load(path), []
    for brief in settings.brief:
        if not (brief.to or brief.to_file or brief.folder or brief.channel == "stdout"):
            found.append(
                f"brief {brief.name!r} goes nowhere; give it `to`, `to_file` or a folder, "
                "or add readers with `digest recipient add`"
            )
        if brief.loss:
            found.append(f"brief {brief.name!r}: {brief.loss}")
        if brief.to_file:
            found += read_recipients(settings.at(brief.to_file))[1]
    return [f"{path}: {line}" for line in found]


def _parse(path: Path) -> tuple[Settings | None, list[str]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return None, [f"{path}: {reason}; name a settings file with --config or DIGEST_CONFIG"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [f"{path}: no valid TOML: {error}"]
    problems = [*_out_of_place(data), *_secrets(data, path)]
    try:
        settings = Settings.model_validate(
            {**with_environment(data, os.environ), "folder": path.parent.absolute(), "file": path.absolute()}
        )
    except ValidationError as error:
        problems += map(_line, error.errors())
        return _sound_parts(data, path), [f"{path}: {line}" for line in problems]
    return settings, [f"{path}: {line}" for line in [*problems, *_twice(settings)]]


def _sound_parts(data: Mapping[str, Any], path: Path) -> Settings:
    """Of settings with problems, the tables without: so that what these name is looked at in the same breath."""
    sound: dict[str, Any] = {"folder": path.parent.absolute()}
    for name, table in TABLES.items():
        items = data.get(name)
        for item in items if isinstance(items, list) else [items]:
            try:
                table.model_validate(item)
            except ValidationError:
                continue
            sound[name] = [*sound.get(name, []), item] if isinstance(items, list) else item
    return Settings.model_validate(sound)


def with_environment(data: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings with `DIGEST_TABLE__KEY` on top, for tables that are there once."""
    merged = dict(data)
    for name, value in environment.items():
        table, found, key = name.removeprefix(_PREFIX).lower().partition("__")
        if name.startswith(_PREFIX) and found and isinstance(merged.get(table, {}), dict):
            merged[table] = {**merged.get(table, {}), key: value}
    return merged


def _out_of_place(data: Mapping[str, Any]) -> Iterator[str]:
    """What may be set, but not in the file."""
    for name in ("folder", "file"):
        if name in data:
            yield f"{name}: unknown key; known are {', '.join(TABLES)}"


def _secrets(data: Mapping[str, Any], path: Path) -> Iterator[str]:
    """Secrets in a file that others may read."""
    if not path.stat().st_mode & 0o077:
        return
    for table, key, instead in (
        ("smtp", "password", "set DIGEST_SMTP__PASSWORD, or password_command"),
        ("unsubscribe", "secret", "set DIGEST_UNSUBSCRIBE__SECRET, or secret_file"),
        ("store", "url", "set DIGEST_STORE__URL"),
    ):
        found = data.get(table)
        value = found.get(key) if isinstance(found, dict) else None
        if value is not None and (key != "url" or _PASSWORD.search(str(value))):
            yield f"{table}.{key}: a secret, in a file that others may read; run chmod 600 on it, or {instead}"


def _twice(settings: Settings) -> Iterator[str]:
    names = [brief.name for brief in settings.brief]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"brief.name: {name!r} is there twice; give each brief a name of its own"
    own = [str(source.url or source.path) for source in settings.source if source.is_own]
    for place in sorted({place for place in own if own.count(place) > 1}):
        yield f"source: {without_secrets(place)} is there twice; a source is known by its place, so give each its own"


def _beyond(settings: Settings) -> Iterator[str]:
    """Problems of what the settings name."""
    for source in settings.source:
        if source.path is not None and not settings.at(source.path).exists():
            yield f"source.path: {source.path}: no such file or folder"
        if source.is_own:
            try:
                plugins.load("sources", str(source.kind), **settings.given_to(source))
            except UsageError as error:
                yield f"source.kind: {error}"
    for brief in settings.brief:
        for room, name in (
            ("summarizers", brief.summarizer),
            ("summarizers", brief.story_summarizer),
            ("clusterers", brief.clusterer),
        ):
            try:
                plugins.load(room, name)
            except UsageError as error:
                yield f"brief {brief.name!r}: {error}"
        if (brief.to or brief.to_file) and brief.channel in (None, "smtp") and settings.smtp is None:
            yield f"brief {brief.name!r}: there are recipients, and no [smtp] to send with"
        if brief.to_file:
            yield from _told(partial(read_recipients, settings.at(brief.to_file)), f"brief {brief.name!r}: ")
    yield from _beyond_smtp(settings)
    yield from _told(settings.unsubscribe_secret)
    yield from _told(lambda: settings.dkim and signer(settings.dkim_key(), "", settings.dkim.selector))


def _told(look: Callable[[], object], before: str = "") -> Iterator[str]:
    """What is wrong with something that has to be read to know."""
    try:
        look()
    except SettingsError as error:
        yield f"{before}{error}"


def _beyond_smtp(settings: Settings) -> Iterator[str]:
    smtp = settings.smtp
    if smtp is None:
        return
    for key in ("cafile", "password_file"):
        path = getattr(smtp, key)
        if path is not None and not settings.at(path).is_file():
            yield f"smtp.{key}: {path}: no such file"
    if bool(smtp.username) != any((smtp.password, smtp.password_file, smtp.password_command)):
        yield "smtp: a username needs a password, and the reverse; set DIGEST_SMTP__PASSWORD or password_command"


def _line(problem: Any) -> str:  # noqa: ANN401 - pydantic's error dictionary
    """ "brief.0.minuts: unknown key; did you mean 'minutes'?" """
    where = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "value_error":
        return f"{where}: {problem['ctx']['error']}"
    if problem["type"] != "extra_forbidden":
        # A table is not shown whole: a password may stand in it.
        secret = any(name in where for name in ("password", "options", "secret"))
        plain = isinstance(problem["input"], (str, int, float, bool)) and not secret
        return f"{where}: {problem['msg'].lower()}" + (f", not {_masked(problem['input'])!r}" if plain else "")
    known = _known_keys(problem["loc"])
    near = get_close_matches(str(problem["loc"][-1]), known, n=1)
    return f"{where}: unknown key; " + (f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}")


def _known_keys(where: tuple[Any, ...]) -> list[str]:
    return list(TABLES[str(where[0])].model_fields) if len(where) > 1 else list(TABLES)
