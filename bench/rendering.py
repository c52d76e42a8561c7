"""A day of 50 stories in all formats, beside a bare Jinja2 render of the same templates with the same values.

    python bench/rendering.py [--strict]

Prints the seconds of each format and the ratio of their sum to the bare renders.  With --strict, 1 when it is over
its bar.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from jinja2 import Environment, FileSystemLoader

from digest import api, plugins
from digest.model.edition import Edition, Plan
from digest.renderers.templates import render
from digest.renderers.view import context

STORIES = 50
BAR = 12.0
ROUNDS = 5
FORMATS = ("text", "html", "mail", "markdown", "epub", "atom", "json")
TEMPLATES = ("edition.txt", "edition.html", "mail.html", "edition.md", "edition.epub.html")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    edition = _edition()
    taken = {name: _best(plugins.load("renderers", name), edition) for name in FORMATS}
    for name, seconds in taken.items():
        print(f"{name:>10} {seconds * 1000:7.1f} ms")
    bare = _bare(edition)
    ratio = sum(taken.values()) / bare
    print(f"all formats of {len(edition.stories)} stories: {ratio:.1f} times a bare Jinja2 render (bar {BAR:g})")
    return 1 if options.strict and ratio > BAR else 0


def _edition() -> Edition:
    """Fifty stories of one article each, the first of the odd day of two hundred."""
    sys.path.append(str(Path(__file__).parents[1] / "tests"))
    from odd_days import two_hundred_stories

    return api.compose(two_hundred_stories().articles[:STORIES], plan=Plan(clusterer="single", minutes=600))


def _best(made: Callable[[Edition], object], edition: Edition) -> float:
    """Return the least seconds of CPU of several rounds, after one to load what is needed."""
    made(edition)
    return min(_seconds(lambda: made(edition)) for _ in range(ROUNDS))


def _seconds(call: Callable[[], object]) -> float:
    before = process_time()
    call()
    return process_time() - before


def _bare(edition: Edition) -> float:
    """Return the seconds of Jinja2 alone: the values are ready, and nothing is folded, inlined or packed."""
    values = {**context(edition), "linked": False, "addresses": [], "style": "plain"}
    render("edition.txt", values)  # Jinja's templates are compiled once
    environments = {name: _environment(name) for name in TEMPLATES}
    bare = {name: environment.get_template(name) for name, environment in environments.items()}
    return sum(min(_seconds(lambda t=one: t.render(values)) for _ in range(ROUNDS)) for one in bare.values())  # type: ignore[misc]


def _environment(name: str) -> Environment:
    """Return an environment of Jinja2 with the filters that the templates name, each of which does nothing."""
    loader = FileSystemLoader(Path(__file__).parents[1] / "templates")
    environment = Environment(loader=loader, autoescape=name.endswith(".html"), trim_blocks=True, lstrip_blocks=True)
    for filter_ in ("markdown", "address", "bold", "dim"):
        environment.filters[filter_] = str
    environment.filters["link"] = lambda text, address: text
    return environment


if __name__ == "__main__":
    sys.exit(main())
