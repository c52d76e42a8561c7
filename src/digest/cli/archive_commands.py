"""`digest list`, `show` and `runs`: stored editions and past runs."""

from pathlib import Path

import click

from digest.cli.help_text import ending
from digest.cli.output import common, counted, show_cells, show_json, terminal
from digest.cli.run_commands import runner
from digest.model.canonical import plain
from digest.text.characters import one_line

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command("list", epilog=ending("digest list", "digest list morning --json", codes=(3,)))
@click.argument("brief", required=False)
@_config
@_json
@common
def list_(brief: str | None, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the editions of BRIEF, or of all briefs, newest first.

    An edition is open while a delivery of it waits, and closed when all were sent or given up.
    """
    filed = runner(given, reads=True).editions(brief)
    if as_json:
        show_json(plain(filed))
        return
    for item in filed:
        stories = "story" if item.stories == 1 else "stories"
        show_cells(item.key, f"{item.stories} {stories}", item.state, item.hash[:12])


@click.command(
    epilog=ending(
        "digest show",
        "digest show morning --format html > morning.html",
        "digest show morning/2026-11-20/06:45 --json > edition.json",
        codes=(3,),
    )
)
@click.argument("edition", required=False)
@click.option("--format", "format_", default="text", show_default=True, help="text, html, mail, markdown or json.")
@_config
@_json
@common
def show(edition: str | None, format_: str, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Print EDITION, by default the newest.

    EDITION is a key as in `digest list`, such as morning/2026-11-20/06:45, or the name of a brief, for its newest
    edition.  JSON is the whole edition with its articles; `digest verify`, `explain` and `diff` read it.
    """
    from digest.app.jobs import look_named

    running = runner(given, reads=True)
    kept = running.kept(edition).edition
    name = "json" if as_json else format_
    look = look_named(running.settings, kept.brief)
    if name != "text":
        click.echo(look(kept, name).body, nl=False)
        return
    from digest.cli.pager import show_text

    show_text(look(kept, name, **terminal()).body)


@click.command(epilog=ending("digest runs", "digest runs --most 1 --json", codes=(3,)))
@click.option("--most", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help="Number of runs.")
@_config
@_json
@common
def runs(most: int, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the last runs with their results, newest first: counts, seconds of each step, and notes."""
    found = runner(given, reads=True).runs(most)
    if as_json:
        show_json(plain(found))
        return
    for run in found:
        seconds = (run.ended - run.started).total_seconds()
        click.echo(f"{run.started:%Y-%m-%d %H:%M:%S} UTC  {run.command}  {seconds:.1f} s  {counted(run.counts)}")
        if run.steps:
            click.echo("    " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in run.steps.items()))
        for note in run.notes:
            click.echo(f"    {one_line(note)}")
