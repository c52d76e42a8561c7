"""Write the stored editions as a site, and export one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.app.jobs import look_named
from digest.app.report import Report
from digest.app.runner import Runner
from digest.building.site import Site
from digest.channels.file import inside, write_whole
from digest.editions.record import load
from digest.errors import DigestError, UsageError, VerifyError
from digest.model.edition import Edition
from digest.settings import Settings
from digest.sources.disk import read_file
from digest.text.characters import one_line

# Editions that are held while a site is made: each is needed two or three times, near each other.
_HELD = 40


@dataclass(frozen=True, slots=True)
class SiteChoice:
    """The editions of a site: those of one brief, from one day to another, both included; without limits all."""

    brief: str | None = None
    first: date = date.min
    last: date = date.max

    @property
    def is_all(self) -> bool:
        """Whether no edition is left out."""
        return self == SiteChoice()

    def keys(self, runner: Runner) -> list[str]:
        """Return the keys of the editions, newest first.  Raises DigestError if there is none."""
        rows = runner.editions(self.brief)
        if not rows:
            raise DigestError("there is no edition yet; `digest build` makes one")
        chosen = [row.key for row in rows if row.slot.day and self.first <= row.slot.day <= self.last]
        if not chosen:
            days = sorted(row.slot.day for row in rows if row.slot.day)
            raise DigestError(f"there is no edition of these days; there are some from {days[0]} to {days[-1]}")
        return chosen


def write_site(runner: Runner, folder: Path, choice: SiteChoice) -> tuple[int, int]:
    """Write a site of the chosen editions; return the number of its files and of those that are new.

    A file that has its bytes already is not written.  The templates and the look are those of the brief of the newest
    edition.  Raises DigestError.
    """
    keys = choice.keys(runner)

    @lru_cache(_HELD)
    def load(key: str) -> Edition:
        return runner.kept(key).edition

    look = look_named(runner.settings, keys[0].partition("/")[0])
    return _write(folder, Site(keys, load, look.templates, look.style).files())


def site_folder(settings: Settings, given: Path | None, choice: SiteChoice) -> Path:
    """Return the folder of the site: `given`, else that of [site].  Raises UsageError."""
    if given is not None:
        return given
    if settings.site.folder is None:
        raise UsageError("there is no folder for the site; name one, or write folder under [site] in the settings")
    if not choice.is_all:  # its list of editions would replace the list of all
        raise UsageError(
            "the folder of [site] is for all editions; name another FOLDER with --brief, --since and --until"
        )
    return settings.at(settings.site.folder)


def site_after(runner: Runner, report: Report) -> str:
    """Write the site of [site] after a run that built an edition; return the reason on one line if that fails."""
    if runner.settings.site.folder is None or not report.counts.get("editions"):
        return ""
    try:
        write_site(runner, site_folder(runner.settings, None, SiteChoice()), SiteChoice())
    except Exception as error:  # noqa: BLE001 - the site is less than the service
        reason = str(error) if isinstance(error, DigestError) else f"{type(error).__name__}: {error}"
        return f"the site is not written: {one_line(reason)}; `digest site` tries again"
    return ""


def write_file(path: Path, body: bytes) -> None:
    """Write a file whole or not at all.  Raises DigestError."""
    try:
        write_whole(path, body)
    except OSError as error:
        raise DigestError(f"{path}: {(error.strerror or str(error)).lower()}; choose another file") from error


def edition_in(path: Path) -> Edition:
    """Return the edition in an edition.json, or in a folder with one.  Raises VerifyError."""
    file = path / "edition.json" if path.is_dir() else path
    edition, changed = load(read_file(file), str(path))
    if changed:
        raise VerifyError(f"{path}: {changed[0].reason}")
    return edition


def _write(folder: Path, files: Iterator[tuple[str, bytes]]) -> tuple[int, int]:
    """Write the files that have other bytes; none of them if one of the files cannot be made."""
    number = written = 0
    try:
        with TemporaryDirectory() as made:
            names = [_put(Path(made), number, file) for number, file in enumerate(files)]
            for number, name in enumerate(names, start=1):
                path, body = inside(folder, name), (Path(made) / f"{number - 1}").read_bytes()
                if path.is_file() and not path.is_symlink() and path.read_bytes() == body:
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, body)
                written += 1
    except OSError as error:
        raise DigestError(f"{folder}: {(error.strerror or str(error)).lower()}; choose another folder") from error
    return number, written


def _put(folder: Path, number: int, file: tuple[str, bytes]) -> str:
    """Write a file under its number; return its name."""
    name, body = file
    (folder / f"{number}").write_bytes(body)
    return name
