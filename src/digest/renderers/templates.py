"""Render the shipped templates; the only module that uses Jinja."""

import re
from functools import cache
from typing import Any
from urllib.parse import quote

from digest.resources import shipped
from digest.text.columns import MARKS

# Characters with a meaning in Markdown.  Each is escaped, so that a reader sees the character.
_ACTIVE = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|-(?=[\s-]|$)|[+=](?=\s|$)|\d{1,9}(?=[.)](\s|$)))")
# Hashes at the end of a heading would be read as its closing sequence.
_AT_END = re.compile(r"(?<=\s)(#+)$")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Marks of text that a terminal may style: control characters, which are removed from all text from outside.
_BOLD, _BOLD_ENDS, _DIM, _DIM_ENDS = tuple(MARKS)
_QUOTED = str.maketrans({character: quote(character) for character in "()<> "})


def render(name: str, values: dict[str, Any]) -> bytes:
    """Render the template `name` with these values, in UTF-8; values are escaped in HTML only."""
    text: str = _environment().get_template(name).render(values)
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Any:  # noqa: ANN401 - jinja2 is loaded when something is rendered
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=lambda name: bool(name) and str(name).endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown"] = escape_markdown
    environment.filters["address"] = escape_address
    environment.filters["bold"] = lambda text: f"{_BOLD}{text}{_BOLD_ENDS}"
    environment.filters["dim"] = lambda text: f"{_DIM}{text}{_DIM_ENDS}"
    return environment


def escape_markdown(text: str) -> str:
    r"""Escape text so that Markdown shows it unchanged.

    >>> escape_markdown("1. *not* <b>")
    '1\\. \\*not\\* \\<b\\>'
    """
    escaped = _AT_END.sub(r"\\\1", _ENTITY.sub(r"\\&", _ACTIVE.sub(r"\\\1", text)))
    found = _AT_START.match(escaped)
    if not found:
        return escaped
    at = found.end() if found[2][0].isdigit() else found.start(2)
    return f"{escaped[:at]}\\{escaped[at:]}"


def escape_address(url: str) -> str:
    """Escape an address for use between the brackets of a Markdown link."""
    return _ENTITY.sub(r"\\&", url).translate(_QUOTED)
