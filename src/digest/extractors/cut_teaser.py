"""Remove the cut sentence from a teaser that its feed cut off; keep the sentences before it.

A feed cuts a text after some letters and appends an ellipsis, a bracket with one, or a call to read the rest.  Some
append nothing: such a text counts as cut if it ends with a comma or with a word that never ends a sentence.
"""

import re

from digest.model.article import RemovedText
from digest.text.furniture import ends_as_sentence
from digest.text.language import detect
from digest.text.sentences import spans_of

CUT, CALL = "cut off by its feed", "call to read the rest"
# Letters at the end of a line searched for signs of a cut: a call may name the headline.
_TAIL = 400
# Signs at the end of a line, at most: feeds write two or three; each more would cost a search.
_MOST_SIGNS = 6
_ELLIPSIS = r"(?:…|\.{3,}|\.(?:\s\.){2,})"
# Calls to read the rest in en de fr es it pt nl pl, then sv da fi cs ru uk zh ja ko; the longest first.
_CALLS = r"""(?:click\ (?:here\ )?(?:to|for)\ )?(?:keep|continue|carry\ on)\ reading|(?:read|see|find\ out|learn)\ more
    |read\ (?:on|(?:the\ )?(?:full|rest|whole|entire)(?:\ (?:article|story|post|text|of\ (?:it|this|the)\ ?\w*))?)
    |view\ (?:full\ )?(?:article|post)|full\ (?:story|article)
    |(?:hier\ )?weiter\ ?lesen|(?:mehr|alles)\ lesen|mehr\ erfahren|zum\ (?:ganzen\ )?(?:artikel|beitrag)
    |lire\ (?:la\ suite|plus|l[’']article)|(?:en\ )?savoir\ plus|continuer\ (?:la|à)\ (?:lecture|lire)
    |(?:leer|ver|saber)\ m[áa]s|(?:seguir|continuar?|sigue)\ leyendo|leer\ la\ nota(?:\ completa)?
    |leggi\ (?:tutto|di\ più|anche|l[’']articolo)|continua(?:\ a)?\ (?:leggere|lettura)|(?:per\ )?saperne\ di\ più
    |(?:leia|ler|saiba|ver|veja)\ mais|continu(?:e|ar)\ (?:lendo|a\ (?:ler|leitura))
    |(?:lees|lezen)\ (?:verder|meer)|(?:verder|meer)\ lezen|lees\ het\ (?:hele\ )?(?:artikel|bericht)
    |czytaj\ (?:dalej|więcej|całość)|(?:dowiedz|zobacz)\ (?:się\ )?więcej|przeczytaj\ (?:więcej|całość)
    |läs\ (?:mer|hela|vidare)|læs\ (?:mere|videre)|les\ (?:mer|videre)|lue\ (?:lisää|koko)|číst\ (?:dále?|více)
    |(?:читать|подробнее)(?:\ (?:далее|дальше|полностью|подробнее))?|читати\ (?:далі|більше)
    |阅读(?:全文|更多)|閱讀(?:全文|更多)|続きを?読む|もっと読む|더\ ?(?:보기|읽기)"""
# A single word is a call only in brackets or after an ellipsis.
_SHORT_CALLS = r"more|continued?|cont|mehr|weiter|suite|plus|más|sigue|altro|continua|mais|meer|więcej|dalej|mer|mere"
# The line that a blog program adds below each entry, in the same eight languages.
_FOOTER = r"""(?:The\ post\ .{1,300}?\ (?:appeared\ first\ on|first\ appeared\ on)
    |Der\ Beitrag\ .{1,300}?\ erschien\ zuerst\ auf
    |L[’']article\ .{1,300}?\ est\ apparu\ en\ premier\ sur
    |La\ entrada\ .{1,300}?\ (?:aparece\ primero|se\ publicó\ primero)\ en
    |L[’']articolo\ .{1,300}?\ (?:proviene\ da|sembra\ essere\ il\ primo\ su)
    |O\ post\ .{1,300}?\ apareceu\ primeiro\ em
    |Het\ bericht\ .{1,300}?\ verscheen\ eerst\ op
    |(?:Artykuł|Wpis)\ .{1,300}?\ pochodzi\ z\ serwisu)\ .{1,150}$"""
_ARROWS = r"[→»›▸►⟶>]*"
_OF_CALL = rf"(?:{_CALLS})(?:\ ?{_ELLIPSIS})?\s*{_ARROWS}"
_SIGNS = {
    "footer": re.compile(_FOOTER, re.X),
    "bracket": re.compile(
        rf"[\[(]\s*(?:{_ELLIPSIS}|(?:{_CALLS}|{_SHORT_CALLS})\s*{_ELLIPSIS}?\s*{_ARROWS})\s*[\])]\s*{_ARROWS}$",
        re.X | re.I,
    ),
    # An ellipsis that the feed's encoding did not have.
    "lost bracket": re.compile(r"\[\s?[?\ufffd]\s?\]$"),
    # A date behind it: "Leia mais (20/11/2026 - 19h22)".
    "call": re.compile(rf"(?<!\w)(?=[^a-zß-öø-ÿ])(?:(?i:{_OF_CALL}))(?:\s?\(\d[\d/.:h -]{{4,25}}\))?$", re.X),
    "named call": re.compile(r"(?<![\w,])Continue\ reading\ [^.!?…]{1,200}$", re.X),
    "call behind an ellipsis": re.compile(rf"(?<=[….])\s*(?:{_OF_CALL}|(?:{_SHORT_CALLS})\s*{_ARROWS})$", re.X | re.I),
    "ellipsis": re.compile(rf"{_ELLIPSIS}$"),
}
# Signs written by feeds and never by authors.
_SURE = frozenset(_SIGNS) - {"ellipsis"}
# Articles, conjunctions and prepositions that end no sentence of news, in en de fr es it pt nl pl.
_NEVER_LAST = frozenset(
    """a an the and or but that because although while when where whose which who if than of from with into their your
    der die das dem den des ein eine einen einem einer eines und oder aber dass weil obwohl wenn als für von mit bei
    le la les des du un une et ou mais que qui dont pour avec dans sur par chez leur leurs
    el los las del una unos unas y o pero que porque cuando con para por sin sobre su sus
    il lo gli i degli delle della dello uno ma che perché quando con per tra fra nella nel sulla sul
    os as dos das da do na no nas nos um uma e ou mas que porque quando com para pelo pela
    de het een en of maar dat omdat terwijl wanneer voor met van bij hun
    i oraz lub ale że który która które ponieważ kiedy gdy z ze w we na do od dla przez""".split()
)
# Words of _NEVER_LAST that can end a sentence in another of these languages: "Das tut er nicht, aber sie will das".
_MAY_BE_LAST = frozenset("das die a i e o y en of no do as da na la na os un son".split())


def without_cut_end(text: str) -> tuple[str, tuple[RemovedText, ...]]:
    """Return a teaser without the sentences that its feed cut off, and the removed pieces.

    >>> without_cut_end("The bridge is shut. The mayor said on Tuesday that… Read more")[0]
    'The bridge is shut.'
    """
    lines: list[str] = []
    removed: list[RemovedText] = []
    is_last = True
    for line in reversed(text.split("\n")):
        end, reason = _end_of(line, text, is_last=is_last)
        if reason:
            removed.append(RemovedText(line[end:].strip(), reason))
            line = line[:end].rstrip()
        lines.append(line)
        is_last = is_last and not line.strip()
    return "\n".join(reversed(lines)), tuple(reversed(removed))


def _end_of(line: str, text: str, *, is_last: bool) -> tuple[int, str]:
    """Return the end of a line without its cut sentence, and the reason; "" for a line without a cut.

    A lone ellipsis, a comma or a word that ends no sentence counts only on the last line: above it, they are the
    author's.
    """
    rest, signs = _without_signs(line)
    counts = not _SURE.isdisjoint(signs) or (is_last and (signs or _ends_inside(rest)))
    if not counts:
        return len(line), ""
    if not rest or (_is_whole(rest) and len(signs) < _MOST_SIGNS) or set(signs) == {"footer"}:
        return len(rest), CALL
    return spans_of(rest, detect(text))[-1][0], CUT


def _without_signs(line: str) -> tuple[str, list[str]]:
    """Return a line without the signs of a cut at its end, and the names of these signs."""
    rest = line.rstrip()
    signs: list[str] = []
    while rest and len(signs) < _MOST_SIGNS:
        tail = rest[-_TAIL:]
        sign, match = next(((name, found) for name, sign in _SIGNS.items() if (found := sign.search(tail))), ("", None))
        if match is None:
            break
        signs.append(sign)
        rest = rest[: len(rest) - len(tail) + match.start()].rstrip("… \t")
    return rest, signs


def _ends_inside(line: str) -> bool:
    """Return whether a line without a sign of a cut ends inside its sentence."""
    last = line.rpartition(" ")[2].lower()
    return line.endswith(",") or (" " in line and last in _NEVER_LAST and last not in _MAY_BE_LAST)


def _is_whole(line: str) -> bool:
    return ends_as_sentence(line) and not line.endswith((",", ";", ":"))
