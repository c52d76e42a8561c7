"""Render templates, the shipped ones or a user's; the only module that uses Jinja."""

import re
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import Any
from urllib.parse import quote

from digest.errors import TemplateError
from digest.resources import shipped
from digest.text.characters import one_line
from digest.text.columns import MARKS

# Characters with a meaning in Markdown.  Each is escaped, so that a reader sees the character.
_ACTIVE = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|-(?=[\s-]|$)|[+=](?=\s|$)|\d{1,9}(?=[.)](\s|$)))")
# Hashes at the end of a heading would be read as its closing sequence.
_AT_END = re.compile(r"(?<=\s)(#+)$")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Marks of text that a terminal may style: control characters, which are removed from all text from outside.
_BOLD, _BOLD_ENDS, _DIM, _DIM_ENDS, LINK, LINK_ENDS = tuple(MARKS)
# Characters of an address that a terminal's code for links may have.
_PRINTABLE = "%/:=&?~#+!$,;'@()*[]"
_QUOTED = str.maketrans({character: quote(character) for character in "()<> "})


# Ends of the names of templates; files of words are no templates.
_SUFFIXES = (".html", ".md", ".txt")
# Faults of a template that are no errors of Jinja: a file that is no UTF-8, ten thousand brackets, a division by 0.
_FAULTS = (ArithmeticError, LookupError, MemoryError, OSError, RecursionError, TypeError, ValueError)
# Letters of a reason in a message.
_REASON = 200
# Names by which a template of the user extends a shipped one: {% extends "digest/edition.html" %}.
_SHIPPED = "digest"


def render(name: str, values: dict[str, Any], folder: str = "") -> bytes:
    """Render the template `name` with these values, in UTF-8; values are escaped in HTML only.

    A template of that name in `folder` takes the place of the shipped one, in Jinja's sandbox.  Raises TemplateError
    for a fault in it.
    """
    if not folder:
        text: str = _environment("").get_template(name).render(values)
        return text.encode("utf-8", "replace")
    from jinja2 import TemplateError as JinjaError

    try:
        text = _environment(folder).get_template(name).render(values)
    except (JinjaError, *_FAULTS) as error:
        raise TemplateError(f"{_place_of(error, folder)}: {_reason_of(error)}") from error
    return text.encode("utf-8", "replace")


def check(folder: str) -> None:
    """Parse the templates of a folder, and compute nothing in them: that is for a process with limits.

    Raises TemplateError for a folder that is not there and for the first fault.
    """
    if not Path(folder).is_dir():
        raise TemplateError(f"templates: {folder}: no such folder; `digest templates copy {folder}` makes one")
    from jinja2 import TemplateError as JinjaError

    known = shipped("templates")
    names = sorted(str(path.relative_to(known)) for path in known.rglob("*") if path.suffix in _SUFFIXES)
    for name in names:
        try:
            _parse(_environment(folder), name)
        except (JinjaError, *_FAULTS) as error:
            raise TemplateError(f"{_place_of(error, folder)}: {_reason_of(error)}") from error


def _parse(environment: Any, name: str) -> None:  # noqa: ANN401 - jinja2's environment
    """Raise Jinja's errors for a template; to compile it would compute its constants, as "a" * 10 ** 10."""
    from jinja2 import TemplateAssertionError, nodes

    source, file, _ = environment.loader.get_source(environment, name)
    known = {nodes.Filter: ("filter", environment.filters), nodes.Test: ("test", environment.tests)}
    for node in environment.parse(source, name, file).find_all(tuple(known)):
        kind, names = known[type(node)]
        if node.name not in names:
            raise TemplateAssertionError(f"No {kind} named {node.name!r}.", node.lineno, name, file)


@cache
def _environment(folder: str) -> Any:  # noqa: ANN401 - jinja2 is loaded when something is rendered
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    own = FileSystemLoader(shipped("templates"))
    loader = ChoiceLoader([FileSystemLoader(folder), own, PrefixLoader({_SHIPPED: own})]) if folder else own
    environment = (ImmutableSandboxedEnvironment if folder else Environment)(
        loader=loader,
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
    environment.filters["link"] = _link
    return environment


def _place_of(error: BaseException, folder: str) -> str:
    """Return the file and the line of a fault, as far as they are known; Jinja writes them into the traceback."""
    line, file = getattr(error, "lineno", None), getattr(error, "filename", None)
    if line and file:
        return f"{file}:{line}"
    places = [(frame.filename, frame.lineno) for frame in extract_tb(error.__traceback__)]
    within = [place for place in places if place[0].startswith((folder, str(shipped("templates"))))]
    return f"{within[-1][0]}:{within[-1][1]}" if within else folder


def _reason_of(error: BaseException) -> str:
    reason = one_line(str(error)) or type(error).__name__
    return reason if len(reason) <= _REASON else f"{reason[:_REASON]}…"


def _link(text: str, address: str) -> str:
    """Mark text as a link for a terminal: the address stands between two marks, in ASCII without blanks."""
    return f"{LINK}{quote(address, safe=_PRINTABLE)}{LINK}{text}{LINK_ENDS}" if address else text


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
