"""Starter lists of feeds that come with the program, as OPML."""

from typing import TYPE_CHECKING

from digest.errors import UsageError
from digest.resources import shipped

if TYPE_CHECKING:
    from digest.sources.opml import Outline


def packs() -> dict[str, int]:
    """Return the starter lists by name, each with the number of its feeds."""
    return {
        path.stem: len(outlines_of_pack(path.stem)) for path in sorted((shipped("config") / "packs").glob("*.opml"))
    }


def pack_file(name: str) -> bytes:
    """Return a starter list.  Raises UsageError for an unknown one."""
    folder = shipped("config") / "packs"
    known = sorted(path.stem for path in folder.glob("*.opml"))
    if name not in known:
        raise UsageError(f"there is no pack {name!r}; known are {', '.join(known)}")
    return (folder / f"{name}.opml").read_bytes()


def outlines_of_pack(name: str) -> "list[Outline]":
    """Return the feeds of a starter list.  Raises UsageError for an unknown one."""
    from digest.sources.opml import read_opml

    return read_opml(pack_file(name), name)
