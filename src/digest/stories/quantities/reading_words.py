"""Words for ranks, hours, scores and votes, by language."""

# Ordinal numbers in words, first to twentieth, by their stems: "viert" is in "Vierte" and "vierten".
ORDINALS: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
    ),
    "de": tuple(
        "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt"
        " sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst".split()
    ),
    "fr": tuple(
        "premi deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
        " treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième".split()
    ),
    "es": tuple("primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim".split()),
    "it": tuple("prim second terz quart quint sest settim ottav non decim undicesim dodicesim".split()),
    "pt": tuple("primeir segund terceir quart quint sext sétim oitav non décim".split()),
    "nl": tuple("eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split()),
}
# What may follow the stem of an ordinal.
ORDINAL_END = {
    "en": "", "de": "e[nrs]?", "fr": "(?:er|ère|e)?s?", "es": "[oa]?", "it": "[oaie]", "pt": "[oa]", "nl": "",
}  # fmt: skip
# Words for a place in an order, before or behind the ordinal.
PLACES = {
    "en": r"places?|prize|position|spot|rank|number|most|\w{2,}[^\W\d_]est|on the grid"
    r"|in the (?:table|league|standings|rankings?)|ranked|seeded",
    "de": r"plätzen?|platz|rang|position|tabellenplatz|startplatz|stelle",
    "fr": r"places?|prix|rang|position|classement|plus",
    "es": r"lugar|premio|puesto|plaza|posición|clasificación|más",
    "it": r"posto|posizione|classifica|piazza",
    "pt": r"lugar|posição|colocação|classificação",
    "nl": r"plaats|plek|positie|ranglijst",
    "ko": r"위",
}
# Verbs before an ordinal that is a rank: "she came third".
RANKED = {
    "en": r"came|come|comes|finish\w*|placed|ranks?|ranked|slipp\w+(?: \w+)?|dropp\w+(?: \w+)?|rose to"
    r"|climbed to|moved (?:up )?to"
    r"|starts?(?: from)?|start from|fell to|lies|stands|are|is|was|were|ended(?: up)?|qualified|now|sit|sits",
    "de": r"wurde|wird|ist|war|landete(?: als)?|kam als|belegt\w*|auf|als|endete als",
    "fr": r"termin\w+|finit?|fini|est|était|arriv\w+|class\w+|pointe|se place|a pris la|prend la",
    "es": r"termin\w+|acab\w+|quedó|fue|es|llegó|entró|clasific\w+|ocupa el|finaliz\w+",
    "it": r"arrivat\w+|arriva|è|finit\w+|chiud\w+|chiuso|giunt\w+|ora|classificat\w+|terminat\w+",
    "pt": r"termin\w+|ficou|é|foi|cheg\w+|acab\w+(?: em)?|em",
    "nl": r"werd|wordt|is|eindigde(?: als)?|als|finishte als",
}
# Votes, decisions and the two sides.
VOTES = {
    "en": r"votes?|voted|ballots?|in favou?r",
    "de": r"stimmten|stimmen|gestimmt|ja-stimmen",
    "fr": r"voix|votes?|suffrages",
    "es": r"votos?|votaron",
    "it": r"voti|favorevoli",
    "pt": r"votos?|votaram",
    "nl": r"stemmen|stemden",
    "ko": r"표|찬성\w*",
}
DECIDED = {
    "en": r"approved?|passed|rejected|adopted",
    "de": r"beschlossen|abgelehnt|angenommen|gebilligt",
    "fr": r"adopté|rejeté|approuvé",
    "es": r"aprobó|aprobad[oa]|rechazó",
    "it": r"approvat[oa]|respint[oa]",
    "pt": r"aprovou|aprovad[oa]|rejeitou",
    "nl": r"aangenomen|verworpen",
    "ko": r"가결|부결|통과",
}
AGAINST = r"to|against|dagegen|gegen|zu|contre|contra|frente a|en contra|tegen|contro|대|반대"
# Between the goals of a score in words: "two goals to one".
GOALS_TO = r"\s(?:goals?|points?|tore|buts?|goles|reti|gols|punkte|sets?|sätze)?\s?(?:to|zu|à|a)\s"
# Words of contests.
CONTESTS = (
    r"w[io]ns?|winning|beat(?:en|s)?|lost|loses?|defeat\w*|victor\w+|dr[ae]w|tied?|match|final|score\w*|edged|thrash\w+"
    r"|overc[ao]me|ended|finished|trail\w+|gewann\w*|gewinn\w*|gewonnen|sieg\w*|schlug\w*|verlor\w*|unterlag\w*"
    r"|bezwang\w*|endete|besieg\w+|gagn\w+|battu\w*|perd\w+|victoire|défait\w*|incliné\w*|impos\w+|match"
    r"|gan[aóo]\w*|venc\w+|derrot\w+|perdi\w+|victoria|empat\w+|impus\w+|goleó|partido|vinto|vince|battuto"
    r"|vittoria|sconfitt\w+|venceu|perdeu|vitória|won|verloor|versloeg|overwinning|이겼|이기|꺾|졌|승리|패"
)
# Hours in words.
NOON = {"noon": 12.0, "midday": 12.0, "mittag": 12.0, "midi": 12.0, "mediodía": 12.0, "mezzogiorno": 12.0,
        "meio-dia": 12.0, "정오": 12.0, "midnight": 24.0, "mitternacht": 24.0, "minuit": 24.0, "medianoche": 24.0,
        "mezzanotte": 24.0, "meia-noite": 24.0, "middernacht": 24.0, "자정": 24.0}  # fmt: skip
MORNING = (
    r"a\.?m\.?|morning|morgens?|früh|vormittags?|matin|mañana|madrugada|mattino|mattina|manhã|ochtend|'s ochtends|dawn"
)
# "sera" is an evening behind Italian words, and in French a form of "to be".
EVENING = (
    r"p\.?m\.?|afternoon|evening|night|nachmittags?|abends?|après-midi|soir|soirée|tarde|noche|pomeriggio|noite"
    r"|(?:(?<=di )|(?<=la )|(?<=dì )|(?<=sabato )|(?<=domenica ))sera|middag|avond|'s avonds"
)
HOUR_WORDS: dict[str, int] = {
    word: hour
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "une deux trois quatre cinq six sept huit neuf dix onze douze",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "una due tre quattro cinque sei sette otto nove dieci undici dodici",
        "uma duas três quatro cinco seis sete oito nove dez onze doze",
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    )
    for hour, word in enumerate(words.split(), start=1)
}
# How the number words of a language begin; a sentence without one, and without a figure, is not read.
NUMBER_STARTS: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "two thre four fi six sev eig nin ten elev twel twen thir fort hundred thous milli billi dozen half".split()
    ),
    "de": tuple(
        "zwei zwo drei vier fünf sechs sech sieb acht neun zehn elf zwölf hundert tausend milli dutzend halb".split()
    ),
    "fr": tuple(
        "deux trois quat cinq six sept huit neuf dix onze douz treiz quinz seiz vingt trent soix cent mill demi".split()
    ),
    "es": tuple(
        "dos tres cuat cinc seis siet och nuev diez once doce trec cator quinc dieci veint trei cien dosc mil"
        " medi docen".split()
    ),
    "it": tuple(
        "due tre quat cinq sei sett ott nov diec undic dodic quind sedic vent trent cent mil mezz dozz".split()
    ),
    "pt": tuple(
        "dois duas três quat cinc seis set oit nove dez onze doze treze quinz vint trint cem cent mil mei dúz".split()
    ),
    "nl": tuple(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig honderd duizend milj"
        " dozijn half".split()
    ),
    "ko": tuple("열 스물 스무 서른 마흔 쉰 예순 일흔 여든 아흔 두 세 네 다섯 여섯 일곱 여덟 아홉".split()),
}
# How words for medals, and for shares without a number, begin.
MEDAL_STARTS: dict[str, tuple[str, ...]] = {
    "en": ("gold", "silver", "bronze", "runner"),
    "de": ("gold", "silber", "bronze", "vize"),
    "fr": ("médaill", "décroch", "remport", "vice-"),
    "es": ("medalla", "oro", "plata", "bronce", "subcampe"),
    "it": ("medaglia", "vinto", "vince"),
    "pt": ("medalha", "ouro", "prata", "bronze"),
    "nl": ("goud", "zilver", "bron"),
    "ko": ("금메달", "은메달", "동메달"),
}
SHARE_STARTS: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "half:a third:a quarter:a good:a full:a bare:one:an hour:a day:a night:a week:a fortnight:a month:a year"
        ":a decade:a century:a mile"
        ":a tonne".split(":")
    ),
    "de": tuple(
        "hälfte:jede:ein drittel:ein viertel:eine stunde:einer stunde:einen tag:einem tag:eine woche:einer woche"
        ":einen monat:einem monat:ein jahr:einem jahr:eines jahr".split(":")
    ),
    "fr": tuple(
        "moitié:un sur:un tiers:un quart:le tiers:le quart:un an:une heure:un jour:une semaine:un mois:une année"
        ":une journée".split(":")
    ),
    "es": tuple("mitad:un terc:un cuart:cuarta parte:una hora:un día:una semana:un mes:un año:uno de".split(":")),
    "it": tuple("metà:un terzo:un quarto:un'ora:un giorno:una settimana:un mese:un anno".split(":")),
    "pt": tuple("metade:um terço:um quarto:uma hora:um dia:uma semana:um mês:um ano".split(":")),
    "nl": tuple("helft:een derde:een kwart:een uur:een dag:een week:een maand:een jaar".split(":")),
    "ko": ("절반", "분의", "한 시간", "한 달", "한 주"),
}
# Words that end a noun phrase, and are in no list of stop words.
PREPOSITIONS = frozenset(
    """de d du des à au aux en dans près sur par pour di da in nel nella del della al con para por em no na van von bei
    im am aus mit op te a ad""".split()
)
