"""`digest source`: what is read, and how it is."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.output import bar, common, say, show_json
from digest.model.canonical import plain
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.app.source_admin import SourceAdmin

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def intake(given: Path | None, *, reads: bool = False) -> "SourceAdmin":
    """The intake of the settings in use; a command that only `reads` leaves no store behind."""
    from digest.app.configuration import load
    from digest.app.source_admin import open_source_admin

    return open_source_admin(load(given), reads=reads, progress=bar())


@click.group()
def source() -> None:
    """Add, list, check, remove, import and export the sources."""


@source.command()
@click.argument("place")
@click.option("--section", help="The part of the edition that its stories stand in.")
@click.option("--publisher", help="Who stands behind it; else what it says of itself.")
@click.option("--kind", type=click.Choice(["feed", "page", "files", "mbox", "maildir"]), help="What it is; else found.")
@click.option("--full-text", type=click.Choice(["auto", "always", "never"]), help="Whether its pages are read.")
@_config
@common
def add(place: str, given: Path | None, quiet: bool, **known: str | None) -> None:
    """Add a source to the store: a feed, a site that names one, a page, a file or a folder."""
    say(f"added {intake(given).add(place, **known)}", quiet)


@source.command("list")
@_config
@_json
@common
def list_(given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the sources: where each stands, and how it is."""
    found = intake(given, reads=True).sources()
    if as_json:
        show_json(plain(found))
        return
    for one in found:
        told = f"  {one.health.misses} misses: {one_line(one.health.reason)}" if one.health.reason else ""
        section = f"  [{one.section}]" if one.section else ""
        click.echo(f"{one_line(one.name)}  {one.stands}  {one.state}{section}{told}")


@source.command()
@click.argument("name")
@_config
@common
def remove(name: str, given: Path | None, quiet: bool) -> None:
    """Remove a source that was added; what it has given stays."""
    intake(given).remove(name)
    say(f"removed {name}", quiet)


@source.command()
@click.argument("names", nargs=-1)
@_config
@_json
@common
def check(names: tuple[str, ...], given: Path | None, as_json: bool, quiet: bool) -> int:
    """Ask sources now and store nothing; exit code 4 when one gives nothing."""
    found = list(intake(given, reads=True).check(names))
    if as_json:
        show_json(plain(found))
    else:
        for one in found:
            teasers = f", {one.teasers} cut short" if one.teasers else ""
            click.echo(f"{one.name}  {one_line(one.reason) or f'{one.documents} documents{teasers}'}")
    return 4 if any(one.reason and not one.documents for one in found) else 0


@source.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@_config
@common
def import_(path: Path, given: Path | None, quiet: bool) -> None:
    """Add the feeds of an OPML file; its folders become sections."""
    new, total = intake(given).import_opml(path)
    say(f"{new} of {total} feeds added", quiet)


@source.command("export")
@_config
@common
def export(given: Path | None, quiet: bool) -> None:
    """Print the feeds as OPML, sections as folders; without passwords."""
    click.echo(intake(given, reads=True).export_opml(), nl=False)
