"""Find the line of a key in a settings file, and the reason why a line cannot be read.  Pure functions on text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digest.settings.masking import masked_line

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"""\s*["']?([\w.-]+)["']?\s*=""")
_AT = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
_BARE = re.compile(r"\s*([\w-]+)\s*[=:]\s*(\S.*?)\s*(?:#.*)?$")
_YAML = re.compile(r"(\w+)\s*:\s*$")
_COMMA = re.compile(r"\d+,\d+")
# Words that other formats have for true and false.
_TRUTHS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
# A date without quotes, in any order that people write; the parts have 1 to 4 digits.
_DATE = re.compile(r"=\s*(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?=\s*(?:[,}\]#]|$))")
_TIME = re.compile(r"\d{1,2}:\d\d")
_CURLY = str.maketrans("“”„‘’«»", '"""\'\'""')
# Maximum length of a line in a message, in characters.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Lines:
    """Line numbers of a settings file by key, as ("brief", 0, "name") → 3."""

    numbers: dict[tuple[str | int, ...], int]

    def of(self, where: Sequence[str | int]) -> int:
        """Return the line of a key, or of the nearest table around it; 0 if neither is found."""
        for size in range(len(where), 0, -1):
            if found := self.numbers.get(tuple(where[:size])):
                return found
        return 0


def lines_of(text: str, lists: Sequence[str]) -> Lines:
    """Find the line of each table and key; the tables of `lists` are numbered from 0."""
    numbers: dict[tuple[str | int, ...], int] = {}
    counts = dict.fromkeys(lists, -1)
    table: tuple[str | int, ...] = ()
    inside = ""  # the quotation marks of an open multi-line string
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if found := _HEADER.match(line):
            name, *rest = found[2].split(".")
            if name in counts and not rest:
                counts[name] += 1
            table = (name, max(counts[name], 0), *rest) if name in counts else (name, *rest)
            numbers.setdefault((name,), number)
            numbers.setdefault(table, number)
        elif found := _KEY.match(line):
            numbers.setdefault((*table, *found[1].split(".")), number)
        inside = next((marks for marks in ('"""', "'''") if line.count(marks) % 2), "")
    return Lines(numbers)


def unreadable(text: str, reason: str, lists: Sequence[str]) -> str:
    """Return "line 3: time = 06:45: put the value in quotes …" for a text that TOML's reader refuses with `reason`.

    The tables of `lists` may be repeated.
    """
    lines = [masked_line(line) for line in text.split("\n")]
    at = _AT.search(reason)
    number = int(at[1]) if at and at[1] else len(lines)
    if not at or not at[1]:
        number = max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)
    if opened := _open_list(lines, number):
        return f"line {opened}: {_shown(lines[opened - 1])}: close the bracket of the list with ]"
    return f"line {number}: {_shown(lines[number - 1])}: {_advice(lines[number - 1], reason, lists)}"


def _open_list(lines: Sequence[str], last: int) -> int:
    """Return the line that opens a list which is not closed up to line `last`; 0 if there is no such list."""
    for number in range(last, 0, -1):
        line = lines[number - 1]
        if _HEADER.match(line):
            return 0
        if (found := _BARE.match(line)) and found[2].startswith("["):
            return number if "]" not in "".join(lines[number - 1 : last]) else 0
    return 0


def _advice(line: str, reason: str, lists: Sequence[str]) -> str:
    """Return advice for a line that cannot be read, mostly the text to write in its place."""
    if line.lstrip().startswith("["):
        return _advice_on_header(line, reason)
    for dated in _DATE.finditer(line):
        if advice := _advice_on_date(dated[1], dated[2], dated[3], dated[4]):
            return advice
    if "overwrite" in reason:
        return f"{line.partition('=')[0].strip()} is there twice; take one out"
    if found := _YAML.match(line):
        return f"write [[{found[1]}]]" if found[1] in lists else f"write [{found[1]}]"
    found = _BARE.match(line)
    if not found:
        key = line.partition("=")[0].strip()
        return f'write a value, as {key} = "…"' if "=" in line else 'write key = "value", with "#" before a remark'
    return _advice_on_value(found[1], found[2].translate(_CURLY))


def _advice_on_header(line: str, reason: str) -> str:
    if "overwrite" in reason or "declare" in reason:
        return f"{line.strip()} is there twice; join both"
    name, marks = line.strip(" []\t\r"), ("[[", "]]") if line.lstrip().startswith("[[") else ("[", "]")
    return f"write {marks[0]}{name}{marks[1]}"


def _advice_on_date(first: str, mark: str, second: str, third: str) -> str:
    """Return advice for a date in digits; "" for a date as it should be, or for no date."""
    year, month, day = (first, second, third) if len(first) == 4 else (third, second, first)
    if len(year) != 4:
        return ""
    example = "write year-month-day, as 2026-12-24"
    if not 1 <= int(month) <= 12:
        return f"there is no month {int(month)}; {example}"
    try:
        right = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return f"that month has no day {int(day)}; {example}"
    return "" if mark.join((first, second, third)) == right else f"write the date as {right}"


def _advice_on_value(key: str, value: str) -> str:
    if value.startswith('"') and "\\" in value:
        return f"write a path with /, as {key} = {value.replace(chr(92), '/')}"
    if value[:1] in "\"'" and value.count(value[0]) % 2:
        return f"close the quotation mark: {key} = {value}{value[0]}"
    if value.lower() in _TRUTHS:
        return f"write {key} = {_TRUTHS[value.lower()]}"
    if _COMMA.fullmatch(value):
        return f"write {key} = {value.replace(',', '.')}, with a decimal point"
    bare = value.strip("\"'")
    return f'write {key} = "{bare}"' + (", in quotes" if _TIME.match(bare) else "")


def _shown(line: str) -> str:
    line = line.strip()
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
