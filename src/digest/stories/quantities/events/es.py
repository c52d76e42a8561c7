"""The words of each kind of event in Spanish; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: cuerpos
 muert* murieron murió fallec* víctimas_mortales cadáver* perdieron_la_vida perdió_la_vida ahogad* vida
 matado mató muerto* mortal* fallecid*
injured: herid* lesionad* hospitalizad*
 atendid* heridos lesiones
missing: desaparecid* paradero
trapped: atrapad* sepultad* aislad*
 varad* bloquead* quedaron_atrapad*
rescued: supervivientes rescatad* rescat* salvad* a_salvo
 rescataron salvaron rescate
evacuated: evacu* desalojad* desplazad* huyeron
 evacuados desalojo abandonar_sus
arrested: detenid* detuvo arrestad* detenciones
 capturad*
ill: paciente pacientes enferm* infectad* intoxicad* contagi* casos
 intoxicación enfermaron
homeless: sin_hogar sin_techo
crowd: manifestaron manifestantes asistentes asistieron marcharon participaron espectadores visitantes público acudieron
 acudió reunió concentr* congreg* multitud asistencia manifestación
employed: emplea trabajan
jobs: empleos puestos despid*
 trabajo puestos_de_trabajo despedid*
hired: contrat*
cancelled: cancel* suspendid* anulad*
destroyed: destruy* destruid* arrasó arrasad* quemad* quemó calcinad* dañad* inundad*
 devor* calcinó arras* devast*
seized: incaut* decomis*
stolen: robad* robaron botín
 llevaron sustraj* hurt*
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
 asciende ascend* importe presupuesto factura subastad* subasta adjudic* valorado desembols*
pay: pagó pagar pagará pagado recibió cobró
 desembolsó abonó abonar tendrá_que_pagar
fine: multa* sanción* indemniz*
 sancion* multó
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
 recaudó reunió recolect*
reward: recompensa
prison: prisión cárcel conden*
 años_de_prisión encarcel* pena
trial: juicio
strike: huelga* paro
build: pintad* escrit* data dibujad* constru* edific* reforma* repar* obras fundad* fundó levant*
 construyó levantó remonta data_de rehabilit*
wait: esper* retraso*
 esperaron demora
closed: cerrad* cierra cerrará cierre
open: abre abrió abrirá abiert* apertura inaugur* reabr*
 inauguró abrieron abrirán recibirá
begin: tomaron_la_salida en_la_salida
 comienz* comenz* empiez* empez* inicio inicia inició arranc*
 comenzará empezará comenzaron
end: cruzaron_la_meta llegaron_a_meta
 termin* final finaliz* acab*
 concluy* finalizó
arrive: llegad* llegó
leave: salida partió
 salió zarp*
enter: entró entraron irrumpi*
 irrumpió
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
 participó votó urnas
vaccinated: vacunad* vacunación
support: apoy* favorable* respald*
 aprueban apoyan
oppose: opon* rechaz*
rise: sub* aument* alza increment* creci* más
 subió encarec* disparó
fall: baj* caíd* cayó descen* reduc* perdi* menos
 cayeron bajaron
interest: tipos_de_interés tasa_de_interés
deep: profund*
high: alto altura
long: largo longitud
wide: ancho anchura
across: diámetro
from: distancia
walk: caminó a_pie recorrió
 recorrido nadó corrió atravesó cruzó
weigh: pesa pesó peso báscula
 kilos
speed: rachas viento velocidad
leaked: derram* vertid* fuga
night: noche
noon: mediodía
halftime: descanso
kept: sobreviv* quedan quedaron conserv*
"""
