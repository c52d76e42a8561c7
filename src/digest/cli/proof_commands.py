"""`digest verify`, `digest explain` and `digest diff`: what an edition says of itself, and beside another."""

import re
from pathlib import Path
from typing import Any

import click

from digest import api
from digest.cli.output import common, say, say_error, show_json
from digest.errors import UsageError, VerifyError
from digest.model.article import Failure
from digest.model.canonical import plain
from digest.text.characters import one_line

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file, for a key.")
# The key of a stored edition, brief/day/time, or the name of a brief.
_KEY = re.compile(r"[\w-]+(?:/\d{4}-\d\d-\d\d/\d\d:\d\d)?")


@click.command()
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--raw", is_flag=True, help="Read the documents again, and prove the articles against them.")
@_config
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@common
def verify(edition: Path, paths: tuple[Path, ...], raw: bool, given: Path | None, as_json: bool, quiet: bool) -> int:
    """Prove that every sentence of an edition stands, word for word, where it says.

    EDITION is an edition.json, the folder that holds one, or the key of a stored edition (`digest list`); the name of a
    brief stands for its newest.  With --raw its documents are read again, from PATHS as they were given to `digest
    brief`, and each article's words have to stand in its document in the same order; without PATHS they are looked for
    beside the edition and here.  Exit code 7 when anything cannot be proved.
    """
    if paths and not raw:
        raise UsageError("files are read again with --raw alone; add it")
    problems, unread = _problems(edition, paths, given, raw=raw)
    for name in unread:
        say(f"not read again: {name}: it was fetched and is not kept", quiet)
    if as_json:
        show_json(plain(problems))
    elif problems:
        subjects = ("" if problem.subject == str(edition) else f"{problem.subject}: " for problem in problems)
        say_error("\n".join(f"{edition}: {s}{p.reason}" for s, p in zip(subjects, problems, strict=True)))
    else:
        say(f"{edition}: every sentence stands where it says" + (", and in its document" if raw else ""), quiet)
    return VerifyError.exit_code if problems else 0


@click.command()
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("story", required=False)
@_config
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def explain(edition: Path, story: str | None, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Say what became of every article and document, with the figures behind it, and every line that was taken out.

    EDITION is an edition.json, the folder that holds one, or the key of a stored edition (`digest list`); the name of a
    brief stands for its newest.  STORY is a story's number or id.
    """
    reasons = api.explain(edition, story, _stored(edition, given))
    if as_json:
        show_json(reasons)
        return
    click.echo(f"{reasons['edition']}  {reasons['hash'][:12]}")
    click.echo(", ".join(f"{number} {bucket}" for bucket, number in reasons["counts"].items()))
    for item in reasons["stories"]:
        _print_story(item)
    click.echo("\nDocuments")
    for document in reasons["documents"]:
        _print_document(document)


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@_config
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def diff(before: Path, after: Path, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Say what one edition tells that another does not: lines with + are in AFTER alone, with - in BEFORE alone.

    Each is an edition.json, the folder that holds one, or the key of a stored edition (`digest list`); the name of a
    brief stands for its newest.
    """
    changes = api.diff(before, after, (_stored(before, given), _stored(after, given)))
    if as_json:
        show_json(plain(changes))
        return
    if not changes:
        say("both say the same", quiet)
    for number, change in enumerate(changes):
        if number:
            click.echo()
        same = change.before == change.after
        for mark, line in (
            *([(" ", change.after)] if same else [("-", change.before), ("+", change.after)]),
            *(("-", f"  {text}") for text in change.gone),
            *(("+", f"  {text}") for text in change.new),
        ):
            if line.strip():
                click.echo(f"{mark} {' ' * (len(line) - len(line.lstrip(' ')))}{one_line(line)}")


def _problems(
    edition: Path, paths: tuple[Path, ...], given: Path | None, *, raw: bool
) -> tuple[list[Failure], tuple[str, ...]]:
    """What cannot be proved, and the documents that cannot be read again."""
    stored = _stored(edition, given)
    if not raw:
        return api.verify_file(edition, stored), ()
    return api.verify_raw(edition, paths or (_folder(given) if stored is not None else ()), stored)


def _folder(given: Path | None) -> tuple[Path, ...]:
    """The folder that the sources of the settings are named from."""
    from digest.app.configuration import load

    return (load(given).folder,)


def _stored(edition: Path, given: Path | None) -> bytes | None:
    """A stored edition as its file would be; None for a path that is there, and for what is no key or brief."""
    if edition.exists() or not _KEY.fullmatch(edition.as_posix()):
        return None
    from digest.app.configuration import has_settings
    from digest.cli.run_commands import desk

    if len(edition.parts) == 1 and not has_settings(given):  # a folder that is not there
        return None
    return api.render(desk(given, reads=True).kept(edition.as_posix()).edition, "json")


def _echo(line: str) -> None:
    """A line of a file from elsewhere, on one line and harmless; the blanks before it stay."""
    blanks = len(line) - len(line.lstrip(" "))
    click.echo(" " * blanks + one_line(line))


def _print_story(story: dict[str, Any]) -> None:
    click.echo()
    _echo(f"{story['number']}. {story['headline']}  [{story['id']}]")
    _echo(f"   score {story['score']:.3f} = {_sum(story['terms'])}")
    _echo(f"   told by {', '.join(story['publishers'])}")
    for line in _thread(story):
        _echo(f"   {line}")
    for join in story["joins"]:
        names = f"; names {', '.join(join['names'])}" if join["names"] else ""
        _echo(f"   joined at {join['nearness']:.3f}, cut {join['cut']:.3f}: {join['a']} + {join['b']}, "
              f"{join['similarity']:.3f} alike ({', '.join(join['terms'])}{names})")  # fmt: skip
    for sentence in story["sentences"]:
        _echo(f"   - {sentence['text']}")
        _echo(f"     sentence {sentence['position'] + 1} of {sentence['place']}, by {story['method']}: "
                   f"{sum(sentence['terms'].values()):.3f} = {_sum(sentence['terms'])}")  # fmt: skip

    for item in story["differences"]:
        _echo(f"   sources differ, {item['kind']}:")
        _echo(f"     {item['a']}")
        _echo(f"     {item['b']}")


def _thread(story: dict[str, Any]) -> list[str]:
    """What is known of the story from editions before."""
    last = f"first told {story['since']}, last {story['told']}"
    lines = [f"goes on: {last}, {story['followed']:.3f} alike"] if story["followed"] else []
    lines += [f"took in story {name}" for name in story["merged"]]
    lines += [f"came out of story {story['split']}"] if story["split"] else []
    for item in story["corrections"]:
        lines.append(f"corrected since {item['edition']}: {item['said']} → {item['now'] or 'no longer there'}")
    return lines


def _print_document(document: dict[str, Any]) -> None:
    story = f" [{document['story']}]" if document["story"] else ""
    _echo(f"  {document['source']}: {document['bucket']}{story}, {document['reason']}")
    for line in document["removed"]:
        _echo(f"    - {line['reason']}: {line['text']}")


def _sum(terms: dict[str, float]) -> str:
    return " ".join(f"{value:+.3f} {name}" for name, value in terms.items() if round(value, 3)) or "no terms"
