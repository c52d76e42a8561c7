"""Units by their words in all languages, each with its dimension and its size in the base unit of the dimension.

Base units: metre, square metre, kilogram, litre, metre per second, day.  Temperatures are converted apart.
"""

import re

_LINES = """
length 1000: km kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres kilómetro kilómetros
 chilometro
 chilometri quilómetro quilómetros quilômetro quilômetros 킬로미터 킬로
length 1: m metre metres meter meters metern mètre mètres metro metros metri 미터
length .01: cm centimetre centimetres centimeter centimeters zentimeter zentimetern centimètre centimètres centímetro
 centímetros centimetro centimetri 센티미터 센티
length .001: mm millimetre millimetres millimeter millimeters millimetern millimètre millimètres milímetro milímetros
 millimetro millimetri 밀리미터 밀리
length 1609.34: mile miles meile meilen milla millas miglio miglia milha milhas mijl 마일
length .3048: foot feet ft fuß pied pieds pies piedi pés voet 피트
length .9144: yard yards 야드
length .0254: inch inches zoll pouce pouces pulgada pulgadas pollici polegadas 인치
area 10000: hectare hectares hektar ha hectárea hectáreas ettaro ettari 헥타르
area 4046.86: acre acres acri 에이커
area 1000000: km² 제곱킬로미터
area 1: m² qm 제곱미터
weight 1: kg kilo kilos kilogram kilograms kilogramm kilogrammes kilogramme kilogramo kilogramos chilo chili
 chilogrammi
 quilo quilos 킬로그램
weight .001: gram grams gramm gramme grammes gramos grammi gramas 그램
weight 1000: tonne tonnes ton tons tonnen tonelada toneladas tonnellata tonnellate 톤
weight .4536: lb lbs pound pounds livres libras 파운드
weight .02835: ounce ounces unze unzen
volume 1: litre litres liter litern liters litro litros litri 리터
volume 3.785: gallon gallons
volume 159: barrel barrels barils barriles barris fass 배럴
speed .27778: km/h kph kmh stundenkilometer stundenkilometern 시속
speed .44704: mph
speed .51444: knots knoten nœuds nudos nodi
duration 3652.5: decade decades jahrzehnt jahrzehnte jahrzehnten décennies décadas
duration 365.25: year years jahr jahre jahren an ans année années año años anno anni ano anos jaar jaren 년
duration 30.44: month months monat monate monaten mois mes meses mese mesi mês maand maanden 개월
duration 7: week weeks woche wochen semaine semaines semana semanas settimana settimane weken 주
duration 14: fortnight
duration 1: day days tag tage tagen jour jours día días giorno giorni dia dias dag dagen night nights nacht nächte
 nuits noches notti 일간
duration .0416667: hour hours stunde stunden heure heures hora horas ora ore uur uren 시간
duration .000694444: minute minutes minuten minuto minutos minuti minuut 분
duration .0000115741: second seconds sekunde sekunden seconde secondes segundo segundos secondi 초
temperature 1: degree degrees grad degré degrés grado grados gradi grau graus graden ° °c 도
fahrenheit 1: °f fahrenheit
"""
UNITS: dict[str, tuple[str, float]] = {
    word: (head.split()[0], float(head.split()[1]))
    for line in _LINES.strip().replace("\n ", " ").split("\n")
    for head, _, words in (line.partition(":"),)
    for word in words.split()
}
# Units of two words: square kilometres, kilometres per hour, litres for each square metre (a millimetre of rain).
COMPOUND = (
    (re.compile(r"\s?(?:square|sq)[. ](?:kilomet\w+|km)|\s?quadratkilometern?|\s?(?:kilom\w+|km"
        r"|quil\w+) (?:carr|cuadr|quadr)\w+"
                r"|\s?chilometri quadr\w+|\s?vierkante kilomet\w+"), "area", 1e6),
    (re.compile(r"\s?(?:square|sq)[. ]miles?"), "area", 2.59e6),
    (re.compile(r"\s?(?:square|sq)[. ](?:met\w+|m)\b|\s?quadratmetern?|\s?(?:m[eè]tr\w+|metros) (?:carr|cuadr"
        r"|quadr)\w+"
                r"|\s?vierkante met\w+"), "area", 1.0),
    (re.compile(r"\s?(?:square|sq)[. ](?:feet|foot|ft)"), "area", 0.0929),
    (re.compile(r"\s?litern? (?:\w+ )?(?:pro|auf den) quadratmeter"
        r"|\s?lit\w+ (?:of rain )?per square met\w+"), "length", 0.001),
    (re.compile(r"\s?(?:kilom\w+|km|chilometri|quil\w+)(?: per | an | pro |-|/| por | par | à l['’]| all['’]|)"
                r"(?:hour|stunde|heure|hora|ora|uur|h)\b"), "speed", 1 / 3.6),
    (re.compile(r"\s?miles? (?:per|an) hour"), "speed", 0.44704),
    (re.compile(r"\s?met\w+ (?:per|a|pro) se[ck]\w+"), "speed", 1.0),
    (re.compile(r"\s?degrees? fahrenheit|\s?grad fahrenheit|\s?degrés fahrenheit|\s?°\s?f\b"), "fahrenheit", 1.0),
)  # fmt: skip
SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won"}
CURRENCIES = {
    **dict.fromkeys(("dollar", "dollars", "dólar", "dólares", "dollari", "usd", "달러"), "dollar"),
    **dict.fromkeys(("euro", "euros", "eur", "유로"), "euro"),
    **dict.fromkeys(("pound", "pounds", "pfund", "libras", "sterline", "gbp", "파운드"), "pound"),
    **dict.fromkeys(("yen", "엔"), "yen"),
    **dict.fromkeys(("won", "원"), "won"),
    **dict.fromkeys(("franken", "francs", "franc", "francos", "franchi"), "franc"),
    **dict.fromkeys(
        ("kroner", "kronor", "crown", "crowns", "kronen", "couronnes", "coronas", "corone", "coroas", "크로나"), "crown"
    ),
    **{
        word: word
        for word in "pesos reais rupees yuan zloty rand lira liras rubles roubles dinars dirhams shekels".split()
    },
}
# Words that are units in one language and something else in another.
NOT_UNITS = {
    **dict.fromkeys(("de", "nl", "pt"), frozenset(("an", "ha"))),
    **dict.fromkeys(("es", "it"), frozenset(("an", "ha"))),
    "en": frozenset(("an", "ore", "ha", "mes")),
}
# The side of a thing that a length measures: 12 kilometres long is not 3 kilometres wide.
SIDES = frozenset(("deep", "high", "long", "wide", "from"))
DIRECTIONS = frozenset(
    """north south east west northeast northwest southeast southwest away entfernt nördlich südlich östlich westlich
    nordöstlich nordwestlich südöstlich südwestlich nord sud est ouest norte sur este oeste""".split()
)
MAGNITUDE = {
    "en": "magnitude", "de": "stärke", "fr": "magnitude", "es": "magnitud", "it": "magnitudo", "pt": "magnitude",
    "nl": "kracht", "ko": "규모",
}  # fmt: skip
PERCENT = r"[\s\u00a0]?(?:percent|per cent|%|prozent|pour cent|por ciento|per cento|por cento|procent|퍼센트)"
