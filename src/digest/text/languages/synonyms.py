"""List synonyms in the news: an earthquake is a quake, and shut is closed.

Two outlets seldom use the same word for an event, and a headline has no room for both.  Each line holds the words for
one thing, named by its first word; no word is in two lines.  English only: no labelled headlines of other languages
were available.
"""

_ENGLISH = """
earthquake quake tremor temblor aftershock
wildfire bushfire blaze fire
flood flooding deluge inundate
storm hurricane cyclone typhoon
tornado twister
blizzard snowstorm snow snowfall
rain rainfall downpour
landslide mudslide
eruption erupt volcano volcanic
heat heatwave hot hottest
crash collide collision smash pileup derail
explosion explode blast bomb bombing
dead death deaths die died dies dying kill killed killing fatal fatality fatalities
injured injury injuries hurt wounded wound wounds casualty casualties
missing disappear disappearance vanish vanished
search hunt manhunt
rescue rescuer save saved
flee fled escape escaped
evacuate evacuation
stranded stuck trapped
destroy destruction destroyed devastate devastation
damage damaged
collapse collapsed
sink sank sunk sinking
funeral burial buried bury
famine hunger starvation starving
drought dry
poison poisoned poisoning toxic
shooting shoot shot gunfire gunman gunmen shooter
stabbing stab stabbed knife
murder murdered murderer homicide
attack assault raid
terrorism terrorist terror
rebel insurgent militant insurgency
hostage captive captivity
kidnap kidnapped abduct abducted abduction
robbery rob robbed robber theft stolen steal
arrest arrested detain detained detention custody
jail jailed prison imprisoned sentence sentenced
guilty convict convicted conviction
acquit acquitted acquittal
accuse accused accusation allege alleged allegation
indict indicted indictment
prosecutor prosecute prosecution
lawsuit sue sues sued
court tribunal
lawyer attorney
verdict ruling
inquiry probe investigation investigate investigator inquest
bribe bribery corruption corrupt graft
fraud scam swindle
hack hacker hacked cyberattack
resign resignation quit quits
sack sacked dismiss dismissed dismissal ousted oust
appoint appointed appointment
election elect elected electoral vote voter ballot poll
candidate contender candidacy
parliament parliamentary
president presidential presidency
premier pm
lawmaker legislator legislation
protest protester demonstration demonstrator demonstrate
riot unrest
strike walkout
union unions
worker employee staff
job jobs layoff
boss chief ceo
company firm
merger merge merged
acquire acquisition takeover buy bought buyout purchase
sell sold sale sales
profit earnings
bankruptcy bankrupt insolvency insolvent
raise raised rise risen rose hike increase climb soar surge
fall fell fallen drop plunge tumble slump decline
cut slash reduce reduction lower
price cost
budget spending
tariff tariffs duties
inflation inflationary
loan lend lender lending
shop store retailer
supermarket grocer grocery
deal agreement agree pact accord
talks negotiation negotiate negotiator
truce ceasefire
war conflict
army military
soldier troops
missile rocket
nuclear atomic
sanction embargo
withdraw withdrawal withdrew pullout
invade invasion
border frontier
refugee migrant
deport deportation expel expulsion
summit meeting
threat threaten
warn warning alert
pledge promise vow
criticise criticize criticism condemn condemnation denounce slam
apologise apologize apology
deny denial denies
admit confess confession admission
refuse refusal reject rejection
approve approval
propose proposal plan
suspend suspension
delay postpone postponed
cancel cancelled canceled scrap axe
ban prohibit outlaw
launch unveil
start begin began begun
halt stop
close closed closure shut shutdown
reopen reopened reopening
build built construct construction
repair fix mend
discover discovery
scientist researcher research
spacecraft satellite
astronaut cosmonaut
plane aircraft jet airliner airplane
helicopter chopper
flight fly flew flown
ship vessel boat
ferry ferries
train rail railway
metro subway
lorry truck
car vehicle automobile
motorway highway
bicycle bike cyclist cycling
driver motorist
petrol gasoline
oil crude
electricity power
outage blackout
pollution pollute pollutant
spill leak
forest woodland
farm farmer farming agriculture
doctor physician
ill illness sick sickness disease
virus viral
outbreak epidemic
coronavirus covid
influenza flu
vaccine vaccination vaccinate jab inoculation
cancer tumour tumor
medicine medication
pregnant pregnancy
child children kid
baby infant newborn
teenager teenage teen
woman women
student pupil
university college campus
reporter journalist
writer author
movie film
television tv
actor actress
award prize
painting artwork
museum gallery
win winner victory triumph
beat beaten defeat thrash
lose lost loss
match game
football soccer
championship tournament
champion champions
olympic olympics
pope pontiff papal
king monarch monarchy royal
muslim islam islamic
jew jewish
marriage marry wedding
gay homosexual
marijuana cannabis
firearm gun
internet online web
smartphone phone
speech spoke speak
leader leadership lead led
visit visitor tourist
poverty poor
growth grow grew grown
payment pay paid
produce production
respond response
defend defence defense
success succeed
fail failure
expand expansion
extend extension
"""
LINES = {"en": _ENGLISH}
