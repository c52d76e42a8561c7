"""Write an edition into a folder, or to standard output."""

from collections.abc import Sequence
from pathlib import Path

from digest import plugins
from digest.building.make import PLAIN, Look, message
from digest.model.delivery import Envelope, Receipt
from digest.model.edition import Edition


def write(edition: Edition, folder: str | Path, formats: Sequence[str], look: Look | None = None) -> Receipt:
    """Write the edition into a folder, one file for each format, and `edition.json` always.

    `look` has the templates and the renderer of a brief.
    """
    wanted = list(dict.fromkeys([*formats, "json"]))
    return plugins.load("channels", "file")(message(edition, wanted, look or PLAIN), Envelope(str(folder)))


def print_edition(
    edition: Edition,
    format: str = "text",  # noqa: A002 - the word that users know
    look: Look | None = None,
) -> Receipt:
    """Write the edition to standard output, as bytes: the encoding of the terminal does not change them."""
    return plugins.load("channels", "stdout")(message(edition, [format], look or PLAIN), Envelope("-"))
