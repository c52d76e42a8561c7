"""Render an edition as plain text in columns, for mail and for terminals."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.shown import SourceView, StoryView
from digest.renderers.templates import LINK, LINK_ENDS, render
from digest.renderers.view import context
from digest.text.columns import MARKS, fold

# Lines of 72 characters can be quoted several times in mail before they pass 80 (RFC 3676, 4.2, advises 78 at most).
COLUMNS = 72
# The marks of style in order: bold, its end, dim, its end (ECMA-48, SGR).
_COLOURS = dict(zip(map(ord, MARKS), ("\x1b[1m", "\x1b[22m", "\x1b[2m", "\x1b[22m"), strict=False))
_PLAIN = dict.fromkeys(map(ord, MARKS))
# A link in the marked text: its address between two marks, then its words.
_ADDRESS = re.compile(f"{LINK}([^{LINK}]*){LINK}")
# The places where a link begins, ends or is interrupted by a new line with its indent.
_PLACES = re.compile(f"{LINK}|{LINK_ENDS}|\n *")
# The code of terminals for links (OSC 8); parts with one id are one link.
_OPEN, _CLOSED = "\x1b]8;id={number};{address}\x1b\\", "\x1b]8;;\x1b\\"


@dataclass(frozen=True, slots=True)
class Text:
    """Render the edition as text/plain with templates/edition.txt, in lines of at most `width` columns.

    `styled` sets headlines bold and sources dim, for a terminal; `linked` makes the names of sources links, for a
    terminal that knows them, in place of the addresses at the end; `leave` is the address for unsubscribing from the
    brief ("" if the text is not mailed).  A template of the same name in the folder `templates` takes its place.
    """

    width: int = COLUMNS
    styled: bool = False
    linked: bool = False
    leave: str = ""
    templates: str = ""

    def __call__(self, edition: Edition) -> Rendering:
        marked = self._marked(edition).decode()
        addresses = _ADDRESS.findall(marked)
        text = fold(_ADDRESS.sub(LINK, marked), self.width)
        if self.linked:
            text = _with_links(text, iter(addresses))
        text = text.translate(_COLOURS if self.styled else {}).translate(_PLAIN)
        return Rendering("text/plain", text.encode())

    def _marked(self, edition: Edition) -> bytes:
        values = context(edition, leave=self.leave, templates=self.templates)
        views = [view for _, views in values["sections"] for view in views]
        places = [(view.number, _places(view, self.linked)) for view in views]
        values["addresses"] = [(number, listed) for number, listed in places if listed]
        return render("edition.txt", values, self.templates)


def _places(story: StoryView, linked: bool) -> list[str]:
    """Return the addresses at which a story is read on, with `linked` the places of all its sources without one."""
    if linked:
        return [f"({source.place})" for source in story.quoted if source.place]
    return [f"({source.place})" if source.place else source.link for source in _read_on(story)]


def _read_on(story: StoryView) -> list[SourceView]:
    """Return the source of most sentences of a story, and the sources that differ; none without address and place."""
    placed = [source for source in story.quoted if source.link or source.place]
    counts = Counter(sentence.number for sentence in story.sentences)
    main = max(placed, key=lambda source: counts[source.number], default=None)
    pairs = [(sentence, *sentence.differs) for sentence in story.sentences if sentence.differs]
    differing = {one.number for pair in pairs for one in pair}
    return [source for source in placed if source is main or source.number in differing]


def _with_links(text: str, addresses: Iterator[str]) -> str:
    """Return text with the codes of a terminal in place of its marks of links; no link goes over the end of a line."""
    opened = ""
    number = 0

    def code(place: re.Match[str]) -> str:
        nonlocal opened, number
        if place[0] == LINK:
            number += 1
            opened = _OPEN.format(number=number, address=next(addresses))
            return opened
        if place[0] == LINK_ENDS:
            opened = ""
            return _CLOSED
        return f"{_CLOSED}{place[0]}{opened}" if opened else place[0]

    return _PLACES.sub(code, text)
