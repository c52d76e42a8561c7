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
length 1852: seemeile seemeilen
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
weight 6.35: stone
weight 50: zentner
weight 100: quintal quintaux quintales
volume 100: hectolitre hectolitres hektoliter hectolitros
volume 1000: m³ kubikmeter kubikmetern 세제곱미터
volume 1: litre litres liter litern liters litro litros litri 리터
volume 3.785: gallon gallons
volume 159: barrel barrels barils barriles barris fass 배럴
power 1: watt watts 와트
power 1000: kilowatt kilowatts kw 킬로와트
power 1000000: megawatt megawatts mw mégawatts megavatios 메가와트
power 1000000000: gigawatt gigawatts gw gigavatios 기가와트
energy 1: kwh kilowattstunde kilowattstunden kilowattheures 킬로와트시
energy 1000: mwh megawattstunde megawattstunden mégawattheures
energy 1000000: gwh gigawattstunde gigawattstunden
loudness 1: decibel decibels db dezibel décibels decibelios 데시벨
carat 1: carat carats karat quilates 캐럿
speed .27778: km/h kph kmh stundenkilometer stundenkilometern 시속
speed .44704: mph
speed .51444: knots knoten nœuds nudos nodi
duration 36525: century centuries jahrhundert jahrhunderte jahrhunderten siècle siècles siglo siglos secolo século eeuw
duration 3652.5: decade decades jahrzehnt jahrzehnte jahrzehnten décennies décadas
duration 365.25: year years jahr jahre jahren an ans année années año años anno anni ano anos jaar jaren 년
duration 30.44: month months monat monate monaten mois mes meses mese mesi mês maand maanden 개월 달
duration 7: week weeks woche wochen semaine semaines semana semanas settimana settimane weken 주
duration 14: fortnight fortnights
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
    (re.compile(r"\s?(?:cubic met\w+|m[eè]tr\w+ cubes?|metros c[úu]bicos|metri cubi|kubieke met\w+)"), "volume", 1e3),
    (re.compile(r"\s?(?:nautical|sea) miles?|\s?milles? (?:marins?|nautiques?)|\s?millas náuticas"
        r"|\s?miglia nautiche|\s?zeemijl|\s?해리"), "length", 1852.0),
    (re.compile(r"\s?kilowatt[ -]hours?"), "energy", 1.0),
    (re.compile(r"\s?megawatt[ -]hours?"), "energy", 1e3),
    (re.compile(r"\s?gigawatt[ -]hours?"), "energy", 1e6),
    (re.compile(r"\s?litern? (?:\w+ )?(?:pro|auf den) quadratmeter"
        r"|\s?lit\w+ (?:of rain )?per square met\w+"), "length", 0.001),
    (re.compile(r"\s?(?:kilom\w+|km|chilometri|quil\w+)(?: per | an | pro |-|/| por | par | à l['’]| all['’]|)"
                r"(?:hour|stunde|heure|hora|ora|uur|h)\b"), "speed", 1 / 3.6),
    (re.compile(r"\s?miles? (?:per|an) hour"), "speed", 0.44704),
    (re.compile(r"\s?met\w+ (?:per|a|pro) se[ck]\w+"), "speed", 1.0),
    (re.compile(r"\s?degrees? fahrenheit|\s?grad fahrenheit|\s?degrés fahrenheit|\s?°\s?f\b"), "fahrenheit", 1.0),
)  # fmt: skip
SIGNS = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₹": "rupee", "₽": "rouble", "₺": "lira",
    "₴": "hryvnia", "₫": "dong", "฿": "baht", "₱": "peso", "₦": "naira", "₪": "shekel",
}  # fmt: skip
# The other currencies, one a line, in all forms.
_MORE_CURRENCIES = """
peso pesos 페소
reais reales
rupee rupees rupien rupie roupies rupias 루피
yuan yuans renminbi 위안
zloty zlotys złoty sloty
rand rands
lira liras lire
rouble roubles ruble rubles rubel rublos roebel 루블
dinar dinars dinare dinares
dirham dirhams
shekel shekels schekel
baht 바트
forint forints florint
koruna korunas koruny
leva lewa
hryvnia hryvnias hrywnja
ringgit rupiah
naira
riyal riyals rial rials
florin florins florines gulden guilder guilders
ducat ducats dukaten ducados
taler thaler thalers talers
shilling shillings schilling
tenge
quetzal lempira
bolívar bolívares
"""
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
    **{word: line.split()[0] for line in _MORE_CURRENCIES.strip().split("\n") for word in line.split()},
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
PERCENT = (
    r"[\s\u00a0]?(?:percent(?!age)|per cent|%(?!p)|prozent(?!punkt)|pour cent|por ciento|per cento|por cento|procent"
    r"|퍼센트(?!포인트))"
)
