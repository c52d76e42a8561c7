"""`digest search` and `digest db`: the stored articles."""

from pathlib import Path

import click

from digest.cli.groups import Group
from digest.cli.help_text import ending
from digest.cli.output import common, counted, say, say_error, show_json
from digest.cli.source_commands import admin
from digest.model.canonical import plain
from digest.text.characters import one_line

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command(
    epilog=ending(
        "digest search bridge harbour",
        "digest search '\"swing bridge\"' -- -football",
        "digest search 'harb*' --most 5 --json",
        codes=(3,),
    )
)
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="Number of articles.")
@_config
@_json
@common
def search(words: tuple[str, ...], most: int, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Search the stored articles, best match first.

    An article matches if it has all WORDS; "a phrase", -without and begin* are understood.
    """
    found = admin(given, reads=True).search(" ".join(f'"{word}"' if " " in word else word for word in words), most)
    if as_json:
        show_json([plain(hit.article) for hit in found])
        return
    for hit in found:
        day = f"{hit.article.published:%Y-%m-%d}" if hit.article.published else "undated   "
        click.echo(f"{day}  {one_line(hit.article.title or hit.article.text[:80])}  {one_line(hit.article.place)}")


@click.group(cls=Group)
def db() -> None:
    """Copy the store, restore a copy, move it to another database, or delete old articles."""


@db.command(epilog=ending("digest db backup digest-copy.db", codes=(3,)))
@click.argument("path", type=click.Path(path_type=Path))
@_config
@common
def backup(path: Path, given: Path | None, quiet: bool) -> None:
    """Copy the store into the new file PATH; other commands may use the store meanwhile."""
    admin(given).backup(path)
    say(f"{path}: {path.stat().st_size / 1e6:.1f} MB", quiet)


@db.command(
    epilog=ending(
        "digest db restore digest-copy.db", codes=(3, 8), meaning={1: "pg_restore failed, or an unexpected error"}
    )
)
@click.argument("path", type=click.Path(path_type=Path))
@_config
@common
def restore(path: Path, given: Path | None, quiet: bool) -> None:
    """Put the backup PATH in the place of the store, which is kept beside it.

    Stop the program first.  An edition that is due counts as sent, because the backup does not have later deliveries.
    PostgreSQL needs an empty database.
    """
    from digest.app.configuration import load
    from digest.app.store_copy import restore_store

    restored = restore_store(load(given), path)
    say(f"restored from {path}; newest edition: {restored.newest or 'none'}", quiet)
    if restored.kept:
        say(f"the store of before is {restored.kept}", quiet)
    for edition in restored.taken_as_sent:
        brief = edition.partition("/")[0]
        say_error(f"{edition} counts as sent; if it was not: digest build {brief} --now, after this minute")
    if restored.unsure:
        say_error(
            f"{counted({'deliveries': restored.unsure})} of the backup may have been sent since, and will be tried by "
            "`unsure` of the brief; `digest deliveries forget EDITION` gives up"
        )


@db.command(
    epilog=ending(
        "digest db copy --to postgresql+psycopg://me@localhost/digest",
        "digest db copy --to /srv/digest/news.db",
        codes=(3, 8),
        meaning={1: "not copied, or an unexpected error"},
    )
)
@click.option("--to", required=True, help="An empty database: a path, or an address as in [store] url.")
@_config
@common
def copy(to: str, given: Path | None, quiet: bool) -> None:
    """Copy everything into an empty database, SQLite or PostgreSQL, and compare both.

    Stop the program first, and name the copy in [store] url afterwards: two stores in use send mail twice. Nobody can
    write to the store meanwhile. After an error the copy is empty. A password of PostgreSQL can be in PGPASSWORD.
    """
    from digest.app.configuration import load
    from digest.app.store_copy import copy_store

    name, counts = copy_store(load(given), to)
    rows = f"{sum(counts.values()):,} rows of {len(counts)} tables"
    say(f"{name}: {rows} copied; numbers and hashes are the same on both sides; name it in [store] url", quiet)


@db.command(epilog=ending("digest db purge --older 90d", codes=(3, 8)))
@click.option("--older", required=True, help="Minimum age of the documents to delete, as 90d.")
@_config
@common
def purge(older: str, given: Path | None, quiet: bool) -> None:
    """Delete old documents and articles, except those in an edition's quotations."""
    from digest.app.configuration import duration

    counts = admin(given).purge(duration(older))
    kept = counted({"documents": counts["kept"]})
    quoted = f"; {kept} older than {older} kept, quoted by an edition" if counts["kept"] else ""
    deleted = counted({name: counts[name] for name in ("documents", "articles")}).replace("nothing to do", "nothing")
    say(f"deleted: {deleted}{quoted}" if any(counts.values()) else f"no document is older than {older}", quiet)
