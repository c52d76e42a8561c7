"""One HTML file: no script, nothing loaded from elsewhere, light and dark."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context

# Gmail shows about 102 KB of a message and hides the rest; some of it is for what the way of the mail adds.
LARGEST = 90_000
# So many stories are told whole, before others are named.
_WHOLE = 10


@dataclass(frozen=True, slots=True)
class Html:
    """The edition as text/html, by templates/edition.html, in at most `LARGEST` bytes.

    Where it would be larger, the stories of the highest score are told whole, as many as there is room for, and of the
    others the headlines, with links; where that leaves hardly one whole, of the last not even these, but their number.
    """

    def __call__(self, edition: Edition) -> Rendering:
        every = len(edition.stories)
        page = _page(edition, every, every)
        if len(page) > LARGEST:
            whole, named = _most(every, lambda whole: _page(edition, whole, every)), every
            if whole < _WHOLE:
                whole = _most(min(_WHOLE, every), lambda whole: _page(edition, whole, whole))
                named = _most(every, lambda named: _page(edition, whole, named))
            page = _page(edition, whole, named)
        return Rendering("text/html", page)


def _most(stories: int, page: Callable[[int], bytes]) -> int:
    """The largest number, of so many at most, of which the page is not too large; 0 where none is."""
    return max(0, bisect_right(range(stories + 1), LARGEST, key=lambda number: len(page(number))) - 1)


def _page(edition: Edition, whole: int, named: int) -> bytes:
    return render("edition.html", context(edition, whole, named))
