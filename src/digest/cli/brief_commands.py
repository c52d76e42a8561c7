"""`digest brief` and `digest demo`: an edition now, without a store."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import api
from digest.cli.help_text import ending
from digest.cli.output import common, progress, progress_ends, say, terminal
from digest.errors import DigestError, UsageError

if TYPE_CHECKING:
    from digest.building.make import Look
    from digest.model.edition import Edition, Plan
    from digest.settings import Settings

_ALL = ("html", "text", "markdown")
# The first and last year of an edition: at the ends of the calendar a day has no days around it.
_YEARS = (1_000, 9_000)


def _in_calendar(day: datetime | None) -> datetime | None:
    """Return the day of an edition.  Raises UsageError for one at an end of the calendar."""
    first, last = _YEARS
    if day and not first <= day.year <= last:
        raise UsageError(f"--day: no edition is of the year {day.year}; write a day from {first} to {last}")
    return day


@click.command(
    epilog=ending(
        "digest brief inbox/                            to the terminal, as text",
        "digest brief inbox/ --format html > brief.html",
        "digest brief inbox/ extra.html -o out/         edition.html, .txt, .md and .json",
        "digest brief https://example.org/ https://example.net/rss    of a site and a feed",
        "digest brief --config digest.toml              the sources and the brief of a settings file",
        codes=(3, 9),
        meaning={4: "a document could not be read (with --strict)"},
    )
)
@click.argument("paths", nargs=-1)
@click.option("--minutes", type=click.FloatRange(0, 600, min_open=True), help="Reading time in minutes, at most (5).")
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _, __, day: _in_calendar(day),
    help="The day of the edition (by default the day of the newest article).",
)
@click.option("--format", "formats", help="html, text, mail, markdown, json; several with commas (with -o).")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write files into this folder.")
@click.option("--summarizer", help='For one article: a name from `digest plugins`, or "module:attr".')
@click.option("--story-summarizer", help="For several articles on one event.")
@click.option("--clusterer", help="The method that groups articles: events, single.")
@click.option("--config", type=click.Path(path_type=Path), help="Take sources and brief from this settings file.")
@click.option("--brief", "name", help="The name of a brief in the settings file (by default the first).")
@click.option("--strict", is_flag=True, help="Exit with 4 when a document could not be read.")
@common
def brief(
    paths: tuple[str, ...],
    minutes: float | None,
    day: datetime | None,
    formats: str | None,
    output: Path | None,
    config: Path | None,
    name: str | None,
    strict: bool,
    quiet: bool,
    **parts: str | None,
) -> int:
    """Make an edition of articles in files and folders, or at web addresses: every line quoted with its source.

    An address is that of an article, of a feed, or of a site with a feed.

    The same files give the same bytes: no clock is read, and nothing is stored.
    """
    wanted = _formats(formats, output)
    settings = _settings(config)
    plan = _plan(settings, name, minutes, parts)
    edition = _edition(paths, settings, plan, day.date() if day else None, output)
    _deliver(edition, wanted, output, quiet, _look(settings, plan))
    _report(edition, quiet)
    return 4 if strict and edition.inputs.failures else 0


@click.command(epilog=ending("digest demo", "digest demo --format markdown", "digest demo -o out/"))
@click.option("--format", "formats", help="html, text, mail, markdown, json; several with commas (with -o).")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write files into this folder.")
@common
def demo(formats: str | None, output: Path | None, quiet: bool) -> None:
    """Make an edition of the sample articles that come with the program."""
    wanted = _formats(formats, output)
    _deliver(api.demo(), wanted, output, quiet)


def _formats(given: str | None, output: Path | None) -> list[str]:
    """Return the wanted formats.  Raises UsageError for an unknown format, or for several without a folder."""
    wanted = [name.strip() for name in given.split(",")] if given else list(_ALL if output else _ALL[1:2])
    api.require_formats(wanted)
    if len(wanted) > 1 and not output:
        raise UsageError("several formats need a folder; add -o DIR")
    return wanted


def _settings(config: Path | None) -> "Settings | None":
    if config is None:
        return None
    from digest.app.configuration import load

    return load(config)


def _plan(settings: "Settings | None", name: str | None, minutes: float | None, parts: dict[str, str | None]) -> "Plan":
    """Return the brief of the settings; options of the command line override it."""
    from digest.model.edition import Plan

    if name and settings is None:
        raise UsageError("--brief names a brief of a settings file; add --config FILE")
    plan = settings.brief_named(name).plan() if settings else Plan()
    given = {key: value for key, value in {**parts, "minutes": minutes}.items() if value is not None}
    return replace(plan, **given)  # type: ignore[arg-type]  # names and types of the options above


def _edition(
    paths: tuple[str, ...], settings: "Settings | None", plan: "Plan", day: date | None, output: Path | None
) -> "Edition":
    """Return the edition of the paths, else of the sources in the settings; files in `output` are never read."""
    without = (output,) if output else ()
    if paths:
        sources = api.sources_at(paths, without)
    elif settings and settings.source:
        from digest.app.configuration import sources_in

        sources = sources_in(settings, without)
    else:
        raise UsageError("nothing to read; give files or folders, or --config with a [[source]]")
    try:
        return api.brief_of(sources, plan, day, progress(), settings.reading.sentences if settings else "sentencex")
    finally:
        progress_ends()


def _look(settings: "Settings | None", plan: "Plan") -> "Look | None":
    if settings is None:
        return None
    from digest.app.jobs import look_named

    return look_named(settings, plan.name)


def _deliver(
    edition: "Edition", formats: list[str], output: Path | None, quiet: bool, look: "Look | None" = None
) -> None:
    """Write the edition to standard output, or into the folder."""
    if output is None and formats == ["text"] and (settings := terminal()):
        from digest.cli.pager import show_text

        shown = look(edition, "text", **settings).body if look else api.render(edition, "text", **settings)
        show_text(shown)
        return
    if output is None:
        receipt = api.print_edition(edition, formats[0], look)
    else:
        receipt = api.write(edition, output, formats, look)
    if receipt.state != "sent":
        raise DigestError(f"could not be written: {receipt.detail}")
    if output is not None:
        say(f"{output}: {receipt.detail}", quiet)


def _report(edition: "Edition", quiet: bool) -> None:
    """Report each document that could not be read."""
    for failure in edition.inputs.failures:
        say(f"not read: {failure.reason}", quiet)
