"""The HTML of a mail: tables, inlined styles, nothing loaded from elsewhere, small enough to be shown whole."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context

# Gmail shows about 102 KB of a message and hides the rest; some of it is for what the way of the mail adds.
LARGEST = 90_000
# As many stories are told whole before others are named.
_WHOLE = 10


@dataclass(frozen=True, slots=True)
class Mail:
    """The edition as text/html for mail programs, by templates/mail.html, in at most `LARGEST` bytes.

    Where it would be larger, the stories of the highest score are told whole, as many as there is room for, and of the
    others the headlines, with links; where that leaves fewer than ten whole, of the last not even these, but their
    number.  `leave` is the address that a reader leaves the brief by, "" for none.
    """

    leave: str = ""

    def __call__(self, edition: Edition) -> Rendering:
        every = len(edition.stories)
        page = self._page(edition, every, every)
        if len(page) > LARGEST:
            whole, named = _most(every, lambda whole: self._page(edition, whole, every)), every
            if whole < _WHOLE:
                whole = _most(min(_WHOLE, every), lambda whole: self._page(edition, whole, whole))
                named = _most(every, lambda named: self._page(edition, whole, named))
            page = self._page(edition, whole, named)
        return Rendering("text/html; profile=mail", page)  # another file than the page, where both are written

    def _page(self, edition: Edition, whole: int, named: int) -> bytes:
        page = render("mail.html", context(edition, whole, named, self.leave)).decode()
        return str(_inliner().inline(page)).encode()


def _most(stories: int, page: Callable[[int], bytes]) -> int:
    """The largest number, up to `stories`, of which the page is not too large; 0 where there is none."""
    return max(0, bisect_right(range(stories + 1), LARGEST, key=lambda number: len(page(number))) - 1)


@cache
def _inliner() -> Any:  # noqa: ANN401 - css_inline is loaded when a mail is rendered
    import css_inline

    return css_inline.CSSInliner(load_remote_stylesheets=False)
