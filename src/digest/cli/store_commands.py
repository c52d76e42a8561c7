"""`digest search` and `digest db`: what was kept."""

from pathlib import Path

import click

from digest.cli.output import common, say, show_json
from digest.cli.source_commands import intake
from digest.model.canonical import plain
from digest.text.characters import one_line

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many.")
@_config
@_json
@common
def search(words: tuple[str, ...], most: int, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Search the articles that were kept: all WORDS, "a phrase", -without, begin*; the best first."""
    found = intake(given, reads=True).search(" ".join(f'"{word}"' if " " in word else word for word in words), most)
    if as_json:
        show_json([plain(hit.article) for hit in found])
        return
    for hit in found:
        day = f"{hit.article.published:%Y-%m-%d}" if hit.article.published else "undated   "
        click.echo(f"{day}  {one_line(hit.article.title or hit.article.text[:80])}  {one_line(hit.article.place)}")


@click.group()
def db() -> None:
    """Copy the store, and forget what is old."""


@db.command()
@click.argument("path", type=click.Path(path_type=Path))
@_config
@common
def backup(path: Path, given: Path | None, quiet: bool) -> None:
    """Copy the store into a new file, as it is now, while others use it."""
    intake(given).backup(path)
    say(f"{path}: {path.stat().st_size / 1e6:.1f} MB", quiet)


@db.command()
@click.option("--older", required=True, help="Forget what was fetched longer ago than this: 90d.")
@_config
@common
def purge(older: str, given: Path | None, quiet: bool) -> None:
    """Forget old documents and articles; what an edition quotes is kept."""
    from digest.app.configuration import duration

    counts = intake(given).purge(duration(older))
    say(f"{counts['documents']} documents and {counts['articles']} articles forgotten, {counts['kept']} kept", quiet)
