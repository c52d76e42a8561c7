"""Find, check and read the settings file, for commands that need no store."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from digest.app.clock import utc_now
from digest.app.source_selectors import named_source, selected
from digest.errors import SettingsError
from digest.ports import Source
from digest.settings import Settings, settings_file
from digest.settings.value_types import span_of


def settings_path(given: Path | None) -> Path:
    """Return the path of the settings file in use.  Raises SettingsError if there is no file."""
    path = settings_file.find(given)
    if path is None:
        looked = ", ".join(map(str, settings_file.places()))
        raise SettingsError(f"no settings file found; looked at {looked}; `digest init` makes one, --config names one")
    return path


def has_settings(given: Path | None) -> bool:
    """Return whether a settings file is named or found."""
    return settings_file.find(given) is not None


def new_settings_path() -> Path:
    """Return the path at which `digest init` writes a file: in the user's configuration folder."""
    return settings_file.places()[-1]


def load(given: Path | None) -> Settings:
    """Read the settings file in use.  Raises SettingsError with every problem, one on each line."""
    return settings_file.load(settings_path(given))


def missing_parts(settings: Settings) -> list[str]:
    """Return a line for each part that the settings name and that cannot be loaded: a brief finds it at its hour."""
    return settings_file.unloadable(settings.file) if settings.file else []


def problems_of(path: Path) -> list[str]:
    """Return every problem of a settings file, one line each."""
    return settings_file.check(path)


def warnings_of(path: Path, clock: Callable[[], datetime] = utc_now) -> list[str]:
    """Return likely mistakes of a valid settings file, one line each.  Raises SettingsError."""
    return [*settings_file.warnings(path), *_unknown_sources(path), *_ended_mutes(path, clock().date())]


def _ended_mutes(path: Path, today: date) -> Iterator[str]:
    """Yield a line for each mute that is over: its year may be a slip."""
    for number, brief in enumerate(settings_file.load(path).brief):
        for mute in brief.mute:
            if mute.until is not None and mute.until < today:
                over = f"the mute of {mute.word!r} ended on {mute.until}; take it out, or write a later day"
                yield settings_file.warning(path, ("brief", number, "mute"), over)


def _unknown_sources(path: Path) -> Iterator[str]:
    """Yield a line for each brief that names a source which the settings do not have; a store may have it."""
    settings = settings_file.load(path)
    named = [named_source(source) for source in settings.source]
    for number, brief in enumerate(settings.brief):
        try:
            selected(brief.name, brief.sources, named)
        except SettingsError as error:
            doubt = f"{error} (unless it was added by `digest source add`)"
            yield settings_file.warning(path, ("brief", number, "sources"), doubt)


def shown(settings: Settings) -> dict[str, Any]:
    """Return settings as plain data, without secrets."""
    return settings_file.shown(settings)


def sources_in(settings: Settings, without: Sequence[Path] = ()) -> list[Source]:
    """Return the sources of a settings file; files in the folders `without` are not read."""
    from digest.fetching.subscriptions import door_of, pages_of, sources_of

    return sources_of(settings, pages_of(door_of(settings.fetch, settings.folder)), without)


def duration(text: str) -> timedelta:
    """Return "90d", "24h" or "90m" as a duration.  Raises UsageError."""
    return span_of(text)
