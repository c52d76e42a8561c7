"""The words of each kind of event in French; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: abattu*
 mort morts morte mortes tué tués tuée tuées décès décédé* péri cadavre* trouvé_la_mort perdu_la_vie noyé*
 vie corps
 tuer tuant victimes bilan mortel*
injured: blessé* blessures hospitalisé*
 blessant soigné* brûlures pris_en_charge
missing: disparu disparus disparue disparues
trapped: bloqué* coincé* enseveli* piégé*
 prisonnier* pris_au_piège immobilisé*
rescued: rescapés survivants secouru* sauvé* repêché* évacué_vers mis_à_l'abri dégagé*
 sauvés tiré* hélitreuillé*
evacuated: évacué* évacuer fui déplacé*
 évacuation quitter_leur*
arrested: interpellé* arrêté* interpellation* arrestation* garde_à_vue
ill: patient patients malade* infecté* cas contaminé* intoxiqué* tombés_malades hospitalisés
 malades intoxication
homeless: sans-abri sans_abri
crowd: manifesté manifestant* défilé défilaient participant* spectateur* visiteur* assisté participé rassemblé* public
 foule venu* venues réuni* marché spectateurs
employed: emploie salariés employés
jobs: emplois postes licenci*
 suppressions_de_postes emploi
hired: embauch* recrut*
cancelled: annulé* supprimé* suppression*
destroyed: détruit* brûlé* ravagé* endommagé* parti_en_fumée inondé*
 dévasté* calciné* anéanti* réduit_en_cendres brûlé
seized: saisi saisis saisie saisies
stolen: volé* dérobé* butin
 emporté* voleurs cambriol*
outage: sans_électricité privés_d'électricité sans_eau privé_d'eau sans_courant coupure
for: voix_pour en_faveur pour_le_texte favorables
against: contre
vote: voix vote* voté suffrages électeurs
seats: sièges siège
adopted: adopté* approuvé*
rejected: rejeté*
goals: buts but
price: coût coûte* coûter* prix vendu* vente rachat racheté* achat acheté* montant facture transfert
 acquis
 déboursé adjugé* coûté parti_à estimé* chiffr* élève enchère* budget
pay: payé paie payer reçu verser versera
 versé déboursé touché perçu
fine: amende* dommages_et_intérêts
 infligé*
damage: dégâts dommages pertes
settlement: accord_amiable
profit: bénéfice* excédent
revenue: chiffre_d'affaires ventes recettes
deficit: déficit perte
debt: dette*
prize: gain cagnotte récompensé
salary: salaire*
invest: investi* investissement*
worth: valeur estimé_à
allocate: consacre alloue réserve
spend: dépense* dépensera
donated: dons don récoltés
 récolté* collecté* réuni
reward: récompense
prison: prison condamné* emprisonné* détention purger réclusion
 ans_ferme incarcér* écroué* peine
trial: procès audience
strike: grève* débrayage reprise_du_travail
build: peint peinte écrit dessiné date construit* construction bâti* rénov* réparation* travaux chantier fondé*
 remonte bâtie construite creusé* érigé* élevé* rénovation
wait: attente attendu attendre retard
 patienté* immobilisés
closed: fermé* ferme fermera fermeture
open: ouvre ouvert* ouvrir ouvrira ouverture réouverture inaugur* rouvrir
 ouvrira_ses_portes accueillera accueille inauguré ouvrent
begin: pris_le_départ au_départ
 commence* débute* début démarr* lancement coup_d'envoi
 s'ouvrira s'ouvre débuté commencé démarre
end: terminé franchi_la_ligne
 termine* fin achevé*
 prend_fin achève fini
arrive: arrivé* arrivée
leave: départ parti
 quitté appareillé
enter: entré* pénétré* fait_irruption
alarm: alarme* alerte donné_l'alerte
explosion: explosion* explosé détonation déflagration
crash: accident* collision* heurté* percuté* survenu
fire: incendie feu
quake: séisme tremblement
sign: signé* signature
born: né née naissance
resign: démission*
perform: concert représentation se_produira
verdict: verdict jugement
release: publié* sortie paraît
unemployment: chômage chômeurs sans_emploi
inflation: inflation prix_à_la_consommation hausse_des_prix
turnout: participation déplacés_aux_urnes
 votants participé_au
vaccinated: vacciné* vaccination vaccinal*
support: favorable* soutien* soutiennent approuv*
 pour en_faveur satisfait* soutien
oppose: opposé* défavorable*
 contre
rise: hausse augment* grimp* progress* plus monté monte
 bondi* grimpé renchéri*
fall: baisse* baissé recul* chut* diminu* perdu moins
interest: taux_d'intérêt taux_directeur
deep: profondeur
high: haut hauteur
long: long longueur
wide: large largeur
across: diamètre
from: distance
walk: marche* à_pied parcouru randonnée
 parcourant traversé nagé couru
weigh: pèse pesait poids balance
 kilos
speed: rafales vent vitesse
leaked: déversé* fuite
night: nuit
noon: journée midi
halftime: mi-temps pause
kept: survécu survi* resté* reste* conserv*
"""
