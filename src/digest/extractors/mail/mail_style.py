"""The style of text in an HTML mail, of its tags, its style sheet and its attributes: rank, weight, size, link."""

import re
from dataclasses import dataclass, replace
from typing import Any

from digest.extractors.mail.blocks import NONE
from digest.text.urls import is_web

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
# Maximum characters of a style sheet that are read.
_LONGEST_SHEET = 200_000
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SIZE = re.compile(r"(\d*\.?\d+)\s*(px|pt|em|rem|%)?")
_UNITS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, None: 1.0}
# Sizes of <font size=…>, in pixels.
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
USUAL_SIZE = 16.0
# Smaller type is hidden text, in pixels: nobody can read it, and preheaders are set in it.
_TINY = 3.0


@dataclass(frozen=True, slots=True)
class Style:
    """The style of the text in an element."""

    level: int = NONE
    bold: bool = False
    size: float = USUAL_SIZE
    href: str = ""
    hidden: bool = False
    aside: str = ""  # reason why it is no part of a story

    @property
    def unseen(self) -> bool:
        """Whether nobody can read it; the size of type is asked last, since cells of size 0 hold text of a size."""
        return self.hidden or self.size < _TINY


@dataclass(frozen=True, slots=True)
class Looks:
    """The rules of a mail's style sheet by tag, class and id, and its elements that are no part of a story."""

    sheet: dict[str, dict[str, str]]
    asides: dict[Any, str]


def styled(element: Any, outer: Style, looks: Looks) -> Style:  # noqa: ANN401
    """Return the style inside an element: the outer style, changed by its tag, the style sheet and its attributes."""
    style = _of_tag(element, outer)
    if aside := looks.asides.get(element):
        style = replace(style, aside=aside)
    rules = _rules(element, looks.sheet)
    return _with_rules(style, rules, outer.size) if rules else style


def _of_tag(element: Any, outer: Style) -> Style:  # noqa: ANN401
    tag = element.tag
    if tag in _HEADINGS:
        return replace(outer, level=_HEADINGS[tag], bold=True)
    if tag in ("b", "strong", "th"):
        return replace(outer, bold=True)
    if tag == "a" and is_web((element.get("href") or "").strip()):
        return replace(outer, href=element.get("href").strip())
    if tag == "font":
        return replace(outer, size=_FONT_SIZES.get(element.get("size") or "", outer.size))
    return outer


def _rules(element: Any, sheet: dict[str, dict[str, str]]) -> dict[str, str]:  # noqa: ANN401
    """Return the declarations for an element: of the style sheet, overridden by its attributes."""
    rules: dict[str, str] = {}
    for name in (element.tag, *(f".{name}" for name in (element.get("class") or "").split()), f"#{element.get('id')}"):
        rules.update(sheet.get(name, {}))
    rules.update(_declarations(element.get("style") or ""))
    if element.get("hidden") is not None:
        rules["display"] = "none"
    return rules


def _with_rules(style: Style, rules: dict[str, str], around: float) -> Style:
    weight = rules.get("font-weight", "")
    size = _pixels(rules.get("font-size", ""), around)
    if weight:
        style = replace(style, bold=weight.startswith("bold") or (weight.isdecimal() and int(weight[:4]) >= 600))
    return replace(style, size=size, hidden=style.hidden or _is_hidden(rules))


def _is_hidden(rules: dict[str, str]) -> bool:
    return (
        rules.get("display") == "none"
        or rules.get("visibility") == "hidden"
        or rules.get("mso-hide") == "all"
        or any(re.fullmatch(r"0+(\.0+)?(px|pt|em|%)?", rules.get(name, "")) for name in ("max-height", "opacity"))
    )


def _pixels(value: str, around: float) -> float:
    """Return a font size in pixels; the size around the element if `value` cannot be read."""
    found = _SIZE.match(value)
    if not found or len(found[1]) > 8:
        return around
    unit = found[2]
    return float(found[1]) * (around if unit == "em" else around / 100 if unit == "%" else _UNITS[unit])


def _declarations(text: str) -> dict[str, str]:
    """Return declarations by property, in lower case; "font: bold 24px Georgia" as weight and size."""
    found = {
        name.lower(): value.replace("!important", "").strip().lower() for name, value in _DECLARATION.findall(text)
    }
    if font := found.pop("font", ""):
        size = re.search(r"\d*\.?\d+(?:px|pt|em|rem|%)", font)
        found.setdefault("font-weight", "bold" if re.search(r"\bbold|\b[6-9]00\b", font) else "normal")
        found.setdefault("font-size", size[0] if size else "")
    return found


def sheet_of(tree: Any) -> dict[str, dict[str, str]]:  # noqa: ANN401
    """Return the rules of <style> for one tag, class or id; rules for some screens (@media) are left out."""
    found: dict[str, dict[str, str]] = {}
    for element in tree.iter("style"):
        text = _without_media(_COMMENT.sub("", (element.text or "")[:_LONGEST_SHEET]))
        for rule in text.split("}"):
            selectors, _, declarations = rule.rpartition("{")
            for selector in map(str.strip, selectors.split(",")):
                if re.fullmatch(r"\w*[.#]?[\w-]+", selector):
                    name = re.sub(r"^\w+(?=[.#])", "", selector)
                    found.setdefault(name, {}).update(_declarations(declarations))
    return found


def _without_media(sheet: str) -> str:
    """Return a style sheet without its nested blocks."""
    kept, depth, start, after_at = [], 0, 0, False
    for found in re.finditer(r"[@{}]", sheet):
        if found[0] == "@" and depth == 0 and not after_at:
            kept.append(sheet[start : found.start()])
            after_at = True
        elif found[0] == "{":
            depth += 1
        elif found[0] == "}" and depth:
            depth -= 1
            if depth == 0 and after_at:
                start, after_at = found.end(), False
    return "".join(kept) + ("" if after_at else sheet[start:])


def is_ruled(element: Any) -> bool:  # noqa: ANN401
    """Return whether an element draws a line above itself."""
    drawn = _declarations(element.get("style") or "").get("border-top", "")
    return bool(drawn) and not drawn.startswith(("0", "none"))
