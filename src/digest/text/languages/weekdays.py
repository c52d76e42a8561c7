"""Weekdays by name, Monday as 0."""

from collections.abc import Iterable

_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "pondělí úterý středa čtvrtek pátek sobota neděle",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
)
_NUMBERS = {day: number for names in _NAMES for number, day in enumerate(names.split())}


def weekdays_in(words: Iterable[str]) -> frozenset[int]:
    """Return the numbers of the weekdays among words in small letters.

    >>> sorted(weekdays_in(["on", "saturday", "mittwoch"]))
    [2, 5]
    """
    return frozenset(_NUMBERS[word] for word in words if word in _NUMBERS)
