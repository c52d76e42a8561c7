"""One HTML file: no script, nothing loaded from elsewhere, light and dark."""

from bisect import bisect_right
from dataclasses import dataclass

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context

# Gmail shows about 102 KB of a message and hides the rest; some of it is for what the way of the mail adds.
LARGEST = 90_000


@dataclass(frozen=True, slots=True)
class Html:
    """The edition as text/html, by templates/edition.html, in at most `LARGEST` bytes.

    Where it would be larger, the stories of the highest score are told whole, as many as there is room for, and of the
    others the headlines, with links.
    """

    def __call__(self, edition: Edition) -> Rendering:
        page = _page(edition, len(edition.stories))
        if len(page) > LARGEST:
            fit = bisect_right(range(len(edition.stories)), LARGEST, key=lambda whole: len(_page(edition, whole)))
            page = _page(edition, max(fit - 1, 0))
        return Rendering("text/html", page)


def _page(edition: Edition, whole: int) -> bytes:
    return render("edition.html", context(edition, whole))
