"""Detect the language of a text: by its script, then by the declaration of the page, then by pycld2."""

import re
from functools import cache

from digest.text.scripts import OWN_LANGUAGE, script_of

UNKNOWN = "und"

# Letters that are read: pycld2 is as often right on these as on a whole article, in a tenth of the time.
_LOOK = 600
# From this number of letters on, a certain result of pycld2 overrules the page: some sites declare "en" for every
# language.
_ENOUGH = 200
# Minimum percentage of the text in the language that pycld2 found, for a certain result.
_SURE = 90
# Languages that are so similar that the page is more reliable than pycld2.
_CLOSE = ("no da sv nn nb", "hr sr bs sl me", "id ms", "cs sk", "es gl ca pt an oc", "ru uk be bg mk", "hi mr ne",
          "zu xh st tn ss", "af nl", "fa ps ur", "lb de gsw", "kk ky tt")  # fmt: skip
# Codes that pycld2 spells differently.
_SPELLING = {"iw": "he", "zh-Hant": "zh", "nb": "no", "nn": "no", "jw": "jv", "tl": "fil"}


def detect(text: str, hint: str | None = None) -> str:
    """Return the ISO 639-1 code of the language of `text`, "und" if it cannot be found.

    `hint` is the declaration of the page or feed ("en", "de-AT").  It is used unless the script contradicts it, or
    pycld2 does with certainty on a text that is long enough.

    >>> detect("다리가 언제 다시 열리는지 아무도 모른다."), detect("x", hint="de-AT")
    ('ko', 'de')
    """
    head = text[:_LOOK]
    script = script_of(head)
    if script in OWN_LANGUAGE:
        return script
    declared = _possible(base_code(hint), script)
    if declared and len(head) < _ENOUGH:
        return declared
    found, sure = _by_letters(head)
    overruled = sure and declared != found and not _are_close(declared, found)
    return (found if overruled else declared) or found or UNKNOWN


def _possible(code: str, script: str) -> str:
    """Return a declared language; "" if it is unknown, or not written in the script of the text."""
    if not code or code not in known_languages():
        return ""
    return "" if script and not _written_in(code, script) else code


def base_code(code: str | None) -> str:
    """Return the language of a code: "de" for "de-AT", "DE_at" and "de"; "" if it is no language code."""
    found = re.match(r"([A-Za-z]{2,3})(?:[-_].*)?$", (code or "").strip())
    if not found:
        return ""
    base = found[1].lower()
    return _SPELLING.get(base, base)


@cache
def known_languages() -> frozenset[str]:
    """Return the codes that may be given by name."""
    import pycld2  # takes 10 ms: only if a language was given or a script does not decide

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
    """Return the language by pycld2, "" for none, and whether the result is certain."""
    import pycld2

    try:
        sure, _, found = pycld2.detect(text.encode("utf-8", "ignore"), bestEffort=True)
    except pycld2.error:
        return "", False
    _, code, share, _ = found[0]
    if code.startswith(("un", "xx", "zz")):
        return "", False
    return _SPELLING.get(code, code[:3].rstrip("-")), sure and share >= _SURE
