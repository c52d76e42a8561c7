"""The words of each kind of event in Italian; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: morto morti morta morte uccis* vittime decedut* perso_la_vita annegat* cadaver* vita
injured: ferit*
missing: dispers* scompars*
trapped: intrappolat* bloccat*
rescued: superstiti salvat* soccors* tratti_in_salvo
evacuated: evacuat* sfollat*
arrested: arrestat* fermat* arresti
ill: paziente pazienti malat* infett* intossicat* contagi* casi
homeless: senzatetto
crowd: manifestanti manifestato spettatori partecipanti partecipato visitatori pubblico assistito
jobs: posti_di_lavoro licenzia* esuberi
cancelled: cancellat* annullat* soppress*
destroyed: distrutt* bruciat* danneggiat* allagat*
seized: sequestrat*
stolen: rubat* bottino
outage: senza_corrente senza_elettricità senz'acqua
for: a_favore favorevoli
against: contro contrari
vote: voti voto votato
seats: seggi
adopted: approvat*
rejected: respint* bocciat*
goals: gol reti
price: cost* prezzo vendut* vendita acquist* comprat* ricevuto
pay: pagat* paga pagherà
fine: multa* sanzione risarcimento
damage: danni
profit: utile profitt*
revenue: ricavi fatturato
deficit: deficit perdita
debt: debit*
prize: premio montepremi
salary: stipend* salari*
invest: investi*
worth: valore
allocate: stanzia* destina*
spend: spende* spesa
reward: ricompensa
prison: carcere condannat* reclusione
trial: processo
strike: sciopero
build: dipint* scritt* risale costruit* costruzione ristruttura* restaur* lavori fondat*
wait: attes* ritardo
closed: chius* chiude chiudono
open: apre aprono apert* inaugur* riapr* apertura
begin: inizi* comincia*
end: finisc* finit* termin*
explosion: esplosion* esplos*
crash: incidente scontro
fire: incendio
quake: terremoto sisma scossa
born: nato nata nascita
perform: concerto
unemployment: disoccupa*
inflation: inflazione prezzi
turnout: affluenza
vaccinated: vaccinat* vaccinazion*
support: favorevol*
rise: aument* sal* cresc* rialz* più
fall: cal* diminui* scend* scesa perso meno
deep: profond*
high: alto alta altezza
long: lungo lunga lunghezza
wide: largo larga larghezza
across: diametro
weigh: pesa peso pesava
speed: raffiche vento velocità
night: notte
noon: giorno
halftime: intervallo primo_tempo
"""
