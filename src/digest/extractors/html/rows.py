"""Find the rows of tables of data, which are lines of text; tables that only lay a page out have none."""

from typing import Any

# Mark between the cells of a row.
BETWEEN = " | "
_CELLS = ("td", "th")
# Elements in a cell that make a table one of layout.
_OF_LAYOUT = ("table", "form", "h1", "h2", "h3", "article", "section", "nav", "iframe")
# Elements inside a line.
_INLINE = frozenset("a b i em strong span sup sub small abbr code mark u s font".split())
# Maximum letters of a row, and blocks in a cell: the cells of a layout hold texts.
_LONGEST, _MOST_BLOCKS = 600, 12


def join_rows(tree: Any) -> set[Any]:  # noqa: ANN401 - an lxml element
    """Write marks between the cells of rows of data, and return the elements in these rows, which begin no line."""
    inside: set[Any] = set()
    for row in tree.iter("tr"):
        cells = [cell for cell in row if cell.tag in _CELLS]
        if len(cells) > 1 and _is_of_data(row, cells):
            for cell in cells[1:]:
                cell.text = f"{BETWEEN}{cell.text or ''}"
            for element in row.iterdescendants():
                element.tail = f"{element.tail or ''} " if element.tag not in _INLINE else element.tail
            inside.update(row.iterdescendants())
    return inside


def _is_of_data(row: Any, cells: list[Any]) -> bool:  # noqa: ANN401
    if any(next(cell.iter(*_OF_LAYOUT), None) is not None for cell in cells):
        return False
    if any(len(list(cell.iter("p", "div", "li"))) > _MOST_BLOCKS for cell in cells):
        return False
    letters = [sum(map(len, map(str.strip, cell.itertext()))) for cell in cells]
    return sum(map(bool, letters)) > 1 and sum(letters) <= _LONGEST
