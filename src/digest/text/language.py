"""Which language a text is in: its script first, then what the page says, then pycld2 on its first letters."""

import re
from functools import cache

UNKNOWN = "und"

# Scripts that name a language by themselves.  Kana before Han: Japanese has both.
_SCRIPTS = (
    ("ko", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_OTHER_SCRIPTS = (
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("devanagari", re.compile(r"[\u0900-\u097f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
# What a script's share of the letters must be to decide.  Names and quotations in another script stay below it; a
# Japanese text may hold more Han than kana, so kana decides earlier.
_DECIDES = {"ja": 0.1}
_SHARE = 0.4
# Letters that are looked at: pycld2 is as right on these as on a whole article, at a tenth of the time.
_LOOK = 600
# Codes that pycld2 spells in its own way.
_SPELLING = {"iw": "he", "zh-Hant": "zh", "nb": "no", "nn": "no", "jw": "jv", "tl": "fil"}


def detect(text: str, hint: str | None = None) -> str:
    """The ISO 639-1 code of the language of `text`, "und" where nothing tells.

    `hint` is what the page or feed says of itself ("en", "de-AT"); it is believed where the script does not
    contradict it.

    >>> detect("다리가 언제 다시 열리는지 아무도 모른다."), detect("x", hint="de-AT")
    ('ko', 'de')
    """
    head = text[:_LOOK]
    script = script_of(head)
    if script in _OWN_SCRIPT:
        return script
    said = base_code(hint)
    if said and (not script or _written_in(said, script)):
        return said
    return _by_letters(head) or said or UNKNOWN


def script_of(text: str) -> str:
    """The script that most of the letters are in: a language's code where it has a script of its own, else a script's
    name; "latin" for all others, "" without letters."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return ""
    for name, pattern in (*_SCRIPTS, *_OTHER_SCRIPTS):
        if len(pattern.findall(text)) >= letters * _DECIDES.get(name, _SHARE):
            return name
    return "latin"


def base_code(code: str | None) -> str:
    """ "de-AT", "DE_at" and "de" as "de"; "" for what is no language code."""
    found = re.match(r"([A-Za-z]{2,3})(?:[-_].*)?$", (code or "").strip())
    if not found:
        return ""
    base = found[1].lower()
    return _SPELLING.get(base, base)


@cache
def known_languages() -> frozenset[str]:
    """The codes that can be asked for by name."""
    import pycld2  # 10 ms: only when a language was named or a script does not decide

    return frozenset(_SPELLING.get(code, code) for _, code in pycld2.LANGUAGES if len(_SPELLING.get(code, code)) <= 3)


_OWN_SCRIPT = frozenset(name for name, _ in _SCRIPTS)
_SCRIPT_OF = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt"), "cyrillic"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ckb", "ug"), "arabic"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "devanagari"),
}
_TWO_SCRIPTS = frozenset(("sr", "kk", "mn", "ug", "tt"))


def _written_in(code: str, script: str) -> bool:
    if code in _OWN_SCRIPT:
        return False
    return _SCRIPT_OF.get(code, "latin") == script or (code in _TWO_SCRIPTS and script == "latin")


def _by_letters(text: str) -> str:
    import pycld2

    try:
        found = pycld2.detect(text.encode("utf-8", "ignore"), bestEffort=True)[2][0][1]
    except pycld2.error:
        return ""
    return "" if found == "un" else _SPELLING.get(found, found[:3].rstrip("-"))
