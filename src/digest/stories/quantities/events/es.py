"""The words of each kind of event in Spanish; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: muert* murieron murió fallec* víctimas_mortales cadáver* perdieron_la_vida perdió_la_vida ahogad* vida
injured: herid* lesionad* hospitalizad*
missing: desaparecid* paradero
trapped: atrapad* sepultad* aislad*
rescued: supervivientes rescatad* rescat* salvad* a_salvo
evacuated: evacu* desalojad* desplazad* huyeron
arrested: detenid* detuvo arrestad* detenciones
ill: paciente pacientes enferm* infectad* intoxicad* contagi* casos
homeless: sin_hogar sin_techo
crowd: manifestaron manifestantes asistentes asistieron marcharon participaron espectadores visitantes público acudieron
employed: emplea trabajan
jobs: empleos puestos despid*
hired: contrat*
cancelled: cancel* suspendid* anulad*
destroyed: destruy* destruid* arrasó arrasad* quemad* quemó calcinad* dañad* inundad*
seized: incaut* decomis*
stolen: robad* robaron botín
outage: sin_luz sin_electricidad sin_suministro sin_agua apagón
for: a_favor respaldaron apoyaron votaron_a_favor
against: en_contra contra rechazaron
vote: voto votos votaron votación
seats: escaños escaño
adopted: aprobó aprobad* aprueba
rejected: rechazó rechazad*
goals: goles gol
price: costo coste costará cuesta costar costó precio compra compró comprar vendid* vendió venta
 traspaso adquirió
pay: pagó pagar pagará pagado recibió cobró
fine: multa* sanción* indemniz*
damage: daños pérdidas
settlement: acuerdo_extrajudicial
profit: beneficio* ganancia* superávit
revenue: ingresos ventas facturación
deficit: déficit pérdida
debt: deuda*
prize: premio* dotado
salary: salario* sueldo*
invest: invertir* inversión invirtió
worth: valor valorad*
allocate: destina* reserva
spend: gasta* gasto gastó
donated: donad* donó donación recaudad*
reward: recompensa
prison: prisión cárcel conden*
trial: juicio
strike: huelga* paro
build: pintad* escrit* data dibujad* constru* edific* reforma* repar* obras fundad* fundó levant*
wait: esper* retraso*
closed: cerrad* cierra cerrará cierre
open: abre abrió abrirá abiert* apertura inaugur* reabr*
begin: comienz* comenz* empiez* empez* inicio inicia inició arranc*
end: termin* final finaliz* acab*
arrive: llegad* llegó
leave: salida partió
enter: entró entraron irrumpi*
alarm: alarma*
explosion: explosión explot* estall*
crash: accidente* choque* colisión chocaron descarril*
fire: incendio fuego
quake: terremoto sismo seísmo
sign: firm*
born: naci*
resign: dimi* renunci*
perform: concierto actuará actuación
verdict: sentencia veredicto
release: publi* estren*
unemployment: paro desempleo desempleados sin_trabajo
inflation: inflación precios
turnout: participación acudió_a_las_urnas
vaccinated: vacunad* vacunación
support: apoy* favorable* respald*
oppose: opon* rechaz*
rise: sub* aument* alza increment* creci* más
fall: baj* caíd* cayó descen* reduc* perdi* menos
interest: tipos_de_interés tasa_de_interés
deep: profund*
high: alto altura
long: largo longitud
wide: ancho anchura
across: diámetro
from: distancia
walk: caminó a_pie recorrió
weigh: pesa pesó peso báscula
speed: rachas viento velocidad
leaked: derram* vertid* fuga
night: noche
noon: mediodía
halftime: descanso
"""
