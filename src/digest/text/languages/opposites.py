"""List words that contradict each other in the news, by language: two sides of a line cannot both be true."""

from collections.abc import Mapping

LINES: Mapping[str, str] = {
    "en": """
accept accepted accepts agree agreed | reject rejected rejects refuse refused refuses decline declined
approve approved approves back backed backs pass passed | reject rejected rejects oppose opposed block blocked
confirm confirmed confirms admit admitted | deny denied denies
rise rose risen rises increase increased grow grew climb climbed | fall fell fallen falls decreased drop dropped
gain gained gains | lose lost loses decline declined
win won wins | lose lost loses
open opened opens reopen reopened | close closed closes shut closure
safe | unsafe dangerous
convict convicted guilty | acquit acquitted innocent
arrest arrested detain detained | release released free freed
alive survive survived | dead died killed
resign resigned quit quits leave leaves left | stay stays stayed remain remains remained
withdraw withdrew withdrawn retreat retreated | stay stays remain remains hold held holds
start started begin began begins | end ended ends stop stopped
legal lawful | illegal unlawful
support supported supports | oppose opposed opposes
true | false
extend extended | end ended
first | last
old older | new newer
profit profits | loss losses
for favour favor | against
missing | found
postponed delayed | cancelled canceled
charged charge | dropped acquitted
""",
    "nl": """
voor | tegen
aangenomen aanvaard goedgekeurd | verworpen afgewezen
aangehouden gearresteerd opgepakt | vrijgelaten ontsnapt
geopend opent open | gesloten sluit dicht
gestegen steeg stijgt | gedaald daalde daalt
gewonnen wint won | verloren verliest verloor
""",
    "de": """
nahm angenommen annehmen akzeptiert | lehnte abgelehnt ablehnen
bestätigt bestätigte | dementiert dementierte bestritt bestreitet
stieg steigt gestiegen steigen | sank sinkt gesunken fiel fällt gefallen
gewann gewinnt gewonnen | verlor verliert verloren
geöffnet öffnet geöffnete eröffnet | geschlossen schließt gesperrt
schuldig verurteilt | unschuldig freigesprochen
""",
    "fr": """
accepté accepte | refusé refuse rejeté rejette
confirmé confirme | démenti dément nié nie
augmenté augmente hausse | baissé baisse reculé recule
rouvert ouvert ouvre | fermé ferme
gagné remporté | perdu
condamné coupable | acquitté relaxé innocent
""",
    "es": """
aceptó acepta aceptado aprobó aprueba | rechazó rechaza rechazado
confirmó confirma | desmintió desmiente negó niega
subió sube aumentó aumenta | bajó baja cayó cae
abrió abre abierto reabrió | cerró cierra cerrado
ganó gana | perdió pierde
condenado culpable | absuelto inocente
""",
    "ko": """
승인했다 찬성했다 수용했다 | 거부했다 반대했다 기각했다
올랐다 상승했다 증가했다 | 내렸다 하락했다 감소했다
인정했다 시인했다 | 부인했다
""",
}
