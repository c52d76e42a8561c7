"""The words of each kind of event in Dutch; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: doden dode dood gedood omgekomen overleden levens overleed verdronken lichamen stierven
injured: gewond*
missing: vermist*
trapped: vastzitten vast ingesloten
rescued: overlevenden gered geredde bevrijd
evacuated: geëvacueerd*
arrested: aangehouden opgepakt gearresteerd
ill: patiënten patiënt ziek besmet* besmettingen
crowd: betogers demonstranten deelnemers bezoekers toeschouwers
jobs: banen arbeidsplaatsen ontslag*
cancelled: geannuleerd* geschrapt* vielen_uit uitgevallen
destroyed: verwoest* verbrand* afgebrand beschadigd*
seized: onderschept* beslag
stolen: gestolen buit
outage: zonder_stroom zonder_water
for: voorstemmers stemden_voor
against: tegen
vote: stemmen stemden
seats: zetels
adopted: aangenomen goedgekeurd
rejected: verworpen afgewezen
goals: doelpunten goals
price: kost kosten kostte prijs verkocht koopt kocht
pay: betaalt betaalde betalen ontving
fine: boete
damage: schade
profit: winst
revenue: omzet
deficit: tekort verlies
debt: schuld*
prize: prijzengeld
salary: loon lonen salaris*
invest: invester*
worth: waarde
prison: cel gevangenis* celstraf veroordeeld
trial: proces rechtszaak
strike: staking staken
build: gebouwd bouw verbouwing renovatie gesticht
wait: wachten wachttijd vertraging
closed: gesloten sluit sluiten dicht
open: opent geopend opening open
begin: begint begon start
end: eindigt afgelopen einde
explosion: explosie ontploffing ontplofte
crash: ongeluk botsing ongeval
fire: brand
quake: aardbeving
born: geboren
perform: concert optreden
unemployment: werkloos* werkloosheid
inflation: inflatie prijzen
turnout: opkomst
vaccinated: gevaccineerd* vaccinatie* ingeënt
support: voor steunt steunen
rise: stijgt steeg stegen gestegen verhoogd omhoog meer
fall: daalt daalde gedaald verlaagd omlaag minder
deep: diep diepte
high: hoog hoogte
long: lang lengte
wide: breed breedte
across: doorsnee diameter
weigh: weegt woog gewicht
speed: windstoten wind snelheid
night: nacht
noon: overdag
halftime: rust
"""
