"""Render an edition as Markdown (CommonMark)."""

from dataclasses import dataclass

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context


@dataclass(frozen=True, slots=True)
class Markdown:
    """Render the edition as text/markdown with templates/edition.md.

    A template of the same name in the folder `templates` takes its place.
    """

    templates: str = ""

    def __call__(self, edition: Edition) -> Rendering:
        return Rendering(
            "text/markdown", render("edition.md", context(edition, templates=self.templates), self.templates)
        )
