"""Plain text, one sentence a line."""

from dataclasses import dataclass

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context


@dataclass(frozen=True, slots=True)
class Text:
    """The edition as text/plain, by templates/edition.txt."""

    def __call__(self, edition: Edition) -> Rendering:
        return Rendering("text/plain", render("edition.txt", context(edition)))
