"""Render an edition as plain text in columns, for mail and for terminals."""

from dataclasses import dataclass

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context
from digest.text.columns import MARKS, fold

# Lines of 72 characters can be quoted several times in mail before they pass 80 (RFC 3676, 4.2, advises 78 at most).
COLUMNS = 72
# The marks in order: bold, its end, dim, its end (ECMA-48, SGR).
_COLOURS = dict(zip(map(ord, MARKS), ("\x1b[1m", "\x1b[22m", "\x1b[2m", "\x1b[22m"), strict=True))
_PLAIN = dict.fromkeys(map(ord, MARKS))


@dataclass(frozen=True, slots=True)
class Text:
    """Render the edition as text/plain with templates/edition.txt, in lines of at most `width` columns.

    `styled` sets headlines bold and sources dim, for a terminal; `leave` is the address for unsubscribing from the
    brief ("" if the text is not mailed).  A template of the same name in the folder `templates` takes its place.
    """

    width: int = COLUMNS
    styled: bool = False
    leave: str = ""
    templates: str = ""

    def __call__(self, edition: Edition) -> Rendering:
        marked = self._marked(edition).decode()
        text = fold(marked, self.width).translate(_COLOURS if self.styled else _PLAIN)
        return Rendering("text/plain", text.encode())

    def _marked(self, edition: Edition) -> bytes:
        values = context(edition, leave=self.leave, templates=self.templates)
        return render("edition.txt", values, self.templates)
