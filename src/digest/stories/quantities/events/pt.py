"""The words of each kind of event in Portuguese; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: mort* morreram morreu óbitos perderam_a_vida falec* afogad* corpos vida
injured: ferid*
missing: desaparecid*
trapped: pres* soterrad* ilhad*
rescued: sobreviventes resgat* salv*
evacuated: evacuad* desalojad* retirad*
arrested: detid* pres* prisões
ill: paciente pacientes doente* infectad* intoxicad* casos
homeless: desabrigad*
crowd: manifestantes participaram espectadores visitantes público assistiram
jobs: empregos postos demit* demiss*
cancelled: cancel* suspens*
destroyed: destru* queimad* queimou danificad* alagad*
seized: apreend*
stolen: roubad* furtad*
outage: sem_luz sem_energia sem_água
for: a_favor
against: contra
vote: votos voto votaram
seats: cadeiras assentos
adopted: aprov*
rejected: rejeit*
goals: gols golos
price: cust* preço vend* compr* transferência recebeu
pay: pagou paga pagar pagará recebeu
fine: multa* indeniz* indemniz*
damage: danos prejuízo*
profit: lucro*
revenue: receita* faturamento
deficit: déficit défice
debt: dívida*
prize: prêmio prémio
salary: salário*
invest: invest*
worth: valor avaliad*
allocate: destina* reserva
spend: gasta* gasto gastou
reward: recompensa
prison: prisão cadeia conden*
trial: julgamento
strike: greve paralisação
build: constru* reform* obras fundad*
wait: esper* atraso
closed: fech* encerr*
open: abr* inaugur* reabr*
begin: começ* inici* início
end: termin* acab* fim
explosion: explos* explod*
crash: acidente colisão batida
fire: incêndio
quake: terremoto sismo
born: nasc*
perform: show concerto
unemployment: desempreg*
inflation: inflação preços
turnout: comparecimento participação
vaccinated: vacinad* vacinação
support: apoi* favoráv*
rise: sub* aument* alta mais
fall: ca* queda desc* menos
deep: profund*
high: alto alta altura
long: comprimento extensão
wide: largura
across: diâmetro
weigh: pesa peso pesava
speed: rajadas vento velocidade
night: noite
noon: dia
halftime: intervalo
"""
