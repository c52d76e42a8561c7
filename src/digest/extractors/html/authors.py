"""Names of an article's authors, taken from a page's author texts without roles, addresses and the publisher."""

import re
from collections.abc import Iterable, Iterator

from digest.text.characters import one_line

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+")
_BY = re.compile(
    r"^(?:(?:written|reported|story|text|article|words|posted|published|ein\s+\w+|eine\s+\w+|tekst|texte?|testo|texto)"
    r"\s+)?(?:by|von|par|por|door|di|da|af|av|przez|autor(?:in|en)?|authors?|auteurs?|byline)\b\s*:?\s+",
    re.I,
)
_BRACKETS = re.compile(r"\s*[(\[（【][^)\]）】]*[)\]）】]")
_APART = re.compile(
    r"\s*(?:[;|/•·‧、\n]|\s[-–—]\s|,?\s+(?:and|und|et|og|och|en|e|y|i)\s+(?=\S*[^\W\d_])|\s&\s)\s*", re.I
)
# Words beside a name that are no part of it, in lower case: the first word of a piece, or the last of a name.
_ROLES = frozenset(
    """agence agency analyst associate bureau chefredakteur chefredakteurin chef chief columnist colaborador
    contributing contributor contributors correspondent correspondante correspondant corresponsal
    corrispondente correspondente critic deputy desk director editor editorial editors enviada enviado
    envoyé freelance freier freie general global head host international investigative journalist
    journaliste journalistin korrespondent korrespondentin lead leitender leitende managing media
    nachrichten nachrichtenagentur national news online opinion periodista photographer political politik
    producer redacción redactie redactor redactora redakteur redakteurin redaktion redaktor redazione
    rédacteur rédaction rédactrice reporter reporters senior special specialist sports staff team trainee
    volontär volontärin wirtschaft world writer writers giornalista jornalista repórter autorin autor author
    기자 특파원 논설위원 선임기자 인턴기자 記者 特派員 編集委員""".split()
)
_KOREAN_ROLE = re.compile(r"\s*(?:선임|수습|인턴)?(?:기자|특파원|논설위원)(?:\s.*)?$")
# Words before a source or a credit, and owners of many outlets that sign their pages.
_LABELS = frozenset(
    "quelle quellen source sources fuente fonte bron källa kilde źródło foto fotos photo photos bild".split()
)
# Last words of links to lists of articles.
_LISTED = frozenset("artikel articles artículos articoli artigos beiträge posts stories artikelen artiklar".split())
_OWNERS = frozenset(("condé nast", "conde nast", "hearst magazines", "axel springer", "future publishing"))
# Letters read of each text that names authors; then maximum length of a name in letters and in words.
_READ = 1_000
_LONGEST, _MOST_WORDS = 60, 6


def names_of(said: Iterable[str], publisher: str = "", *, shown: bool = False) -> tuple[str, ...]:
    """Return the names in these strings, in their order, each once; never the publisher.

    In text `shown` on the page (not in its metadata), names of one word are left out: they are labels.

    >>> names_of(["By Ada Lee and Bo Ray, Staff Writers", "ADA LEE", "desk@wire.example"])
    ('Ada Lee', 'Bo Ray')
    """
    found: dict[str, str] = {}
    for text in said:
        for name in _names(text[:_READ]):
            if not _is_publisher(name, publisher) and not (shown and " " not in name and name < "\u3000"):
                found.setdefault(_same(name), name)
    names = tuple(found.values())
    # A surname beside the whole name is the same person.
    return tuple(name for name in names if not any(name in other.split()[1:] for other in names))


def _is_publisher(name: str, publisher: str) -> bool:
    """Return whether either name begins with the other: "Courier Verlag", the "Courier" of "Courier online"."""
    one, other = _same(name), _same(publisher)
    return bool(other) and (one.startswith(other) or other.startswith(one))


def _same(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _names(text: str) -> Iterator[str]:
    text = _ADDRESS.sub(" ", _BRACKETS.sub(" ", text))
    for piece in _APART.split("\n".join(filter(None, map(one_line, text.split("\n"))))):
        first, *rest = (piece or "").split(",")
        for at, part in enumerate((first, *rest)):
            name = _bare(part)
            # Roles and places follow a comma; a second name there has at least two words.
            if name and (at == 0 or " " in name):
                yield name


def _bare(part: str) -> str:
    """Return a name without the words and signs around it; "" if the part is not a name."""
    name = _KOREAN_ROLE.sub("", _BY.sub("", f"{one_line(part)} ")).strip(" .:-–—*'\"")
    words = name.split()
    while words and words[-1].casefold() in _ROLES:
        words.pop()
    if not words or len(words) > _MOST_WORDS or words[0].casefold() in _ROLES or _is_label(words):
        return ""
    name = " ".join(words)
    bad = len(name) > _LONGEST or any(map(str.isdigit, name)) or not any(map(str.isalpha, name))
    return "" if bad else name


def _is_label(words: list[str]) -> bool:
    """Return whether words are a label, an owner of outlets, or a sentence for editors: a name ends with a capital."""
    ends_small = words[0][0].isupper() and words[-1][0].islower() and len(words) > 1
    named = words[0].strip(":").casefold() in _LABELS or words[-1].casefold() in _LISTED
    return ends_small or named or " ".join(words).casefold() in _OWNERS
