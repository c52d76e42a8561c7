"""Groups of people and things that are counted, by their words in all languages."""

_LINES = """
gender women: woman women frau frauen femme femmes mujer mujeres donna donne mulher mulheres vrouw vrouwen 여성 여자
gender men: männer hommes hombres uomini homens mannen 남성 남자
gender girls: girl girls mädchen fille filles niñas ragazze meninas meisjes 소녀 여학생
gender boys: boy boys jungen garçon garçons niños ragazzi meninos jongens 소년 남학생
gender children: child children kind kinder kindern enfant enfants bambini crianças kinderen 어린이 아이
gender adults: adult adults erwachsene adultes adultos adulti volwassenen 성인
gender old: pensioners pensioner elderly rentner senioren retraités jubilados pensionati idosos gepensioneerden 노인
gender young: youths teenagers jugendliche jeunes jóvenes giovani jovens jongeren 청소년 청년
work police: police officer officers policemen polizist polizisten polizistinnen beamte policier policiers gendarmes
 policías agentes poliziotti policiais agenten 경찰관 경찰
work fire: firefighter firefighters feuerwehrleute einsatzkräfte pompiers bomberos pompieri bombeiros
 brandweerlieden 소방관
work soldiers: soldier soldiers troops soldaten soldats soldados soldati militairen 군인 병사
work medics: nurse nurses doctors doctor pfleger ärzte infirmiers médecins enfermeros médicos infermieri medici
 간호사 의사
work workers: worker workers employees staff arbeiter mitarbeiter beschäftigte ouvriers employés salariés trabajadores
 empleados operai lavoratori trabalhadores werknemers 근로자 직원 노동자
work fans: fan fans supporter supporters anhänger hinchas aficionados tifosi torcedores 팬 응원단
work parents: parent parents eltern padres genitori pais ouders 학부모 부모
work patients: patient patients patienten pacientes pazienti patiënten 환자
work tourists: tourist tourists touristen touristes turistas turisti toeristen 관광객
work customers: customer customers kunden clients clientes clienti klanten 고객
work tenants: tenant tenants mieter locataires inquilinos inquilini huurders 세입자
work owners: owner owners eigentümer besitzer propriétaires propietarios proprietari eigenaren
work commuters: commuter commuters pendler
work traders: trader traders shopkeepers händler commerçants comerciantes commercianti winkeliers 상인
work pupils: pupil pupils student students schüler studenten élèves élève étudiants alumnos estudiantes studenti alunni
 alunos estudantes leerlingen 학생
work teachers: teacher teachers lehrer enseignants profesores maestros insegnanti professores leraren 교사
work farmers: farmer farmers bauern landwirte agriculteurs agricultores contadini agricoltori boeren 농민
work journalists: journalist journalists reporters journalisten journalistes periodistas giornalisti jornalistas 기자
work prisoners: prisoner prisoners inmates häftlinge détenus presos detenuti detentos gevangenen 수감자
work civilians: civilian civilians zivilisten civils civiles civili civis burgers 민간인
work protesters: protester protesters demonstrators demonstranten manifestants manifestantes manifestanti
 betogers 시위대
work attackers: attacker attackers gunmen gunman terrorist terrorists assailants bombers angreifer attentäter
 terroristen assaillants terroristes atacantes terroristas agresores attentatori terroristi daders 테러범
work firefolk: volunteers freiwillige bénévoles voluntarios volontari voluntários 자원봉사자
ride passengers: passenger passengers passagiere fahrgäste passagers pasajeros passeggeri passageiros passagiers 승객
ride crew: crew sailors besatzung équipage tripulantes equipaggio tripulação bemanning 선원
ride drivers: driver drivers motorists fahrer autofahrer automobilistes conducteurs conductores automovilistas
 automobilisti motoristas automobilisten 운전자
ride riders: cyclists pedestrians radfahrer fußgänger cyclistes piétons ciclistas peatones ciclisti 보행자
beast cattle: cow cows cattle rinder kühe vaches vacas mucche koeien 소
beast sheep: sheep schafe moutons ovejas pecore ovelhas schapen 양
beast horses: horse horses pferde chevaux caballos cavalli cavalos paarden 말
beast dogs: dog dogs hunde chiens perros cani cães honden 개
beast birds: bird birds vögel oiseaux aves uccelli vogels 새
beast pigs: pig pigs schweine cochons porcs cerdos maiali porcos varkens 돼지
beast fish: fish fische poissons peces pesci peixes vissen 물고기
thing homes: home homes house houses household households properties haus häuser haushalte haushalten maison maisons
 foyers logements casa casas hogares viviendas case abitazioni residências huizen woningen huishoudens 가구 주택 채
thing buildings: building buildings gebäude bâtiments edificios edifici edifícios gebouwen 건물
thing cars: car cars vehicles autos wagen fahrzeuge voitures véhicules coches vehículos auto automobili veicoli carros
 veículos voertuigen 차량
thing trains: train trains zug züge zügen trenes treni trens treinen 열차
thing flights: flight flights planes flüge flügen vols vuelos voli voos vluchten 항공편 편
thing schools: school schools schulen écoles escuelas scuole escolas scholen 학교
thing shops: shop shops stores geschäfte läden magasins tiendas negozi lojas winkels 상점
thing trees: tree trees bäume arbres árboles alberi árvores bomen 나무
thing boats: boat boats ships vessels boote schiffe bateaux navires barcos barche navi navios boten schepen 척
"""
GROUPS: dict[str, tuple[str, str]] = {
    word: (head.split()[0], head.split()[1])
    for line in _LINES.strip().replace("\n ", " ").split("\n")
    for head, _, words in (line.partition(":"),)
    for word in words.split()
}
PERSONAL = frozenset(("gender", "work", "ride"))
# People as such: these may be anybody.
ANYBODY = frozenset(
    """people persons person others other victims victim bodies dead deaths lives residents members delegates
    deputies men
    lawmakers mps voters visitors spectators inhabitants participants guests injured wounded missing souls fatalities
    casualties menschen personen tote toten todesopfer opfer verletzte verletzten vermisste bewohner mitglieder
    abgeordnete besucher zuschauer teilnehmer gäste einwohner leute personnes morts mortes victimes blessés blessées
    disparus habitants membres députés visiteurs spectateurs participants personas muertos víctimas heridos
    desaparecidos habitantes miembros diputados visitantes espectadores participantes vecinos persone morti feriti
    dispersi vittime abitanti spettatori visitatori partecipanti pessoas mortos feridos desaparecidos vítimas moradores
    cuerpos corps leichen leichname cadáveres salme corpi ahogados noyés ertrunkene coureurs runners läufer
    corredores starters mensen doden gewonden vermisten bezoekers toeschouwers inwoners deelnemers gens électeurs
    électeur
    명 명이 명을 명의 명은 명으로 명에 사람이 사람 사람을 여명 인파 부상자 사망자 실종자""".split()
)
