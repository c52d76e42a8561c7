"""Guess the single- or multi-byte encoding of some bytes by the letters of the decoded text.

A wrong encoding gives rare letters, letters of two alphabets in one word, and signs inside words.  So each encoding is
tried, and scored by the share of the text's characters beyond ASCII that are the commonest letters of its languages.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.text.language import detect

# Bytes examined, from lines with bytes beyond ASCII: enough to keep chance to a fraction of a percent.
_LOOK = 4_000
# Marks beside words in any language: quotes, dashes, signs of money and measure.
_MARKS = frozenset("“”‘’„‚‹›«»–—…•·°§€£¥©®™¡¿½¼¾²³ºª№\u00a0\u00ad、。！？（）「」『』，：；《》〈〉・ー％～〜ㆍ")
# Signs that follow a number or a name, and never precede a letter.
_SIGNS = frozenset("¼½¾²³ºª°®™")
# The first encoding of a script is by far the most used; the fit of the others is multiplied by this factor.
_RARER = 0.99
# Minimum fit: below it a guess is no better than chance.
_WORST = 0.35


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Letters of one script: the encodings that hold them (the commonest first), the code points, the letters that
    its texts use most, and the share of these letters in running text, counted in texts of our own.
    """

    codecs: tuple[str, ...]
    ranges: tuple[tuple[str, str], ...]
    common: frozenset[str]
    share: float


_HAN = ("\u4e00", "\u9fff")
_WIDE = (("\u3000", "\u303f"), ("\uff01", "\uff5e"))
_ALPHABETS = (
    Alphabet(("cp1251", "koi8_r", "koi8_u", "iso8859_5", "mac_cyrillic", "cp866"),
             (("\u0400", "\u045f"), ("\u0490", "\u0491")), frozenset("оеаинтсрвлкі"), 0.66),
    Alphabet(("cp1253", "iso8859_7"), (("\u0370", "\u03ff"),), frozenset("αοιετσνηυρςάόέί"), 0.75),
    Alphabet(("cp1255", "iso8859_8"), (("\u0590", "\u05ff"),), frozenset("יוהלארתבשמ"), 0.70),
    Alphabet(("cp1256", "iso8859_6"), (("\u0600", "\u06ff"),), frozenset("اليمونرتبةع"), 0.72),
    Alphabet(("cp874",), (("\u0e00", "\u0e7f"),), frozenset("านรอกเง่้ลมยวทีส"), 0.70),
    Alphabet(("cp949",), (("\uac00", "\ud7a3"), _HAN, *_WIDE), frozenset(
        "이다는에가을의로고하지한은를기사도시자어해인그나서리대아일있것수정부라들만보장상주원전적제과했으공조여성면동구비"
        "스안년위선학국오관경생연중유회니내게며무소개신용히거되된데마민당행미발진월계교화방실바후문통물세두"), 0.72),
    Alphabet(("gb18030",), (_HAN, *_WIDE), frozenset(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种"
        "事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力它与长把机十民第公此"
        "已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体政美相见被利等产或新制身果加西月话合回特代内信表"
        "化给世位次度门任常先海通教原东提立及比员解水名真论处各入几认条平系气题更市区万元据报记星期四五六周"), 0.62),
    Alphabet(("big5hkscs", "cp950"), (_HAN, *_WIDE), frozenset(
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作里用道行所然家種"
        "事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力它與長把機十民第公此"
        "已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體政美相見被利等產或新制身果加西月話合回特代內信表"
        "化給世位次度門任常先海通教原東提立及比員解水名真論處各入幾認條平係氣題更市區萬元據報記星期四五六週"), 0.62),
    Alphabet(("cp932", "euc_jp"), (("\u3041", "\u30ff"), _HAN, *_WIDE), frozenset(
        "いうえおかがきくけげこごさしじすせそただちっつてでとどなにねのはばひべまみめもやよらりるれろわをんアイクスタトドリルレンー"
        "日一国人年大十二本中長出三時行見月分後前生間上東今金入学高円子外下来気小山話市県政府民会社新"), 0.70),
)  # fmt: skip

# Letters beyond ASCII of the languages written in Latin letters.
_LETTERS = {
    "en": "éèêàâçïöüñáíóúäëøåæ", "de": "äöüßéè", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíóúüñ", "pt": "áâãàçéêíóôõú",
    "it": "àèéìíòóùú", "nl": "ëïéèöüáóí", "sv": "åäöéü", "da": "æøåéö", "no": "æøåéòóôè", "fi": "äöåšž",
    "is": "áéíóúýðþæö",
    "ca": "àçèéíïòóúü", "gl": "áéíóúñü", "eu": "ñçü", "ga": "áéíóú", "cy": "âêîôûŵŷ", "af": "êëéôîû", "sq": "ëç",
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíľĺňóôŕšťúýž", "hu": "áéíóöőúüű", "ro": "ăâîşţșț",
    "hr": "čćđšž", "sl": "čšžć", "bs": "čćđšž", "sr": "čćđšž", "tr": "çğıöşüâîİ", "az": "çəğıöşü", "et": "äõöüšž",
    "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž",
}  # fmt: skip
_ANY_LETTER = frozenset("".join(_LETTERS.values()) + "".join(_LETTERS.values()).upper())
_LATIN_CODECS = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_15", "mac_roman", "cp850", "cp852")
# Weight of a letter from another language: part of a name in a right decoding, and the rule in a wrong one.
_FOREIGN = 0.25


def guess(body: bytes) -> tuple[str, float]:
    """Return the encoding with the best fit, and the fit: about 1 for a right one; ("", 0) if no encoding fits."""
    sample = _sample(body)
    best, best_fit = "", _WORST
    for codec, weight in _candidates():
        found = fit(sample, codec) * weight
        if found > best_fit:
            best, best_fit = codec, found
    return best, best_fit if best else 0.0


def fits(body: bytes, codec: str) -> float:
    """Return the fit of a text in one encoding: about 1 for a right one, near 0 for a wrong one; 1 for plain ASCII."""
    return fit(_sample(body), codec)


def fit(sample: bytes, codec: str) -> float:
    """Return the fit as `fits` does, for a text examined as a whole."""
    text = sample.decode(codec, "replace")
    high = sum(character > "\x7f" for character in text)
    if not high:
        return 1.0
    found = [_fit_alphabet(text, high, alphabet) for alphabet in _ALPHABETS if _may_hold(codec, alphabet)]
    if codec in _LATIN_CODECS or not found:
        found.append(_fit_latin(text, high))
    return max(found)


def _may_hold(codec: str, alphabet: Alphabet) -> bool:
    return codec in alphabet.codecs or codec.startswith(("utf", "iso2022", "hz", "euc_jis", "shift_jis", "gb", "johab"))


def _candidates() -> Iterator[tuple[str, float]]:
    """Yield every encoding to try, and the weight of its fit."""
    for codecs in (_LATIN_CODECS, *(alphabet.codecs for alphabet in _ALPHABETS), ("utf_16_le", "utf_16_be")):
        for at, codec in enumerate(codecs):
            yield codec, _RARER if at else 1.0


def _sample(body: bytes) -> bytes:
    """Return whole words from lines with bytes beyond ASCII.

    Only in UTF-16 can a blank or line end be part of a character; its text is cut at even places instead.
    """
    if b"\x00" in body[: 2 * _LOOK] or len(body) <= _LOOK:
        return body[: _LOOK // 2 * 2]
    found, size = [], 0
    for line in body.split(b"\n"):
        if not line.isascii():
            found.append(line if len(line) <= _LOOK else line[:_LOOK].rpartition(b" ")[0] or line[:_LOOK])
            size += len(found[-1])
        if size > _LOOK:
            break
    return b"\n".join(found)


def _fit_alphabet(text: str, high: int, alphabet: Alphabet) -> float:
    """Return the share of common letters relative to a right text, times the share of characters of the script."""
    common = own = marks = 0
    for before, character, after in _neighbours(text):
        if character in _MARKS:
            marks += not (before.isalpha() and after.isalpha()) or character >= "\u3000"
        elif any(first <= character <= last for first, last in alphabet.ranges):
            own += not _is_misplaced(before, character)
            # A letter beside an ASCII letter in one word is a wrongly decoded accent.
            common += character in alphabet.common and not (_is_ascii_letter(before) or _is_ascii_letter(after))
        elif character == "\ufffd":
            own -= 1
    letters = high - marks
    return max(0.0, common / letters / alphabet.share * (own + marks) / high) if letters else 0.0


def _fit_latin(text: str, high: int) -> float:
    """Return the share of non-ASCII characters that are letters of the text's language in words, or marks outside."""
    letters = _LETTERS.get(detect(text), "")
    own = sum(_fit_in_latin(before, character, after, letters) for before, character, after in _neighbours(text))
    return max(0.0, own / high)


def _fit_in_latin(before: str, character: str, after: str, letters: str) -> float:
    """Return the fit of one character between its neighbours: 1 for a letter of the language in a word, -1 at worst."""
    inside = _is_ascii_letter(before) or _is_ascii_letter(after)
    if character.lower() in letters or character in letters:
        alone = not (before.isalpha() or after.isalpha())
        return (inside or alone) and not _is_misplaced(before, character)
    if character in _ANY_LETTER:
        return _FOREIGN * inside
    return _fit_of_mark(before, character, after)


def _fit_of_mark(before: str, character: str, after: str) -> float:
    if character in _SIGNS:
        return not (after.isalpha() or after > "\x7f")
    if character in _MARKS:
        return not (_is_ascii_letter(before) and _is_ascii_letter(after)) or character in "’\u00a0\u00ad·–—"
    return -1.0 if character == "\ufffd" else 0.0


def _neighbours(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each character beyond ASCII between its left and right neighbours."""
    padded = f" {text} "
    for at, character in enumerate(text, start=1):
        if character > "\x7f":
            yield padded[at - 1], character, padded[at + 1]


def _is_misplaced(before: str, character: str) -> bool:
    """Return whether a capital follows a small letter: other encodings of one script swap the two."""
    return character.isupper() and before.islower()


def _is_ascii_letter(character: str) -> bool:
    return "a" <= character <= "z" or "A" <= character <= "Z"
