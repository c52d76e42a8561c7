"""Find what ships beside the code: templates, sample articles, the commented settings file, word lists."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder `name` ("templates", "seeds", "config"): in an installed package, else at the top of a checkout."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


@cache
def package_folder(name: str) -> Path:
    """Where the installed package `name` stands, without importing it.  Raises ModuleNotFoundError."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{name} is not installed", name=name)
    return Path(spec.submodule_search_locations[0])
