"""Write the picture and the table of rooms in docs/architecture.md from the contracts: `python tests/architecture.py`."""

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
_WIDTH = 78  # fits a page of docs and a terminal
_BETWEEN = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.S)


def layers() -> list[list[str]]:
    """The layers of the import-linter contract, the highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [item for item in settings["tool"]["importlinter"]["contracts"] if item["type"] == "layers"]
    return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]


def picture() -> str:
    """Return one box a layer, from the highest to the lowest; rooms side by side never import each other."""
    lines = []
    for number, layer in enumerate(layers()):
        lines += [f"{'│' if number else '':^{_WIDTH}}".rstrip()] if number else []
        rows = _rows(layer)
        lines.append("┌" + "─" * (_WIDTH - 2) + "┐")
        lines += [f"│{row:^{_WIDTH - 2}}│" for row in rows]
        lines.append("└" + "─" * (_WIDTH - 2) + "┘")
    return "```text\n" + "\n".join(lines) + "\n```\n"


def _rows(layer: list[str]) -> list[str]:
    rows = [""]
    for room in layer:
        longer = f"{rows[-1]}  ·  {room}" if rows[-1] else room
        rows = [*rows[:-1], longer] if len(longer) <= _WIDTH - 6 else [*rows, room]
    return rows


def rooms() -> str:
    """Return a table of the rooms with the first line of their docstrings."""
    rows = ["| where | what it is for |", "| --- | --- |"]
    for room in (room for layer in layers() for room in layer):
        folder = ROOT / "src" / "digest" / room
        file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
        text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        shown = room + ("/" if folder.is_dir() else ".py")
        rows.append(f"| `{shown}` | {text.partition(chr(10) * 2)[0].replace(chr(10), ' ')} |")
    return "\n".join(rows) + "\n"


def page(text: str) -> str:
    """Return the page with its made parts made anew."""
    made = {"picture": picture, "rooms": rooms}
    return _BETWEEN.sub(lambda found: f"{found[1]}{made[found[2]]()}{found[3]}", text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
