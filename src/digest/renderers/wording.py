"""The words of an edition that are not quoted, in the reader's language: messages, plurals, dates, lists.

Messages are in templates/words, a file for each language that a translator can edit.  Dates, plural forms and lists of
languages other than English come from Babel, which has the data of Unicode's CLDR.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from digest.errors import TemplateError
from digest.resources import shipped
from digest.text.languages.months import NAMES

Message = str | Mapping[str, str]

# English names, since the names in `strftime` change with the machine's locale.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(forms.split()[0].capitalize() for forms in NAMES["en"])
# Patterns of the CLDR for a day and for a day of a year, with the name of the month shortened: it stands beside names.
_DAY, _DAY_OF_YEAR = "MMMd", "yMMMd"


@dataclass(frozen=True, slots=True)
class Wording:
    """The messages of one language; called with the name of a message and its values, it returns the text."""

    language: str
    messages: Mapping[str, Message]

    def __call__(self, name: str, /, **values: object) -> str:
        message = self.messages[name]
        text = message if isinstance(message, str) else message["other"]
        return text.format(**values)

    def count(self, name: str, number: int) -> str:
        """Return a message with a number, in its plural form: "1 story", "3 stories".

        A name without a message, such as the bucket of a newer program, is shown as it is.
        """
        message = self.messages.get(name, f"{{n}} {name.replace('_', ' ')}")
        forms = {"other": message} if isinstance(message, str) else message
        return forms.get(self._plural(number), forms["other"]).format(n=number)

    def long_date(self, day: date) -> str:
        """Return a date with its weekday: "Friday 20 November 2026"."""
        if self.language == "en":
            return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
        from babel.dates import format_date

        return str(format_date(day, "full", self._locale()))

    def short_date(self, day: date, *, year: bool = False) -> str:
        """Return a date without its weekday, the month shortened: "20 Nov", with `year` "20 Nov 2026"."""
        if self.language == "en":
            return f"{day.day} {MONTHS[day.month - 1][:3]}" + f" {day.year}" * year
        from babel.dates import format_skeleton

        return str(format_skeleton(_DAY_OF_YEAR if year else _DAY, day, locale=self._locale()))

    def weekday(self, day: date) -> str:
        """Return the name of a day of the week."""
        if self.language == "en":
            return DAYS[day.weekday()]
        return str(self._locale().days["stand-alone"]["wide"][day.weekday()])

    def language_name(self, code: str) -> str:
        """Return the name of a language: "German"; an unknown code is its own name."""
        return str(self._locale().languages.get(code, code))

    def names(self, names: Sequence[str], more: int = 0) -> str:
        """Return names in a row, and the number of others."""
        return " ".join([self.comma.join(names), *([self.count("more", more)] if more else [])])

    @property
    def comma(self) -> str:
        """The mark between the names of a row, with its blank."""
        return {"ja": "、", "zh": "、", "ar": "، "}.get(self.language, ", ")

    @property
    def direction(self) -> str:
        """The direction of the script: "ltr" or "rtl"."""
        return "ltr" if self.language == "en" else str(self._locale().text_direction)

    def _plural(self, number: int) -> str:
        if self.language == "en":
            return "one" if number == 1 else "other"
        return str(self._locale().plural_form(number))

    def _locale(self) -> Any:  # noqa: ANN401 - babel is loaded for words of languages other than English
        return _locale_of(self.language)


def wording_for(language: str, folder: str = "") -> Wording:
    """Return the words of a language; a file words/LANGUAGE.toml in `folder` replaces messages of the shipped one.

    Raises TemplateError for a language without words, and a file with a fault.
    """
    own = Path(folder) / "words" / f"{language}.toml" if folder else None
    shipped_file = shipped("templates") / "words" / f"{language}.toml"
    if own and own.is_file():
        base = _read(shipped_file) if shipped_file.is_file() else _read(shipped("templates") / "words" / "en.toml")
        return Wording(language, {**base, **_read(own, base)})
    if language not in languages():
        raise TemplateError(f"there are no words in the language {language!r}; known are {', '.join(languages())}")
    return Wording(language, _read(shipped_file))


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages with words in the package."""
    return tuple(sorted(path.stem for path in (shipped("templates") / "words").glob("*.toml")))


def _read(path: Path, known: Mapping[str, Message] | None = None) -> Mapping[str, Message]:
    return _cached(path, path.stat().st_mtime_ns) if known is None else _checked(path, known)


@cache
def _cached(path: Path, _: int) -> Mapping[str, Message]:
    return _parsed(path)


def _checked(path: Path, known: Mapping[str, Message]) -> Mapping[str, Message]:
    """Return the messages of a file of the user, with the names and places of the shipped ones."""
    messages = _parsed(path)
    for name, message in messages.items():
        if name not in known:
            raise TemplateError(f"{path}: there is no message {name!r}; take it out")
        given: list[Any] = list(message.values()) if isinstance(message, dict) else [message]
        texts = [text for text in given if isinstance(text, str)]
        if len(texts) < len(given) or (isinstance(message, dict) and "other" not in message):
            raise TemplateError(f'{path}: {name}: a text, or texts by plural form with an "other", were expected')
        for text in texts:
            if places(text) - places_of(known[name]):
                may = ", ".join(sorted(places_of(known[name]))) or "nothing"
                raise TemplateError(f"{path}: {name}: braces may have {may}")
    return messages


def _parsed(path: Path) -> Mapping[str, Message]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(f"{path}: {error}") from error


def places_of(message: Message) -> frozenset[str]:
    """Return the names in braces of a message."""
    texts = [message] if isinstance(message, str) else list(message.values())
    return frozenset(name for text in texts for name in places(text))


def places(text: str) -> frozenset[str]:
    """Return the names in braces of a text; a brace that is not closed counts as a name that no message has."""
    from string import Formatter

    try:
        found = [(name, spec, mark) for _, name, spec, mark in Formatter().parse(text) if name is not None]
    except ValueError:
        return frozenset({"{"})
    return frozenset(name if not spec and not mark else "{" for name, spec, mark in found)


@cache
def _locale_of(language: str) -> Any:  # noqa: ANN401
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError) as error:
        raise TemplateError(f"there is no language {language!r}: {error}") from error
