"""`digest list`, `show`, `runs`, `deliveries`: what was."""

from pathlib import Path

import click

from digest import api
from digest.canonical import plain
from digest.cli.loop import desk
from digest.cli.words import common, counted, show_json
from digest.model.delivery import OPEN

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command("list")
@click.argument("brief", required=False)
@_config
@_json
@common
def list_(brief: str | None, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the editions, the newest first."""
    here = desk(given)
    filed = here.store.editions(brief)
    if brief and not filed:
        here.settings.brief_named(brief)  # an unknown one is a mistake, one without editions is not
    if as_json:
        show_json(plain(filed))
        return
    for item in filed:
        stories = "story" if item.stories == 1 else "stories"
        click.echo(f"{item.key}  {item.stories} {stories}  {item.state}  {item.hash[:12]}")


@click.command()
@click.argument("edition", required=False)
@click.option("--format", "format_", default="text", show_default=True, help="text, html, markdown or json.")
@_config
@common
def show(edition: str | None, format_: str, given: Path | None, quiet: bool) -> None:
    """Print an edition; without a key, the newest."""
    click.echo(api.render(desk(given).kept(edition).edition, format_), nl=False)


@click.command()
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@_config
@_json
@common
def runs(most: int, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the last runs and what they did, the newest first."""
    found = desk(given).store.runs(most)
    if as_json:
        show_json(plain(found))
        return
    for run in found:
        seconds = (run.ended - run.started).total_seconds()
        click.echo(f"{run.started:%Y-%m-%d %H:%M:%S} UTC  {run.command}  {seconds:.1f} s  {counted(run.counts)}")
        for note in run.notes:
            click.echo(f"    {note}")


@click.group()
def deliveries() -> None:
    """What was sent to whom, and what is open."""


@deliveries.command("list")
@click.argument("edition", required=False)
@click.option("--open", "only_open", is_flag=True, help="Only what is not at an end.")
@_config
@_json
@common
def deliveries_list(edition: str | None, only_open: bool, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the deliveries: their state, tries, and the last words of the server."""
    rows = desk(given).store.deliveries(edition, OPEN if only_open else ())
    if as_json:
        show_json(plain(rows))
        return
    for row in rows:
        marks = [f"{row.delivery.tries} tries" if row.delivery.tries != 1 else "1 try"]
        if row.delivery.unsure_since:
            marks.append(f"unsure since {row.delivery.unsure_since:%Y-%m-%d %H:%M} UTC")
        if row.delivery.next_try:
            marks.append(f"next {row.delivery.next_try:%Y-%m-%d %H:%M} UTC")
        line = f"{row.edition}  {row.channel}  {row.recipient}  {row.delivery.state}  ({', '.join(marks)})"
        click.echo(f"{line}  {row.delivery.detail}".rstrip())
