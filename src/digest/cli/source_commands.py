"""`digest source`: the sources and their health."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.groups import Group
from digest.cli.help_text import ending
from digest.cli.output import bar, common, say, show_json, show_table
from digest.errors import UsageError
from digest.model.canonical import plain
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.app.source_admin import SourceAdmin, SourceStatus
    from digest.app.source_editor import ImportCounts, SourceEditor

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
# Letters of a title in the list.
_LONGEST_TITLE = 40
# Entries of a week that are rounded to one.
_LEAST = 0.5
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def admin(given: Path | None, *, reads: bool = False) -> "SourceAdmin":
    """Return the admin for the settings in use; a command that only `reads` creates no store."""
    from digest.app.configuration import load
    from digest.app.source_admin import open_source_admin

    return open_source_admin(load(given), reads=reads, progress=bar())


def editor(given: Path | None, *, reads: bool = False) -> "SourceEditor":
    """Return the editor of the sources in the store of the settings in use."""
    from digest.app.source_editor import SourceEditor

    return SourceEditor(admin(given, reads=reads))


@click.group(cls=Group)
def source() -> None:
    """Add, list, check, change, pause, remove, import and export sources."""


@source.command(
    epilog=ending(
        "digest source add https://example.org/rss --section World",
        "digest source add https://example.org/         finds the feed of the site",
        "digest source add ~/inbox",
        "digest source add --pack world-en             a starter list of the program",
        codes=(3, 9),
    )
)
@click.argument("place", required=False)
@click.option("--pack", help="Add the feeds of a starter list in place of one source; see `digest source packs`.")
@click.option("--section", help="The section of the edition for its stories.")
@click.option("--publisher", help="The publisher.  [default: as the source names itself]")
@click.option("--title", help="Its title in `digest source list`.  [default: the title of the feed]")
@click.option("--kind", type=click.Choice(["feed", "page", "files", "mbox", "maildir"]), help="[default: detected]")
@click.option("--full-text", type=click.Choice(["auto", "always", "never"]), help="When to read the entries' pages.")
@_config
@common
def add(place: str | None, pack: str | None, given: Path | None, quiet: bool, **known: str | None) -> None:
    """Add a source to the store: a feed, a site with a feed, a page, a file or a folder."""
    if pack and not place and not any(known.values()):
        _report(editor(given).import_pack(pack), quiet)
        return
    if place is None or pack:
        raise UsageError("give an address, a file or a folder; or --pack alone")
    say(f"added {editor(given).add(place, **known)}", quiet)


@source.command("list", epilog=ending("digest source list", "digest source list --json", codes=(3,)))
@_config
@_json
@common
def list_(given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the sources: title or name, section, time of the last reading (UTC), entries a week, and state.

    --json has the name, origin and whole health of each.
    """
    sources = admin(given, reads=True).sources()
    if as_json:
        show_json(plain(sources))
        return
    titles = Counter(one.title for one in sources)
    rows = [_row(one, is_titled=titles[one.title] == 1) for one in sources]
    show_table(("SOURCE", "SECTION", "LAST READ", "A WEEK", "STATE"), rows)


def _row(source: "SourceStatus", *, is_titled: bool) -> tuple[str, ...]:
    """Return the cells of a source; without a title of its own it has its name."""
    label = one_line(source.title) if is_titled and source.title else source.name
    if label != source.name and len(label) > _LONGEST_TITLE:
        label = f"{label[: _LONGEST_TITLE - 1].rstrip()}…"
    read = f"{source.health.worked:%Y-%m-%d %H:%M}" if source.health.worked else "never"
    tries = (
        f", {source.health.misses} {'try' if source.health.misses == 1 else 'tries'}" if source.health.misses else ""
    )
    return label, source.section, read, _pace(source.a_week), f"{source.state}{tries}"


def _pace(a_week: float | None) -> str:
    """Return the entries of a week as a reader wants them: "12", "<1", "" where they are unknown."""
    if a_week is None:
        return ""
    return f"{a_week:.0f}" if a_week >= _LEAST else "<1"


@source.command(epilog=ending("digest source remove https://example.org/rss", codes=(3,)))
@click.argument("name")
@_config
@common
def remove(name: str, given: Path | None, quiet: bool) -> None:
    """Remove a source from the store; its articles stay."""
    say(f"removed {editor(given).remove(name)}", quiet)


@source.command(
    epilog=ending(
        "digest source edit https://example.org/rss --section World --title Example",
        'digest source edit Example --section ""        removes the section',
        codes=(3,),
    )
)
@click.argument("name")
@click.option("--section", help="The section of the edition for its stories.")
@click.option("--publisher", help="The publisher of its articles.")
@click.option("--title", help="Its title in `digest source list`.")
@_config
@common
def edit(name: str, given: Path | None, quiet: bool, **changes: str | None) -> None:
    """Change section, publisher or title of a source in the store, for documents that are read from now on."""
    say(f"changed {editor(given).edit(name, **changes)}", quiet)


@source.command(epilog=ending("digest source pause https://example.org/rss", codes=(3,)))
@click.argument("name")
@_config
@common
def pause(name: str, given: Path | None, quiet: bool) -> None:
    """Read a source no more until `digest source resume`; its articles stay."""
    say(f"paused {editor(given).edit(name, paused=True)}", quiet)


@source.command(epilog=ending("digest source resume https://example.org/rss", codes=(3,)))
@click.argument("name")
@_config
@common
def resume(name: str, given: Path | None, quiet: bool) -> None:
    """Read a paused source again."""
    say(f"resumed {editor(given).edit(name, paused=False)}", quiet)


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


@source.command(
    "import",
    epilog=ending(
        "digest source import feeds.opml",
        "curl https://example.org/feeds.opml | digest source import -",
        "digest source import --pack world-en          a starter list of the program",
        codes=(3, 9),
    ),
)
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.option("--pack", help="A starter list that comes with the program; `digest source packs` lists them.")
@_config
@common
def import_(path: Path | None, pack: str | None, given: Path | None, quiet: bool) -> None:
    """Add the feeds of an OPML file, or of standard input (-); outermost folders become sections."""
    if (path is None) == (pack is None):
        raise UsageError("give an OPML file, - for standard input, or --pack")
    counts = editor(given).import_pack(pack) if pack else editor(given).import_file(path or Path("-"))
    _report(counts, quiet)


def _report(counts: "ImportCounts", quiet: bool) -> None:
    say(f"{counts.new} of {counts.total} feeds added", quiet)
    if counts.secret:
        say(f"{counts.secret} with a password or key in the address not added; put such feeds into the settings", quiet)


@source.command(epilog=ending("digest source packs", "digest source import --pack science"))
@_json
@common
def packs(as_json: bool, quiet: bool) -> None:
    """List the starter lists of feeds that come with the program."""
    from digest.app.starter_lists import packs as packs_of

    if as_json:
        show_json(packs_of())
        return
    show_table(("PACK", "FEEDS"), [(name, str(count)) for name, count in packs_of().items()])


@source.command(epilog=ending("digest source export > feeds.opml", codes=(3,)))
@_config
@common
def export(given: Path | None, quiet: bool) -> None:
    """Print the feeds as OPML, with titles and folders and without passwords."""
    click.echo(editor(given, reads=True).export_opml(), nl=False)
