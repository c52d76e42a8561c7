"""Render an edition as HTML for mail: tables, inlined styles, no external resources, small enough to be shown whole."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import Extent, context

# Maximum size in bytes.  Gmail shows about 102 KB of a message and hides the rest; mail servers add some bytes.
LARGEST = 90_000
# Number of whole stories that takes precedence over the headlines of the others.
_WHOLE = 10


@dataclass(frozen=True, slots=True)
class Mail:
    """Render the edition as text/html for mail programs with templates/mail.html, in at most `LARGEST` bytes.

    If it would be larger, only the stories of the highest score are whole, up to the size limit, and the others are
    headlines with links.  If fewer than ten would then be whole, the stories of the lowest score are only counted, to
    make room.
    `leave` is the address for unsubscribing from the brief, "" for none.  A template of the same name in the folder
    `templates` takes its place.  `style` is a look of templates/looks, or "plain".
    """

    leave: str = ""
    templates: str = ""
    style: str = "plain"

    def __call__(self, edition: Edition) -> Rendering:
        every = len(edition.stories)
        page = cache(partial(self._page, edition))
        whole, named = _most(every, lambda whole: page(whole, every)), every
        if len(page(whole, named)) > LARGEST or whole < min(_WHOLE, every):
            whole = _most(min(_WHOLE, every), lambda whole: page(whole, whole))
            named = _most(every, lambda named: page(whole, named))
        return Rendering(
            "text/html; profile=mail", page(whole, named)
        )  # a different file from the page, if both are written

    def _page(self, edition: Edition, whole: int, named: int) -> bytes:
        values = {**context(edition, Extent(whole, named), self.leave, self.templates), "style": self.style}
        page = render("mail.html", values, self.templates).decode()
        return str(_inliner().inline(page)).encode()


def _most(stories: int, page: Callable[[int], bytes]) -> int:
    """Return the largest number of stories, up to `stories`, whose page is not too large; 0 if every page is.

    The size rises almost evenly with the number, so that two or three guesses find it; every third guess halves.
    """
    above = len(page(stories))
    if above <= LARGEST:
        return stories
    low, below, high = 0, 0, stories
    guesses = 0
    while high - low > 1:
        guesses += 1
        share = (LARGEST - below) / (above - below) if guesses % 3 else 0.5
        guess = min(max(low + int((high - low) * share), low + 1), high - 1)
        if (size := len(page(guess))) > LARGEST:
            high, above = guess, size
        else:
            low, below = guess, size
    return low


@cache
def _inliner() -> Any:  # noqa: ANN401 - css_inline is loaded when a mail is rendered
    import css_inline

    return css_inline.CSSInliner(load_remote_stylesheets=False)
