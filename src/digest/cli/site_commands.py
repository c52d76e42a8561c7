"""`digest site`, `export` and `preview`: editions for browsers and for readers of books and feeds."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.help_text import ending
from digest.cli.output import common, say
from digest.cli.run_commands import runner
from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.building.make import Look
    from digest.model.edition import Edition

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_DAY = click.DateTime(["%Y-%m-%d"])
_FORMATS = ("epub", "atom", "json", "annotations", "markdown", "html", "text")


@click.command(
    epilog=ending(
        "digest site",
        "digest site public/ --brief morning",
        "digest site november/ --since 2026-11-01 --until 2026-11-30",
        codes=(3,),
    )
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--brief", "name", help="Only the editions of this brief.")
@click.option("--since", type=_DAY, help="Only the editions of this day, as 2026-11-01, and of later ones.")
@click.option("--until", type=_DAY, help="Only the editions of this day, and of earlier ones.")
@_config
@common
def site(
    folder: Path | None,
    name: str | None,
    since: datetime | None,
    until: datetime | None,
    given: Path | None,
    quiet: bool,
) -> None:
    """Write all stored editions into FOLDER as a site: files alone, without a script.

    A page for each edition, a list of all, a page for each story of several editions, and an Atom feed.  Files that
    have not changed are left as they are.  Without FOLDER it is that of [site] in the settings, which `digest run`
    writes anew after each edition.
    """
    from digest.app.archive import SiteChoice, site_folder, write_site

    first, last = since.date() if since else date.min, until.date() if until else date.max
    choice = SiteChoice(name, first, last)
    here = runner(given, reads=True)
    place = site_folder(here.settings, folder, choice)
    number, written = write_site(here, place, choice)
    say(f"{place}: {number} files, {written} of them new or changed", quiet)


@click.command(
    epilog=ending(
        "digest export --format epub -o morning.epub",
        "digest export morning/2026-11-20/06:45 --format atom",
        "digest export out/edition.json --format epub -o out/edition.epub",
        codes=(3, 7),
    )
)
@click.argument("edition", required=False)
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="json", show_default=True, help="The format.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write this file (else to standard output).")
@_config
@common
def export(edition: str | None, format_: str, output: Path | None, given: Path | None, quiet: bool) -> None:
    """Write EDITION in one format, by default the newest edition as JSON.

    EDITION is a key as in `digest list`, the name of a brief, or an edition.json.
    """
    found, look = _found(edition, given)
    body = look(found, format_).body
    if output:
        from digest.app.archive import write_file

        write_file(output, body)
        say(f"{output}: {len(body):,} bytes", quiet)
    elif format_ == "epub" and sys.stdout.isatty():
        raise UsageError("a book is no text for a terminal; add -o FILE")
    else:
        click.echo(body, nl=False)


@click.command(epilog=ending("digest preview", "digest preview out/edition.json --port 8080", codes=(3, 7)))
@click.argument("edition", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port (by default a free one).")
@_config
@common
def preview(edition: str | None, port: int, given: Path | None, quiet: bool) -> None:
    """Show EDITION in a browser of this machine, until it is interrupted.

    The mail as it is sent and as Gmail leaves it, the page and the text, each light and dark, wide and narrow.  Only
    this machine can reach it.
    """
    from digest.app.preview import Preview, serve

    found, look = _found(edition, given)
    try:
        serve(Preview.of(found, look), port, lambda address: click.echo(f"{address}  (end with Ctrl-C)"))
    except OSError as error:
        raise UsageError(f"port {port}: {(error.strerror or str(error)).lower()}; choose another --port") from error


def _found(edition: str | None, given: Path | None) -> "tuple[Edition, Look]":
    """Return an edition of a file or of the store, and its form."""
    from digest.app.archive import edition_in
    from digest.app.jobs import PLAIN, look_named

    if edition and Path(edition).exists():
        return edition_in(Path(edition)), PLAIN
    running = runner(given, reads=True)
    found = running.kept(edition).edition
    return found, look_named(running.settings, found.brief)
