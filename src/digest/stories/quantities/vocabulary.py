"""Words that give a number its meaning, by language.  Patterns are written for text in lower case."""

from digest.text.languages.months import NAMES

# kind → language → pattern of its words.  A number belongs to the nearest kind in its clause.
KINDS: dict[str, dict[str, str]] = {
    "dead": {
        "en": r"killed|killing|kills|kill|dead|died|dies|die|dying|deaths?|death toll|fatalit(?:y|ies)|bodies"
        r"|claimed|lives|drowned|perished",
        "de": r"getötet\w*|tote[nr]?|todesopfern?|ums leben|starben|gestorben|leichen|tot",
        "fr": r"morts?|mortes?|tuée?s?|tué|décès|décédée?s?|péri|cadavres|vie",
        "es": r"muert[oa]s?|murieron|murió|fallecid[oa]s?|fallecieron|víctimas mortales|cadáveres",
        "it": r"mort[oie]|uccis[ie]|vittime|decedut[ie]",
        "pt": r"mort[oa]s?|morreram|mortes|óbitos",
        "nl": r"doden|dode|gedood|omgekomen|overleden|levens",
        "ko": r"숨졌\w*|숨진|숨지\w*|사망\w*|목숨을",
    },
    "wounded": {
        "en": r"injured|injuring|injures|injuries|wounded|wounding|hurt|hospitali[sz]ed|to (?:a )?hospitals?",
        "de": r"\w*verletzt\w*|verwundet\w*",
        "fr": r"blessée?s?|blessures",
        "es": r"herid[oa]s?|lesionad[oa]s?",
        "it": r"ferit[ie]",
        "pt": r"ferid[oa]s?",
        "nl": r"gewond\w*",
        "ko": r"다쳤\w*|다친|다치\w*|부상\w*",
    },
    "missing": {
        "en": r"missing|unaccounted for",
        "de": r"vermisst\w*",
        "fr": r"disparue?s?",
        "es": r"desaparecid[oa]s?",
        "it": r"dispers[ie]",
        "pt": r"desaparecid[oa]s?",
        "nl": r"vermist\w*",
        "ko": r"실종\w*",
    },
    "evacuated": {
        "en": r"evacuat\w+|displaced",
        "de": r"evakuiert\w*",
        "fr": r"évacuée?s?",
        "es": r"evacuad[oa]s?|evacuaron",
        "it": r"evacuat[ie]|sfollat[ie]",
        "pt": r"evacuad[oa]s?|desalojad[oa]s?",
        "nl": r"geëvacueerd\w*",
        "ko": r"대피\w*",
    },
    "arrested": {
        "en": r"arrested|arresting|arrests?|detained",
        "de": r"festgenommen\w*|festnahmen?",
        "fr": r"interpellée?s?|arrêtée?s?|interpellations",
        "es": r"detenid[oa]s?|detuvo|arrestad[oa]s?",
        "it": r"arrestat[ie]|fermat[ie]",
        "pt": r"detid[oa]s?|pres[oa]s",
        "nl": r"aangehouden|opgepakt|gearresteerd",
        "ko": r"체포\w*|연행\w*",
    },
    "crowd": {
        "en": r"crowd|protesters|demonstrators|marchers|marched|attended|demonstrated|took to the streets|rallied"
        r"|took part",
        "de": r"demonstrier\w+|demonstrant\w+|teilnehmer\w*|nahmen .{0,80}\bteil|teilgenommen|teilnahmen",
        "fr": r"manifesté|manifestants|ont défilé|défilaient|participants",
        "es": r"manifestaron|manifestantes|asistentes",
        "it": r"manifestanti|manifestato",
        "pt": r"manifestantes",
        "nl": r"betogers|demonstranten",
        "ko": r"집회\w*|참가\w*|시위\w*",
    },
    "without power": {
        "en": r"without (?:power|electricity)|power cuts?|lost power",
        "de": r"ohne strom",
        "fr": r"(?:sans|privés d['’]) ?électricité",
        "es": r"sin (?:luz|electricidad|suministro)",
        "it": r"senza (?:corrente|elettricità)",
        "pt": r"sem (?:luz|energia)",
        "nl": r"zonder stroom",
        "ko": r"정전\w*",
    },
    "jobs": {
        "en": r"jobs",
        "de": r"stellen|arbeitsplätze\w*|jobs",
        "fr": r"emplois|postes",
        "es": r"empleos|puestos",
        "it": r"posti di lavoro",
        "pt": r"empregos",
        "nl": r"banen",
        "ko": r"일자리\w*",
    },
}
# The roles of money, likewise.
MONEY: dict[str, dict[str, str]] = {
    "fine": {
        "en": r"fined?|fines|penalty",
        "de": r"geldstrafe|bußgeld\w*|strafe",
        "fr": r"amende",
        "es": r"multa\w*",
        "ko": r"벌금\w*|과징금\w*",
    },
    "damage": {
        "en": r"damage|damages|losses",
        "de": r"schaden|schäden|sachschaden",
        "fr": r"dégâts|dommages",
        "es": r"daños|pérdidas",
        "ko": r"피해액\w*|피해\w*",
    },
    "settlement": {"en": r"settle[ds]?|settlement", "de": r"vergleich", "ko": r"합의\w*"},
    "price": {
        "en": r"buy|buys|bought|acquires?|acquired|takeover|pay .{0,30}for|bid",
        "de": r"übernahme|kauft|übernimmt|kaufpreis",
        "fr": r"rachat|racheter|rachète",
        "es": r"compra|comprar|adquirir|adquiere",
        "ko": r"인수\w*",
    },
    "cost": {
        "en": r"costs?|costing",
        "de": r"kosten|kostet",
        "fr": r"coût|coûter\w*|coûte",
        "es": r"coste|costo|costará|cuesta|costar",
        "ko": r"비용\w*|사업비\w*|공사비\w*",
    },
    "worth": {"en": r"worth|valued at|value", "de": r"im wert|wert", "fr": r"valeur", "es": r"valor|valorad\w+"},
    "loss": {"en": r"lost|loss", "de": r"verlust", "fr": r"perte|pertes", "es": r"pérdida"},
    "profit": {"en": r"profit|earned|earnings", "de": r"gewinn", "fr": r"bénéfice", "es": r"beneficio|ganancia"},
    "revenue": {"en": r"revenue|sales", "de": r"umsatz", "fr": r"chiffre d['’]affaires", "es": r"ingresos|ventas"},
}
SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won"}
CURRENCIES = {
    **dict.fromkeys(("dollar", "dollars", "dólares", "usd", "달러"), "dollar"),
    **dict.fromkeys(("euro", "euros", "eur", "유로"), "euro"),
    **dict.fromkeys(("pound", "pounds", "pfund", "livres", "libras", "gbp"), "pound"),
    **dict.fromkeys(("yen", "엔"), "yen"),
    **dict.fromkeys(("won", "원", "원으로", "원이다", "원을", "원의", "원에"), "won"),
    **dict.fromkeys(("franken", "francs", "franc"), "franc"),
    **dict.fromkeys(("kroner", "kronor", "crowns"), "crown"),
    **dict.fromkeys(("pesos", "reais", "rupees", "yuan", "zloty", "rand"), ""),
}
UNITS = {
    **dict.fromkeys(("km", "kilometres", "kilometers", "kilometre", "kilometer", "kilomètres", "kilómetros"), "km"),
    **dict.fromkeys(("km/h", "kph", "kmh"), "km/h"),
    **dict.fromkeys(("mph",), "mph"),
    **dict.fromkeys(("miles", "mile", "meilen"), "mile"),
    **dict.fromkeys(("m", "metres", "meters", "meter", "metern", "mètres", "metros", "미터"), "m"),
    **dict.fromkeys(("cm", "centimetres", "centimeters", "zentimeter", "centimètres", "centímetros"), "cm"),
    **dict.fromkeys(("mm", "millimetres", "millimeters", "millimeter", "millimètres", "milímetros"), "mm"),
    **dict.fromkeys(("hectares", "hectare", "hektar", "hectáreas", "헥타르"), "ha"),
    **dict.fromkeys(("acres", "acre"), "acre"),
    **dict.fromkeys(("tonnes", "tons", "tonnen", "toneladas", "톤"), "t"),
    **dict.fromkeys(("litres", "liters", "liter", "litros"), "l"),
    **dict.fromkeys(("degrees", "degree", "grad", "degrés", "grados", "°c", "°f", "°"), "degree"),
    **dict.fromkeys(("feet", "ft"), "ft"),
    **dict.fromkeys(("kg", "kilograms", "kilogramm", "kilos"), "kg"),
}
# Which side of a thing a measure is of: 12 kilometres long is not 3 kilometres wide.
SIDES = {
    **dict.fromkeys(("long", "length", "lang", "longueur", "largo", "stretch"), "long"),
    **dict.fromkeys(("wide", "width", "breit", "largeur", "ancho"), "wide"),
    **dict.fromkeys(("deep", "depth", "tief", "tiefe", "profondeur", "profundidad"), "deep"),
    **dict.fromkeys(("high", "height", "tall", "hoch", "hauteur", "altura", "alto"), "high"),
}
# A distance is from one place to another, and sources measure it from different ones.
DIRECTIONS = frozenset(
    """north south east west northeast northwest southeast southwest away from entfernt nördlich südlich östlich
    westlich nordöstlich nordwestlich südöstlich südwestlich nord sud est ouest norte sur este oeste""".split()
)
MAGNITUDE = {
    "en": "magnitude", "de": "stärke", "fr": "magnitude", "es": "magnitud", "it": "magnitudo", "ko": "규모",
}  # fmt: skip
# People as such: a number of these may be the same as a number of anybody of whom nothing more is known.
PEOPLE = frozenset(
    """people persons person others victims bodies dead deaths lives residents wounded injured missing
    menschen personen tote toten todesopfer opfer verletzte vermisste bewohner
    personnes morts mortes victimes blessés blessées disparus habitants
    personas muertos víctimas heridos desaparecidos habitantes
    persone morti feriti dispersi pessoas mortos feridos desaparecidos mensen doden gewonden vermisten
    명이 명을 명 명의 명은 사람이 사람""".split()
)
# Words after a number that are no noun, and are in no list of stop words.
FUNCTION = frozenset(
    "à ont a été est sont étaient ha han fue fueron è sono hanno foram zijn werden haben wurden".split()
)
AND = r"and|und|et|y|e|en"
# Before a place.
SOMEWHERE = r"in|at|near|on|im|am|bei|à|au|aux|dans|en|près de|a|nel|nella|em|no|na"
# "including three children", "nine of them": a part of another number.
PART_BEFORE = frozenset(
    """including among inclusive darunter davon unter dont parmi incluidos incluidas entre another additional further
    weitere weiteren autres otros otras compresi incluindo onder""".split()
)
PART_AFTER = (
    "of them", "of whom", "of the", "of which", "more", "other", "others", "another", "davon", "von ihnen", "weitere",
    "d'entre eux", "d’entre eux", "autres", "de ellos", "de ellas", "más", "di loro", "deles", "van hen",
)  # fmt: skip
# "the toll rose to 31", "put the number of wounded at 22".
TOLL = r"tolls?|number|count|zahl|bilanz|bilan|nombre|número|cifra|balance|bilancio|numero|saldo|dodental|aantal"
PUT_AT = frozenset("to at of auf bei à en a op".split())
# "up from six", "rose from 27": the earlier value.
WAS_BEFORE = frozenset(("from", "von", "desde"))
# A sentence with one of these is about another time, or a possibility.
OTHER_TIME = {
    "en": r"followed by|aftershocks?|last (?:year|month|week|decade)|(?:past|last) (?:\w+ )?(?:hours|days|weeks|months)"
    r"|over \w+ (?:days|nights|weeks|years)|(?:year|month|week|day)s? (?:earlier|ago|before)|previous(?:ly)?|earlier"
    r"|forecast|expected|could|might|feared|predict\w*|estimated to|per (?:day|year|week|month)|denied|deny|no longer"
    r"|since \d{4}|so far this year|in recent years|had been",
    "de": r"vorjahr\w*|vergangenen? (?:jahr|monat|woche)\w*|vor (?:einem|zwei|drei|vier|fünf|zehn) (?:jahr|monat)\w*"
    r"|früher\w*|erwartet|könnten?|befürchtet|bestritt|seit \d{4}",
    "fr": r"l['’]an dernier|l['’]année dernière|le mois dernier|il y a \w+ (?:ans?|mois)|précédent\w*"
    r"|auparavant|prévoi\w+"
    r"|attendus?|pourrai\w+|craint|dément\w*|depuis \d{4}",
    "es": r"el año pasado|el mes pasado|hace \w+ (?:años?|meses)|anterior(?:es|mente)?|previ\w+|podrían?|se espera"
    r"|temen?|negó|desde \d{4}",
    "ko": r"지난해|작년|지난달|지난주|전년|예상\w*|우려\w*|예정\w*",
}
# Words of speaking, and the common words of news: two sentences that share them may be on two things.
SPEAKERS = frozenset(
    """said say says according officials official police ministry ministers minister government authorities authority
    spokesman spokeswoman spokesperson mayor governor doctors firefighters rescuers coast guard union operator company
    court agency office reported told announced put number percent per cent monday tuesday wednesday thursday friday
    saturday sunday laut angaben polizei sprecher sprecherin teilte mitteilte behörden ministerium minister feuerwehr
    bürgermeister uhr montag dienstag mittwoch donnerstag freitag samstag sonntag prozent selon préfecture
    police pompiers
    ministère autorités annoncé syndicats lundi mardi mercredi jeudi vendredi samedi dimanche según policía bomberos
    gobierno autoridades tribunal dijo informó ministerio lunes martes miércoles jueves viernes sábado domingo
    밝혔다 말했다 전했다 경찰 소방 당국이 당국은 따르면""".split()
)
PLACED = {
    "en": r"in|at|near|off|outside|above",
    "de": r"in|bei|nahe|vor",
    "fr": r"à|en|près de|au large de",
    "es": r"en|cerca de",
}
PERCENT = {
    "en": r"percent|per cent|%",
    "de": r"prozent|%",
    "fr": r"pour cent|%",
    "es": r"por ciento|%",
    "ko": r"퍼센트|%|프로",
}
VOTES = {
    "en": r"votes?|voted",
    "de": r"stimmten|stimmen|gestimmt",
    "fr": r"voix|votes?",
    "es": r"votos?",
    "it": r"voti",
    "pt": r"votos",
    "nl": r"stemmen",
    "ko": r"표|찬성\w*",
}
# A score is one of votes where a body decides.
DECIDED = {
    "en": r"approved?|passed|rejected|adopted",
    "de": r"beschlossen|abgelehnt|angenommen|gebilligt",
    "fr": r"adopté|rejeté|approuvé",
    "es": r"aprobó|aprobad[oa]|rechazó",
}
# Things that have a number for a name.
NAMED_BY_NUMBER = frozenset(
    """flight route article section room gate line chapter page no number bus train highway interstate boeing airbus
    channel class type model unit platform pier district ward covid formula vol artikel paragraf nummer nr linie gleis
    zimmer seite flug artículo número vuelo vol numéro ligne chambre""".split()
)
# Between the two figures of a vote.
AGAINST = r"to|against|dagegen|gegen|zu|contre|contra|frente a|en contra|tegen|contro|대|반대"
TURNOUT = {
    "en": r"turnout",
    "de": r"wahlbeteiligung",
    "fr": r"participation",
    "es": r"participación",
    "it": r"affluenza",
    "pt": r"comparecimento|participação",
    "nl": r"opkomst",
    "ko": r"투표율\w*",
}
VOTE_SHARE = {
    "en": r"of the votes?|of votes",
    "de": r"der stimmen",
    "fr": r"des voix|des suffrages",
    "es": r"de los votos",
    "it": r"dei voti",
    "pt": r"dos votos",
    "nl": r"van de stemmen",
    "ko": r"득표\w*",
}
BADLY = r"badly|seriously|critically|severely|schwer|grave|gravement|gravemente|graves|zwaar|leicht|slightly|lightly"
# Units of time: "killed 12 days after", "aged 5 to 10 years".
SPANS = frozenset(
    """years year months month weeks week days day hours hour minutes minute seconds times nights night year-old
    jahre jahren jahr monate monaten wochen tage tagen stunden minuten mal ans mois semaines jours heures minutes fois
    años meses semanas días horas minutos veces yards points anni mesi
    giorni ore anos dias horas jaar maanden dagen uur""".split()
)
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag""".split()
)
AGED = {
    "en": r"(\d+)-year-old|\baged? (?:of )?(\d+)|\b(\d+) years old|, (\d{1,2}),",
    "de": r"(\d+)-jährige\w*|\bim alter von (\d+)|\b(\d+) jahre alt|\((\d{1,2})\)",
    "fr": r"âgée?s? de (\d+) ans|, (\d+) ans,|à l['’]âge de (\d+)",
    "es": r"de (\d+) años|a los (\d+) años",
    "ko": r"(\d+)세|\((\d{1,2})\)",
}
# The languages in which a date is compared.
MONTHS = {language: NAMES[language] for language in ("en", "de", "fr", "es", "it", "pt", "nl")}
