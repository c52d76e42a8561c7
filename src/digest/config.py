"""The settings file: TOML, checked whole, every problem named at once."""

import os
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from digest import plugins
from digest.errors import SettingsError, UsageError
from digest.model.edition import Plan
from digest.text.characters import one_line

Line = Annotated[str, AfterValidator(one_line)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceSettings(_Table):
    """[[source]]: a file or folder, and what is known of it."""

    path: Path
    publisher: Line | None = None
    section: Line = ""


class BriefSettings(_Table):
    """[[brief]]: how an edition is made."""

    name: Annotated[str, Field(pattern=r"^[\w-]{1,64}$")] = "brief"
    minutes: Annotated[float, Field(gt=0, le=600)] = 5.0
    sentences: Annotated[int, Field(ge=1, le=100)] = 3
    story_sentences: Annotated[int, Field(ge=1, le=100)] = 4
    summarizer: str = "ranked"
    story_summarizer: str = "coverage"
    clusterer: str = "events"

    def plan(self) -> Plan:
        """These settings as the core takes them."""
        return Plan(**self.model_dump())


class Settings(_Table):
    """The whole file; relative paths in it are relative to its folder."""

    source: tuple[SourceSettings, ...] = ()
    brief: tuple[BriefSettings, ...] = ()

    def brief_named(self, name: str | None) -> BriefSettings:
        """The brief of a name, else the first, else one with the defaults.  Raises UsageError."""
        if name is None:
            return self.brief[0] if self.brief else BriefSettings()
        for brief in self.brief:
            if brief.name == name:
                return brief
        known = ", ".join(brief.name for brief in self.brief) or "none"
        raise UsageError(f"there is no brief {name!r} in the settings; known are: {known}")


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
    return problems if settings is None else [*problems, *_problems_beyond(settings, path)]


def _parse(path: Path) -> tuple[Settings | None, list[str]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return None, [f"{path}: {reason}; name a settings file with --config or DIGEST_CONFIG"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [f"{path}: no valid TOML: {error}"]
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        return None, [f"{path}: {line}" for line in map(_line, error.errors())]
    return _resolved(settings, path), [f"{path}: {line}" for line in _twice(settings)]


def _resolved(settings: Settings, path: Path) -> Settings:
    """Paths made absolute from the folder of the settings file."""
    sources = tuple(
        source.model_copy(update={"path": path.parent / source.path.expanduser()}) for source in settings.source
    )
    return settings.model_copy(update={"source": sources})


def _twice(settings: Settings) -> Iterator[str]:
    names = [brief.name for brief in settings.brief]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"brief.name: {name!r} is there twice; give each brief a name of its own"


def _problems_beyond(settings: Settings, path: Path) -> Iterator[str]:
    for source in settings.source:
        if not source.path.exists():
            yield f"{path}: source.path: {source.path}: no such file or folder"
    for brief in settings.brief:
        for room, name in (
            ("summarizers", brief.summarizer),
            ("summarizers", brief.story_summarizer),
            ("clusterers", brief.clusterer),
        ):
            try:
                plugins.load(room, name)
            except UsageError as error:
                yield f"{path}: brief {brief.name!r}: {error}"


def _line(problem: Any) -> str:  # noqa: ANN401 - pydantic's error dictionary
    """ "brief.0.minuts: unknown key; did you mean 'minutes'?" """
    where = ".".join(str(part) for part in problem["loc"])
    if problem["type"] != "extra_forbidden":
        return f"{where}: {problem['msg'].lower()}, not {problem['input']!r}"
    known = _known_keys(problem["loc"])
    near = get_close_matches(str(problem["loc"][-1]), known, n=1)
    return f"{where}: unknown key; " + (f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}")


def _known_keys(where: tuple[Any, ...]) -> list[str]:
    tables: dict[str, type[_Table]] = {"source": SourceSettings, "brief": BriefSettings}
    table = tables.get(str(where[0]), Settings) if len(where) > 1 else Settings
    return list(table.model_fields)
