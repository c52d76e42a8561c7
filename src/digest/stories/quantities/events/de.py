"""The words of each kind of event in German; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: erschoss* erschossen* erlegt* schoss
 getötet* tote tot toten toter todesopfer* ums_leben starb starben gestorben leichen leiche leben_verloren
 ertrunken
 ertranken tödlich* verunglückt tod
 opfer erlag erlagen umgekommen umgebracht erschlagen erstickt* erfroren todesfälle
injured: verletzt* verletzte* verwundet* krankenhaus klinik_gebracht verletzungen
 verletzte verletzten behandelt ärztlich knochenbrüche wunden
missing: vermisst* verschwunden verschollen
trapped: eingeschlossen* verschüttet* festsitzen sitzen_fest eingeklemmt*
 festgesteckt steckten_fest saßen_fest eingeschneit gefangen
rescued: überlebende gerettet* geborgen in_sicherheit befreit* retteten rettete bargen
 gerettet an_land_gebracht befreien holten
evacuated: evakuiert* verlassen_ihre in_sicherheit_gebracht flohen geflohen
 räumen geräumt mussten_ihre
arrested: festgenommen* festnahme* verhaftet* gewahrsam nahm_fest
 abgeführt geschnappt gefasst
ill: patient patienten erkrankt* krank infiziert* infektion* fälle vergiftet*
 übelkeit magenkrämpfe
homeless: obdachlos*
crowd: demonstrier* demonstrant* teilnehmer* teilgenommen teilnahmen nahmen_teil zuschauer* besucher* besuchten kamen
 versammelten nahmen marschier*
 strömten kundgebung demo demonstration zogen gekommen besucherinnen gäste publikum
employed: beschäftigt* arbeiten_dort mitarbeiter_hat
jobs: stellen arbeitsplätze* jobs entlass* stellenabbau
 arbeitsplatz kündigung* verlieren_ihre_arbeit
hired: eingestellt neue_stellen einstellen
cancelled: fielen_aus ausgefallen fallen_aus gestrichen* abgesagt* annulliert* ausfäll* aus
destroyed: zerstört* verbrannt* niedergebrannt* beschädigt* abgebrannt* überflutet* unter_wasser
 vernichtet* verwüstet* ausgebrannt flammen niedergerissen opfer_der_flammen zum_opfer
seized: beschlagnahmt* sichergestellt* fund
stolen: gestohlen* erbeutet* diebstahl beute raubten stahlen
 entwendet* mitgenommen erbeuteten gestohlen
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
 verschlingt baukosten gesamtkosten kostenpunkt teuer veranschlagt ersteigert zuschlag
pay: zahlt zahlte zahlen bezahlt bekam erhielt
 ausgezahlt überweist kassierte kassiert
fine: geldstrafe* bußgeld* strafe schmerzensgeld
 bußgeldbescheid
damage: schaden schäden sachschaden
settlement: vergleich
profit: gewinn* überschuss
revenue: umsatz erlöse
deficit: verlust defizit fehlbetrag minus
 loch
debt: schulden
prize: preisgeld gewinnsumme jackpot
salary: gehalt lohn löhne gehälter
invest: investier* investition*
worth: wert im_wert
allocate: bereitgestellt stellt_bereit
spend: ausgaben ausgegeben gibt_aus
donated: gespendet* spenden gesammelt
 spendeten eingegangen zusammengekommen kamen_zusammen
reward: belohnung
prison: haft gefängnis* freiheitsstrafe* verurteilt* hinter_gitter
 gefängnis freiheitsentzug saß jahre_haft
trial: prozess* verhandlung*
strike: streik* ausstand arbeitskampf arbeit_nieder
 legten_die_arbeit niedergelegt
build: gemalt geschrieben gezeichnet stammt entstand gebaut erbaut errichtet umbau bau bauarbeiten* sanier*
 renovier* bauzeit gegründet
 renovierung fertigstellung erneuert arbeiten
wait: warten warteten wartezeit verspät*
 stillstand festsaßen stau
closed: geschlossen* schließt schließen gesperrt* schließung
open: eröffnet* öffnet öffnen eröffnung geöffnet
 eröffnen nimmt_betrieb in_betrieb empfängt einweihung eingeweiht
begin: gingen_an_den_start am_start
 beginnt begann beginnen beginn startet start starten
 los auftakt
end: erreichten_das_ziel ins_ziel
 endet endete ende beendet
 zu_ende
arrive: ankunft traf_ein eingetroffen erreichte
leave: abfahrt abflug verließ
 fuhr_ab legte_ab abgefahren
enter: betrat drangen drang eingebrochen überfiel
 betreten kam_in überfallen
alarm: alarm* alarmiert*
explosion: explosion* explodiert* detonation* knall
crash: unfall unglück* zusammenstoß* zusammengestoßen kollision* kollidiert*
 prallte geprallt kippte
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
 beteiligung gingen_zur_wahl stimmten_ab berechtigten wähler
vaccinated: geimpft* impfquote impfung*
support: befürwort* dafür unterstütz*
 zustimm* für_den für_die begrüß* zufrieden
oppose: lehnen_ab dagegen ablehn*
 unzufrieden
rise: steigt stieg stiegen steigen erhöht* erhöhen angehoben* anheben mehr anstieg zunahme plus teurer
 kletter* klettert* zugelegt legte_zu
fall: fiel fielen sank sanken gesunken sinkt sinken rückgang gesenkt weniger minus billiger
 schrumpf* verlor
interest: leitzins* zins*
deep: tief tiefe
 unter_der
high: hoch höhe
long: lang länge
wide: breit breite
across: durchmesser groß
from: entfernt
walk: gelaufen gewandert zu_fuß
 zurückgelegt strecke fuhr flog schwamm wanderte
weigh: wiegt wog gewicht schwer waage
 kilo kilogramm
speed: böen wind geschwindigkeit
leaked: ausgelaufen ausgetreten liefen_aus
night: nacht nachts
noon: tagsüber mittag
halftime: halbzeit pause
kept: überleb* übrig erhalten geblieben
"""
