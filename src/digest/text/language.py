"""Which language a text is in: its script first, then what the page says, then pycld2 on its first letters."""

import re
from functools import cache

from digest.text.scripts import OWN_LANGUAGE, script_of

UNKNOWN = "und"

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
    if script in OWN_LANGUAGE:
        return script
    said = base_code(hint)
    if said and said not in known_languages():
        said = ""
    if said and (not script or _written_in(said, script)):
        return said
    return _by_letters(head) or said or UNKNOWN


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

    codes = {_SPELLING.get(code, code) for _, code in pycld2.LANGUAGES}
    return frozenset(code for code in codes if len(code) <= 3 and not code.startswith(("un", "xx", "zz")))


_SCRIPT_OF = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt"), "cyrillic"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ckb", "ug"), "arabic"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "devanagari"),
}
_TWO_SCRIPTS = frozenset(("sr", "kk", "mn", "ug", "tt"))


def _written_in(code: str, script: str) -> bool:
    if code in OWN_LANGUAGE:
        return False
    return _SCRIPT_OF.get(code, "latin") == script or (code in _TWO_SCRIPTS and script == "latin")


def _by_letters(text: str) -> str:
    import pycld2

    try:
        found = pycld2.detect(text.encode("utf-8", "ignore"), bestEffort=True)[2][0][1]
    except pycld2.error:
        return ""
    return "" if found.startswith(("un", "xx", "zz")) else _SPELLING.get(found, found[:3].rstrip("-"))
