"""Which language a text is in: its script first, then what the page says, then pycld2 on its first letters."""

import re
from functools import cache

from digest.text.scripts import OWN_LANGUAGE, script_of

UNKNOWN = "und"

# Letters that are looked at: pycld2 is as right on these as on a whole article, at a tenth of the time.
_LOOK = 600
# From so many letters on pycld2 is believed against the page, where it is sure: whole sites say "en" of every language.
_ENOUGH = 200
# The percentage of the text that has to be in the language that pycld2 found.
_SURE = 90
# Languages so near to each other that the page knows better.
_CLOSE = ("no da sv nn nb", "hr sr bs sl me", "id ms", "cs sk", "es gl ca pt an oc", "ru uk be bg mk", "hi mr ne",
          "zu xh st tn ss", "af nl", "fa ps ur", "lb de gsw", "kk ky tt")  # fmt: skip
# Codes that pycld2 spells in its own way.
_SPELLING = {"iw": "he", "zh-Hant": "zh", "nb": "no", "nn": "no", "jw": "jv", "tl": "fil"}


def detect(text: str, hint: str | None = None) -> str:
    """The ISO 639-1 code of the language of `text`, "und" where nothing tells.

    `hint` is what the page or feed says of itself ("en", "de-AT"); it is believed where neither the script nor a
    text long enough to be sure of contradicts it.

    >>> detect("다리가 언제 다시 열리는지 아무도 모른다."), detect("x", hint="de-AT")
    ('ko', 'de')
    """
    head = text[:_LOOK]
    script = script_of(head)
    if script in OWN_LANGUAGE:
        return script
    said = base_code(hint)
    if said and (said not in known_languages() or (script and not _written_in(said, script))):
        said = ""
    if said and len(head) < _ENOUGH:
        return said
    found, sure = _by_letters(head)
    if said and (not sure or said == found or _are_close(said, found)):
        return said
    return found or said or UNKNOWN


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
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ckb", "ug", "ku"), "arabic"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "devanagari"),
    **dict.fromkeys(("bn", "as"), "bengali"),
    **dict.fromkeys(("am", "ti"), "ethiopic"),
}
_TWO_SCRIPTS = frozenset(("sr", "kk", "mn", "ug", "tt", "ku"))


def _written_in(code: str, script: str) -> bool:
    if code in OWN_LANGUAGE:
        return False
    return _SCRIPT_OF.get(code, "latin") == script or (code in _TWO_SCRIPTS and script in ("latin", "cyrillic"))


def _are_close(one: str, other: str) -> bool:
    return any(one in group.split() and other in group.split() for group in _CLOSE)


def _by_letters(text: str) -> tuple[str, bool]:
    """(language, whether pycld2 is sure of it); "" for none."""
    import pycld2

    try:
        sure, _, found = pycld2.detect(text.encode("utf-8", "ignore"), bestEffort=True)
    except pycld2.error:
        return "", False
    _, code, share, _ = found[0]
    if code.startswith(("un", "xx", "zz")):
        return "", False
    return _SPELLING.get(code, code[:3].rstrip("-")), sure and share >= _SURE
