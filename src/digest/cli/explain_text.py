"""Print the reasons behind an edition."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from digest.cli.output import show_cells
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.api.live import LiveSentence


def _echo(line: str) -> None:
    """Print text from a file on one line, without control characters; keep the blanks before it."""
    blanks = len(line) - len(line.lstrip(" "))
    click.echo(" " * blanks + one_line(line))


def print_reasons(reasons: dict[str, Any]) -> None:
    """Print the reasons of an edition: its counts, its stories, its documents."""
    show_cells(reasons["edition"], reasons["hash"][:12])
    _echo(", ".join(f"{number} {bucket}" for bucket, number in reasons["counts"].items()))
    for item in reasons["stories"]:
        _print_story(item)
    click.echo("\nDocuments")
    for document in reasons["documents"]:
        _print_document(document)


def _print_story(story: dict[str, Any]) -> None:
    click.echo()
    _echo(f"{story['number']}. {story['headline']}  [{story['id']}]")
    _echo(f"   score {story['score']:.3f} = {_sum(story['terms'])}")
    _echo(f"   published by {', '.join(story['publishers'])}")
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
    """Return lines on the earlier editions of a story."""
    last = f"first printed {story['since']}, last {story['told']}"
    lines = [f"continues: {last}, {story['followed']:.3f} alike"] if story["followed"] else []
    lines += [f"merged with story {name}" for name in story["merged"]]
    lines += [f"split from story {story['split']}"] if story["split"] else []
    for item in story["corrections"]:
        lines.append(f"corrected since {item['edition']}: {item['said']} → {item['now'] or 'no longer there'}")
    return lines


def _print_document(document: dict[str, Any]) -> None:
    story = f" [{document['story']}]" if document["story"] else ""
    title = f" ({document['title']})" if document["title"] else ""
    _echo(f"  {document['source']}{title}: {document['bucket']}{story}, {document['reason']}")
    for line in document["removed"]:
        _echo(f"    - {line['reason']}: {line['text']}")


def _sum(terms: dict[str, float]) -> str:
    return " ".join(f"{value:+.3f} {name}" for name, value in terms.items() if round(value, 3)) or "no terms"


def print_live(found: "Sequence[LiveSentence]") -> None:
    """Print each sentence that its page does not have today, and the counts."""
    for item in found:
        if item.state not in ("unchanged", "no page"):
            _echo(f"{item.state}: {item.url}: {item.text}")
        if item.now:
            _echo(f"  {'now' if item.state == 'changed' else 'reason'}: {item.now}")
    counts = Counter(item.state for item in found)
    without = f", {counts['no page']} without a page" if counts["no page"] else ""
    click.echo(", ".join(f"{counts[state]} {state}" for state in ("unchanged", "changed", "gone", "unread")) + without)


def unread_of(found: "Sequence[LiveSentence]") -> list[str]:
    """Return the addresses of the pages that could not be read today."""
    return [item.url for item in found if item.state == "unread"]
