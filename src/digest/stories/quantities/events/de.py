"""The words of each kind of event in German; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: getötet* tote tot toten toter todesopfer* ums_leben starb starben gestorben leichen leiche leben_verloren
 ertrunken
 ertranken tödlich* verunglückt tod
injured: verletzt* verletzte* verwundet* krankenhaus klinik_gebracht verletzungen
missing: vermisst* verschwunden verschollen
trapped: eingeschlossen* verschüttet* festsitzen sitzen_fest eingeklemmt*
rescued: überlebende gerettet* geborgen in_sicherheit befreit* retteten rettete bargen
evacuated: evakuiert* verlassen_ihre in_sicherheit_gebracht flohen geflohen
arrested: festgenommen* festnahme* verhaftet* gewahrsam nahm_fest
ill: patient patienten erkrankt* krank infiziert* infektion* fälle vergiftet*
homeless: obdachlos*
crowd: demonstrier* demonstrant* teilnehmer* teilgenommen teilnahmen nahmen_teil zuschauer* besucher* besuchten kamen
 versammelten nahmen marschier*
employed: beschäftigt* arbeiten_dort mitarbeiter_hat
jobs: stellen arbeitsplätze* jobs entlass* stellenabbau
hired: eingestellt neue_stellen einstellen
cancelled: fielen_aus ausgefallen fallen_aus gestrichen* abgesagt* annulliert* ausfäll* aus
destroyed: zerstört* verbrannt* niedergebrannt* beschädigt* abgebrannt* überflutet* unter_wasser
seized: beschlagnahmt* sichergestellt* fund
stolen: gestohlen* erbeutet* diebstahl beute raubten stahlen
outage: ohne_strom stromausfall ohne_wasser keinen_strom
for: stimmten_dafür ja-stimmen dafür stimmten_für
against: dagegen gegen nein-stimmen
vote: stimmen stimmten gestimmt abstimmung delegierte*
seats: sitze mandate sitz
adopted: beschloss* beschlossen angenommen gebilligt verabschiedet
rejected: abgelehnt lehnte
goals: tore treffer
price: kosten kostet kostete preis kaufpreis ablöse* verkauft kauft kaufte übernahme
 übernimmt erlös rechnung beziffert versteigert
pay: zahlt zahlte zahlen bezahlt bekam erhielt
fine: geldstrafe* bußgeld* strafe schmerzensgeld
damage: schaden schäden sachschaden
settlement: vergleich
profit: gewinn* überschuss
revenue: umsatz erlöse
deficit: verlust defizit fehlbetrag minus
debt: schulden
prize: preisgeld gewinnsumme jackpot
salary: gehalt lohn löhne gehälter
invest: investier* investition*
worth: wert im_wert
allocate: bereitgestellt stellt_bereit
spend: ausgaben ausgegeben gibt_aus
donated: gespendet* spenden gesammelt
reward: belohnung
prison: haft gefängnis* freiheitsstrafe* verurteilt* hinter_gitter
trial: prozess* verhandlung*
strike: streik* ausstand arbeitskampf arbeit_nieder
build: gemalt geschrieben gezeichnet stammt entstand gebaut erbaut errichtet umbau bau bauarbeiten* sanier*
 renovier* bauzeit gegründet
wait: warten warteten wartezeit verspät*
closed: geschlossen* schließt schließen gesperrt* schließung
open: eröffnet* öffnet öffnen eröffnung geöffnet
begin: beginnt begann beginnen beginn startet start starten
end: endet endete ende beendet
arrive: ankunft traf_ein eingetroffen erreichte
leave: abfahrt abflug verließ
enter: betrat drangen drang eingebrochen überfiel
alarm: alarm* alarmiert*
explosion: explosion* explodiert* detonation* knall
crash: unfall unglück* zusammenstoß* zusammengestoßen kollision* kollidiert*
fire: brand brannte feuer
quake: erdbeben beben
sign: unterzeichn* unterschrieb*
born: geboren geburt
resign: rücktritt zurückgetreten
perform: auftritt konzert tritt_auf
verdict: urteil
release: veröffentlicht* erscheint
unemployment: arbeitslos* ohne_arbeit ohne_job erwerbslos*
inflation: inflation* teuerung* preise verbraucherpreise
turnout: wahlbeteiligung zur_wahl gaben_ihre_stimme
vaccinated: geimpft* impfquote impfung*
support: befürwort* dafür unterstütz*
oppose: lehnen_ab dagegen ablehn*
rise: steigt stieg stiegen steigen erhöht* erhöhen angehoben* anheben mehr anstieg zunahme plus teurer
fall: fiel fielen sank sanken gesunken sinkt sinken rückgang gesenkt weniger minus billiger
interest: leitzins* zins*
deep: tief tiefe
high: hoch höhe
long: lang länge
wide: breit breite
across: durchmesser groß
from: entfernt
walk: gelaufen gewandert zu_fuß
weigh: wiegt wog gewicht schwer waage
speed: böen wind geschwindigkeit
leaked: ausgelaufen ausgetreten liefen_aus
night: nacht nachts
noon: tagsüber mittag
halftime: halbzeit pause
"""
