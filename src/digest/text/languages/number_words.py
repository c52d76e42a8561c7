"""List the words around numbers by language (scales, ranges), and Korean's own numerals."""

SCALES: dict[str, dict[str, float]] = {
    "en": {
        **dict.fromkeys(("hundred",), 1e2),
        **dict.fromkeys(("thousand", "k"), 1e3),
        **dict.fromkeys(("million", "millions", "m", "mn", "mln"), 1e6),
        **dict.fromkeys(("billion", "billions", "bn", "b"), 1e9),
        **dict.fromkeys(("trillion", "trillions", "tn"), 1e12),
    },
    "de": {
        **dict.fromkeys(("tausend",), 1e3),
        **dict.fromkeys(("million", "millionen", "mio"), 1e6),
        **dict.fromkeys(("milliarde", "milliarden", "mrd"), 1e9),
        **dict.fromkeys(("billion", "billionen"), 1e12),
    },
    "fr": {
        **dict.fromkeys(("mille",), 1e3),
        **dict.fromkeys(("million", "millions"), 1e6),
        **dict.fromkeys(("milliard", "milliards"), 1e9),
    },
    "es": {**dict.fromkeys(("mil",), 1e3), **dict.fromkeys(("millón", "millones"), 1e6)},
    "it": {
        **dict.fromkeys(("mila",), 1e3),
        **dict.fromkeys(("milione", "milioni"), 1e6),
        **dict.fromkeys(("miliardo", "miliardi"), 1e9),
    },
    "pt": {
        **dict.fromkeys(("mil",), 1e3),
        **dict.fromkeys(("milhão", "milhões"), 1e6),
        **dict.fromkeys(("bilhão", "bilhões"), 1e9),
    },
    "nl": {
        **dict.fromkeys(("duizend",), 1e3),
        **dict.fromkeys(("miljoen", "mln"), 1e6),
        **dict.fromkeys(("miljard", "mrd"), 1e9),
    },
}
DOZENS: dict[str, float] = dict.fromkeys(
    ("dozen", "dutzend", "dozijn", "douzaine", "douzaines", "docena", "docenas", "dozzina", "dúzia", "dúzias"), 12.0
)
# Approximate numbers: "une trentaine" is about thirty.
ROUND_NUMBERS: dict[str, float] = {
    **dict.fromkeys(("dizaine", "decena", "decina", "dezena"), 10.0),
    **dict.fromkeys(("quinzaine", "quincena", "quindicina"), 15.0),
    **dict.fromkeys(("vingtaine", "veintena", "ventina"), 20.0),
    **dict.fromkeys(("trentaine", "treintena", "trentina"), 30.0),
    **dict.fromkeys(("quarantaine", "cuarentena", "quarantina"), 40.0),
    **dict.fromkeys(("cinquantaine", "cincuentena", "cinquantina"), 50.0),
    **dict.fromkeys(("soixantaine", "sessantina"), 60.0),
    **dict.fromkeys(("centaine", "centenar", "centinaio", "centena"), 100.0),
}
WIDE_SCALES: dict[str, float] = {
    **dict.fromkeys("십十", 1e1),
    **dict.fromkeys("백百", 1e2),
    **dict.fromkeys("천千", 1e3),
    **dict.fromkeys("만万萬", 1e4),
    **dict.fromkeys("억億亿", 1e8),
    **dict.fromkeys("조兆", 1e12),
}
BETWEEN: dict[str, tuple[str, ...]] = {
    "en": ("between",),
    "de": ("zwischen",),
    "fr": ("entre",),
    "es": ("entre",),
    "it": ("tra", "fra"),
    "pt": ("entre",),
    "nl": ("tussen",),
}
TO: dict[str, tuple[str, ...]] = {
    "en": ("to", "or"),
    "de": ("bis", "oder"),
    "fr": ("à", "ou"),
    "es": ("a", "o"),
    "it": ("a", "o"),
    "pt": ("a", "ou"),
    "nl": ("tot", "of"),
    "ko": ("에서", "내지"),
}
VAGUE = frozenset(
    """hundreds thousands millions billions hunderte tausende hunderten tausenden centaines milliers cientos miles
    centinaia migliaia centenas milhares honderden duizenden""".split()
)
NATIVE_TENS: dict[str, int] = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
NATIVE_ONES: dict[str, int] = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
