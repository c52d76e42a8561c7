"""`digest source`: the sources and their health."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.groups import Group
from digest.cli.help_text import ending
from digest.cli.output import bar, common, say, show_json, show_table
from digest.model.canonical import plain
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.app.source_admin import SourceAdmin, SourceStatus

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def admin(given: Path | None, *, reads: bool = False) -> "SourceAdmin":
    """Return the admin for the settings in use; a command that only `reads` creates no store."""
    from digest.app.configuration import load
    from digest.app.source_admin import open_source_admin

    return open_source_admin(load(given), reads=reads, progress=bar())


@click.group(cls=Group)
def source() -> None:
    """Add, list, check, remove, import and export sources."""


@source.command(
    epilog=ending(
        "digest source add https://example.org/rss --section World",
        "digest source add https://example.org/         finds the feed of the site",
        "digest source add ~/inbox",
        codes=(3, 9),
    )
)
@click.argument("place")
@click.option("--section", help="The section of the edition for its stories.")
@click.option("--publisher", help="The publisher.  [default: as the source names itself]")
@click.option("--kind", type=click.Choice(["feed", "page", "files", "mbox", "maildir"]), help="[default: detected]")
@click.option("--full-text", type=click.Choice(["auto", "always", "never"]), help="When to read the entries' pages.")
@_config
@common
def add(place: str, given: Path | None, quiet: bool, **known: str | None) -> None:
    """Add a source to the store: a feed, a site with a feed, a page, a file or a folder."""
    say(f"added {admin(given).add(place, **known)}", quiet)


@source.command("list", epilog=ending("digest source list", "digest source list --json", codes=(3,)))
@_config
@_json
@common
def list_(given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the sources: title or name, section, time of the last reading (UTC), and state.

    --json has the name, origin and whole health of each.
    """
    sources = admin(given, reads=True).sources()
    if as_json:
        show_json(plain(sources))
        return
    show_table(("SOURCE", "SECTION", "LAST READ", "STATE"), map(_row, sources))


def _row(source: "SourceStatus") -> tuple[str, str, str, str]:
    read = f"{source.health.worked:%Y-%m-%d %H:%M}" if source.health.worked else "never"
    tries = (
        f", {source.health.misses} {'try' if source.health.misses == 1 else 'tries'}" if source.health.misses else ""
    )
    return source.title or source.name, source.section, read, f"{source.state}{tries}"


@source.command(epilog=ending("digest source remove https://example.org/rss", codes=(3,)))
@click.argument("name")
@_config
@common
def remove(name: str, given: Path | None, quiet: bool) -> None:
    """Remove a source from the store; its articles stay."""
    admin(given).remove(name)
    say(f"removed {name}", quiet)


@source.command(
    epilog=ending(
        "digest source check",
        "digest source check https://example.org/rss --json",
        codes=(3,),
        meaning={4: "a source gave no document"},
    )
)
@click.argument("names", nargs=-1)
@_config
@_json
@common
def check(names: tuple[str, ...], given: Path | None, as_json: bool, quiet: bool) -> int:
    """Read the sources NAMES, or all, now, and store nothing."""
    found = list(admin(given, reads=True).check(names))
    if as_json:
        show_json(plain(found))
    else:
        for one in found:
            teasers = f", {one.teasers} cut short" if one.teasers else ""
            click.echo(f"{one.name}  {one_line(one.reason) or f'{one.documents} documents{teasers}'}")
    return 4 if any(one.reason and not one.documents for one in found) else 0


@source.command("import", epilog=ending("digest source import feeds.opml", codes=(3, 9)))
@click.argument("path", type=click.Path(path_type=Path))
@_config
@common
def import_(path: Path, given: Path | None, quiet: bool) -> None:
    """Add the feeds of an OPML file; its folders become sections."""
    new, total = admin(given).import_opml(path)
    say(f"{new} of {total} feeds added", quiet)


@source.command("export", epilog=ending("digest source export > feeds.opml", codes=(3,)))
@_config
@common
def export(given: Path | None, quiet: bool) -> None:
    """Print the feeds as OPML, with sections as folders and without passwords."""
    click.echo(admin(given, reads=True).export_opml(), nl=False)
