"""List the words on which contradictions depend, by language: negations, limits in time, articles."""

from collections.abc import Mapping

# Whole words in lower case.  French "plus", "personne" and "rien" negate only beside "ne": see NEEDS.
NEGATORS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "not no never none nobody nothing nowhere neither nor cannot without",
        "de": """nicht nichts nie niemals niemand niemandem niemanden nirgends kein keine keinen keinem keiner keines
            keinerlei weder ohne""",
        "fr": "pas aucun aucune aucuns aucunes jamais nul nulle guère ni sans plus personne rien point",
        "es": "no nunca jamás nadie nada ningún ninguna ninguno ningunos ningunas tampoco ni sin",
        "it": "non mai nessun nessuno nessuna nulla niente neanche nemmeno neppure né senza",
        "nl": "niet niets niemand nooit nergens geen noch zonder",
        "pt": "não nunca jamais ninguém nada nenhum nenhuma nenhuns nenhumas nem tampouco sem",
        "pl": """nie nigdy nikt nikogo nikomu nic niczego żaden żadna żadne żadnego żadnej żadnych żadnym żadnemu
            ani bez""",
        "sv": "inte ej icke aldrig ingen inget inga ingenting utan",
        "da": "ikke ej aldrig ingen intet ingenting uden",
        "nb": "ikke ei aldri ingen intet ingenting uten",
        "no": "ikke ei aldri ingen intet ingenting uten",
        "fi": "ei eivät en et emme ette ilman",
        "cs": "ne nikdy nikdo nic žádný žádná žádné žádného žádných bez",
        "ru": "не нет никогда никто ничего никого ни без",
        "uk": "не немає ніколи ніхто нічого ні без",
        "tr": "değil yok hiç hiçbir asla",
        "ro": "nu niciodată nimeni nimic niciun nicio fără",
        "ko": """않았다 않는다 않을 않기로 않다고 않았다고 않은 않아 못했다 못한다 못했다고 못할
            아니다 아니라고 아닌 없다 없다고 없었다 없는 없이""",
    }.items()
}
# Prefixes of languages that negate a verb by its beginning; a letter has to follow.
PREFIXES: Mapping[str, str] = {"cs": "ne"}
# Words that negate only if a word of the second set is in the same clause: "plus" alone means "more".
NEEDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "fr": (frozenset(("plus", "personne", "rien", "point", "jamais")), frozenset(("ne", "n"))),
}
# Phrases that negate nothing, in lower case.
AFFIRMING: Mapping[str, tuple[str, ...]] = {
    "en": ("not only", "not just", "no later than", "no fewer than", "no less than", "no more than", "no doubt"),
    "de": ("nicht nur", "nicht zuletzt", "nicht mehr als", "nicht weniger als"),
    "fr": ("pas seulement", "sans doute", "pas moins de", "pas plus de"),
    "es": ("no solo", "no sólo", "nada más", "no menos de", "no más de", "sin duda", "sin embargo"),
    "it": ("non solo", "non soltanto", "non meno di", "non più di", "senza dubbio"),
    "nl": ("niet alleen", "niet meer dan", "niet minder dan"),
    "pt": ("não só", "não apenas", "não menos de", "nada menos que", "sem dúvida"),
    "pl": ("nie tylko", "nie mniej niż", "nie więcej niż", "bez wątpienia"),
}
# Words of a limit in time: "does not open before June" and "opens in June" agree.
LIMITS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "before until till",
        "de": "vor bevor bis ehe",
        "fr": "avant jusqu",
        "es": "antes hasta",
        "it": "prima fino finché",
        "nl": "voor voordat tot",
        "pt": "antes até",
        "pl": "przed zanim do dopóki",
    }.items()
}
# Words that introduce a noun and not a name.
ARTICLES: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the a an",
        "de": "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim",
        "fr": "le la les un une des du au aux l",
        "es": "el la los las un una unos unas del al",
        "it": "il lo la i gli le un uno una del dello della dei degli delle al nel nella l",
        "nl": "de het een",
        "pt": "o a os as um uma do da dos das no na nos nas ao",
    }.items()
}
