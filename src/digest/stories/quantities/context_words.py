"""Words that put a number into another time, or make it a part, a plan or an earlier figure; patterns by language."""

# A number of another time than that of the report.
EARLIER = {
    "en": r"(?:last|previous|past) (?:year|month|week|season|summer|winter|spring|autumn|decade|time"
    r"|quarter)(?:['’]s)?"
    r"|(?:year|month|week|decade|day)s? (?:earlier|ago|before)|previously|formerly|no longer|used to"
    r"|in recent years|(?:since|in) (?:1[5-9]|20)\d\d(?!\d)|so far this year|aftershocks?"
    r"|denied|deny|per (?:day|year|week|month)|followed by"
    r"|(?<!to )(?<!will )(?:past|last) (?:\w+ )?(?:hours|days|weeks|months|years)",
    "de": r"vorjahr\w*|(?:im |in der |am )?(?:vergangene|letzte|vorige)[nrsm]? (?:jahr|monat|woche|saison"
    r"|sommer|winter)\w*"
    r"|vor (?:einem|einer|zwei|drei|vier|fünf|zehn) (?:jahr|monat|woche)\w*|früher\w*|seit \d{4}|bestritt",
    "fr": r"l['’]an (?:dernier|passé)|l['’]année (?:dernière|précédente|passée)|(?:le mois|la semaine|la saison"
    r"|l['’]été)"
    r" (?:dernier|dernière|passée?)|il y a \w+ (?:ans?|mois|semaines?)|précédent\w*|auparavant|depuis \d{4}|dément\w*",
    "es": r"(?:el año|el mes|la semana|la temporada|el verano) (?:pasad[oa]|anterior)|hace \w+ (?:años?"
    r"|mes(?:es)?|semanas?)"
    r"|anteriormente|previ[oa]\w*|desde \d{4}|negó",
    "it": r"(?:l['’]anno|il mese|la settimana|la stagione|lo scorso anno|l['’]estate) ?(?:scors[oa]|passat[oa]"
    r"|precedente)?"
    r"|un anno fa|\w+ (?:anni|mesi) fa|dal \d{4}|in precedenza",
    "pt": r"(?:no|o) (?:ano|mês|verão) (?:passado|anterior)|(?:na|a) (?:semana|temporada) passada"
    r"|há \w+ (?:anos?|meses)"
    r"|desde \d{4}|anteriormente",
    "nl": r"vorige? (?:jaar|maand|week|seizoen|zomer)|(?:een|twee|drie) (?:jaar|maanden) geleden|eerder|sinds \d{4}",
    "ko": r"지난해|작년|지난달|지난주|전년|년 전|개월 전|이전",
}
# A comparison with the earlier figure is not the earlier figure: "3.4 percent more than a year earlier".
COMPARED = {
    "en": r"(?:than|from|on|over|above|below|compared (?:with|to)|against)(?: in| at| those of"
    r"| that of)? (?:the |a |an )?(?:same \w+ )?"
    r"(?:previous |last )?(?:year|month|week|quarter|decade)s?(?: (?:earlier|ago|before))?|year-on-year"
    r"|(?:until|before|so that|when) [^.,;]{1,40}could",
    "de": r"(?:als|gegenüber|verglichen mit|im vergleich zum)(?: im| dem| zum)? (?:vor\w+|\w+ jahr zuvor)"
    r"|im jahresvergleich",
    "fr": r"(?:sur un an|par rapport à l['’]an(?:née)? \w+|qu['’]un an (?:plus tôt|auparavant)"
    r"|en glissement annuel)",
    "es": r"(?:que (?:hace un año|un año antes|el año pasado|el año anterior)|respecto al? (?:año"
    r"|mes) (?:pasado|anterior)|interanual)",
    "it": r"rispetto all['’]anno (?:scorso|precedente)|su base annua",
    "pt": r"(?:do que|em relação) (?:no|ao) ano (?:passado|anterior)",
    "nl": r"(?:dan|vergeleken met|ten opzichte van) (?:een|vorig) jaar(?: eerder)?",
    "ko": r"(?:지난해|작년|전년|전년 동기)(?: 같은 \S+)?(?:보다|대비)",
}
# The plan of a thing that has since happened.
PLANNED = {
    "en": r"originally|initially|(?:was|were|had been) (?:\w+ )?(?:scheduled|planned|meant|supposed|due"
    r"|expected|set|forecast|budgeted|to have)"
    r"|(?:had|once) (?:planned|expected|hoped|promised|predicted|forecast|budgeted|given)|the plan (?:was|had"
    r"|provided|foresaw)|plans had"
    r"|on paper|estimated at the start",
    "de": r"ursprünglich|zunächst|(?:war|waren) (?:\w+ ){0,4}(?:geplant|vorgesehen|veranschlagt|erwartet"
    r"|angesetzt)|hätten? \w+ sollen"
    r"|sah\w* der plan|hatte\w* geplant|(?:geplant|vorgesehen|veranschlagt|angesetzt) (?:war|waren)",
    "fr": r"à l['’]origine|initialement|(?:était|étaient|avait été) (?:\w+ )?(?:prévue?s?|estimée?s?"
    r"|programmée?s?)|devait|devaient|prévoyait|prévoyaient"
    r"|au départ",
    "es": r"originalmente|inicialmente|en un principio|preveía|preveían|(?:estaba|estaban"
    r"|había sido) (?:\w+ )?(?:previst[oa]s?|programad[oa]s?)"
    r"|debía|debían|iba a|iban a",
    "it": r"originariamente|inizialmente|era(?:no)? (?:\w+ )?(?:previst|programmat)\w+|doveva|dovevano"
    r"|prevedeva",
    "pt": r"originalmente|inicialmente|previa|estava(?:m)? (?:\w+ )?(?:previst|programad)\w+|deveria|ia custar",
    "nl": r"oorspronkelijk|aanvankelijk|(?:was|waren) (?:\w+ )?(?:gepland|voorzien|begroot)|zou(?:den)?",
    "ko": r"당초|애초|예정이었|계획이었|예상됐",
}
# A poll before the vote.
POLLED = {
    "en": r"a poll|opinion polls?|exit polls?|pollsters?|polled|(?:a|the|new|this) survey|surveyed",
    "de": r"umfragen?|umfrage\w*|befragung",
    "fr": r"sondages?|enquêtes?",
    "es": r"encuestas?|sondeos?",
    "it": r"sondagg\w+",
    "pt": r"pesquisas?|sondagens?",
    "nl": r"peiling\w*|enquêtes?",
    "ko": r"여론조사|설문",
}
# A forecast or a possibility.
FORECAST = {
    "en": r"forecast\w*|expect\w*|predict\w*|could|might|may (?:have|be|also|not|still|yet|well|reach|rise|cost"
    r"|take|need|fall)|fear\w*|estimated to|tonight|tomorrow|projected",
    "de": r"erwart\w+|könnten?|befürcht\w+|vorher\w*sag\w*|rechne\w+|prognos\w+|morgen",
    "fr": r"attendue?s?|s['’]attend\w*|pourrai\w+|crai\w+|prévoi\w+|prévisions?|prévue?s?|demain",
    "es": r"esper\w+|podrían?|tem[ea]n?|prevén?|prevista?o?s?|pronostic\w*|mañana",
    "it": r"previst\w+|prevedono|potrebber?o?|attes[oaie]|domani|temono",
    "pt": r"previst\w+|prevê\w*|poderiam?|esperad\w+|espera-se|amanhã",
    "nl": r"verwacht\w*|kunnen|vrees\w*|vrezen|voorspel\w*|morgen",
    "ko": r"예상|우려|예보|전망|내일",
}
# A statement on the future: it and a forecast may be compared.
FUTURE = {
    "en": r"will|shall|is to|are to|to be|plans?|going to|face|faces",
    "de": r"wird|werden|soll|sollen",
    "fr": r"\w+(?:era|eront|ira|iront)|va|vont|doit|doivent",
    "es": r"\w+(?:ará|erá|irá|arán|erán|irán)|va a|van a",
    "it": r"\w+(?:erà|irà|eranno|iranno)",
    "pt": r"\w+(?:ará|erá|irá|arão|erão|irão)|vai|vão",
    "nl": r"zal|zullen|wordt|worden|gaat",
    "ko": r"예정|계획|할 것",
}
# The number is a part of another one.
PART_BEFORE = frozenset(
    """including among inclusive darunter davon unter dont parmi incluidos incluidas entre another additional further
    weitere weiteren autres otros otras compresi incluindo onder fra""".split()
)
PART_AFTER = (
    "fellow ", "of them", "of whom", "of which", "more people", "more were", "other", "others", "another", "davon",
    "von ihnen", "weitere", "d'entre eux", "d’entre eux", "d'entre elles", "autres", "de ellos", "de ellas",
    "di loro", "deles", "van hen", "among the", "were among", "de ces", "des ",
)  # fmt: skip
TOTAL = {
    "en": r"in all|in total|altogether|overall|a total of|total",
    "de": r"insgesamt|zusammen|im ganzen",
    "fr": r"au total|en tout",
    "es": r"en total|un total",
    "it": r"in tutto|in totale|complessiv\w+",
    "pt": r"no total|ao todo",
    "nl": r"in totaal|totaal",
    "ko": r"총|모두|전체",
}
# Before the number that a text replaces by another: "and not 500", "instead of the usual seven", "up from six".
REPLACED = {
    "en": r"(?:not|rather than|instead of|in place of|unlike|(?:up|down|rose|risen|climbed|fell|dropped|jumped"
    r"|increased|raised|cut|lowered|revised) from|earlier figure of|previous figure of|first put at|first reported)"
    r"(?: to| by| at)?(?: the| its)?(?: usual| earlier| previous| initial| figure of)*",
    "de": r"(?:statt|anstatt|nicht|anstelle von|und nicht)(?: auf| um| bei)?"
    r"(?: der| den| wie gemeldet| zuvor| bisher)*",
    "fr": r"(?:et non|non|au lieu de|et pas|plutôt que)(?: pas)?(?: à)?(?: les| de)?",
    "es": r"(?:y no|no|en lugar de|en vez de)(?: a)?(?: los| las| de)?",
    "it": r"(?:e non|non|invece di|anziché)(?: i| le)?",
    "pt": r"(?:e não|não|em vez de|em lugar de)(?: os| as)?",
    "nl": r"(?:en niet|niet|in plaats van)(?: de)?",
}
REPLACED_AFTER = {
    "ko": r"\s?\S{0,3}(?:이|가|에서)? ?(?:아니|아닌|대신)|\s?\S{0,4}(?:이라던|라던|에서 \S+(?:으로|로) (?:정정|수정))"
}
# Words before a number that was given first, and behind one: "initially spoke of 60", "the 60 reported earlier".
FIRST_GIVEN = {
    "en": r"initially|originally|previously|earlier|at first|first (?:said|spoke|spoken|put|given|reported|announced)"
    r"|had (?:said|spoken|put|given|reported|announced|stated)|(?:initial|original|previous|first|preliminary) "
    r"(?:figure|number|count|estimate|report|total|toll|reading|measurement)s?",
    "de": r"zunächst|ursprünglich|zuvor|anfangs|bisher|vorher|anfänglich\w*|(?:erste|frühere|vorläufige)[nrs]? "
    r"(?:zahl|angabe|meldung|schätzung|messung)\w*",
    "fr": r"d'abord|initialement|auparavant|précédemment|dans un premier temps|au départ"
    r"|(?:premier|première)s? (?:chiffre|estimation|bilan|annonce|décompte)s?",
    "es": r"inicialmente|en un principio|al principio|en un primer momento|anteriormente|previamente"
    r"|(?:primera|primer) (?:cifra|estimación|recuento|dato|balance)",
    "it": r"inizialmente|in un primo momento|in precedenza",
    "pt": r"inicialmente|a princípio|anteriormente",
    "nl": r"aanvankelijk|eerst|eerder",
    "ko": r"당초|앞서|처음|애초",
}
GIVEN_BEFORE = {
    "en": r"(?:(?:reported|announced|given|published|stated|put out|quoted|cited|mentioned) )?(?:earlier|before"
    r"|previously|initially|originally|at first)|first (?:reported|given|announced|published|stated)"
    r"|was (?:wrong|a mistake|an error)",
    "de": r"(?:zuvor|zunächst|ursprünglich|anfangs|früher) (?:gemeldet|genannt|angegeben|veröffentlicht|berichtet)\w*",
    "fr": r"(?:annoncé|donné|publié|indiqué|avancé|évoqué)e?s? (?:d'abord|auparavant|initialement|précédemment|plus tôt"
    r"|dans un premier temps|au départ)",
    "es": r"(?:anunciad|dad|publicad|citad|difundid|comunicad)[oa]s? (?:antes|inicialmente|previamente|anteriormente"
    r"|en un principio|al principio)",
}
CORRECTED = {
    "en": r"correct(?:s|ed|ion|ing)|rectif\w+|error|mistake\w*|mistaken\w*|revis(?:ed|es|ion)|counted twice"
    r"|and not|rather than|wrongly|erroneous\w*|not \d+ as|retract\w*|recount\w*|misprint|typo|adjusted",
    "de": r"korrigier\w*|berichtig\w*|richtiggestellt|irrtum|fehler|irrtümlich\w*|statt|und nicht|revidier\w*"
    r"|falsch\w*",
    "fr": r"rectifi\w*|corrig\w*|correction|erreur|et non|par erreur|révis\w*|au lieu de",
    "es": r"rectific\w*|corrig\w*|corrección|error|y no|por error|revis\w*|en lugar de|en vez de",
    "it": r"rettific\w*|corre[gt]\w*|errore|e non|invece di|anziché",
    "pt": r"corrig\w*|correção|retific\w*|erro|e não|em vez de",
    "nl": r"corrig\w*|gecorrigeerd|rectific\w*|fout|en niet|in plaats van|vergissing",
    "ko": r"정정|바로잡|오류|착오|수정|아니라",
}
# Words of speaking: a name beside one is the source, not the subject.
SAYING = {
    "en": r"said|says|told|announced|reported|estimated|according to|spokes\w+|wrote|added",
    "de": r"sagte|sagt|teilte|laut|nach angaben|zufolge|erklärte|berichtete|so der|so die",
    "fr": r"selon|d['’]après|a (?:annoncé|déclaré|dit|affirmé|indiqué|précisé)|affirme",
    "es": r"según|dijo|informó|anunció|afirmó|declaró|señaló|afirma",
    "it": r"secondo|ha (?:detto|dichiarato|annunciato|riferito)",
    "pt": r"segundo|disse|informou|afirmou|anunciou|de acordo com",
    "nl": r"volgens|zei|zegt|meldde|aldus",
    "ko": r"밝혔다|말했다|전했다|따르면|설명했다",
}
