"""List and check the parts that can be chosen by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from digest import plugins
from digest.errors import UsageError


@dataclass(frozen=True, slots=True)
class Part:
    """A part that can be chosen by name: its "module:attr", and whether it comes with the program."""

    target: str
    is_built_in: bool


def require_formats(names: Iterable[str]) -> None:
    """Check that there is a renderer for each format.  Raises UsageError."""
    for name in names:
        plugins.load("renderers", name)


def parts(room: str | None = None) -> dict[str, dict[str, Part]]:
    """Return the parts that can be chosen by name, of one room or of all.  Raises UsageError for an unknown room."""
    if room is not None and room not in plugins.BUILT_IN:
        raise UsageError(f"there is no room {room!r}; known are {', '.join(plugins.BUILT_IN)}")
    return {
        name: {part: Part(target, part in plugins.BUILT_IN[name]) for part, target in plugins.names(name).items()}
        for name in ([room] if room else plugins.BUILT_IN)
    }
