"""Render an edition as a single HTML file: no scripts, no external resources, light and dark."""

from dataclasses import dataclass

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context


@dataclass(frozen=True, slots=True)
class Html:
    """Render the edition as text/html with templates/edition.html: a page for a browser.

    A template of the same name in the folder `templates` takes its place.  `style` is a look of templates/looks, or
    "plain".
    """

    templates: str = ""
    style: str = "plain"

    def __call__(self, edition: Edition) -> Rendering:
        values = {**context(edition, templates=self.templates), "style": self.style}
        return Rendering("text/html", render("edition.html", values, self.templates))
