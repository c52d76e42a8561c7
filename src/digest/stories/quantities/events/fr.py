"""The words of each kind of event in French; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: mort morts morte mortes tué tués tuée tuées décès décédé* péri cadavre* trouvé_la_mort perdu_la_vie noyé*
 vie corps
injured: blessé* blessures hospitalisé*
missing: disparu disparus disparue disparues
trapped: bloqué* coincé* enseveli* piégé*
rescued: rescapés survivants secouru* sauvé* repêché* évacué_vers mis_à_l'abri dégagé*
evacuated: évacué* évacuer fui déplacé*
arrested: interpellé* arrêté* interpellation* arrestation* garde_à_vue
ill: patient patients malade* infecté* cas contaminé* intoxiqué* tombés_malades hospitalisés
homeless: sans-abri sans_abri
crowd: manifesté manifestant* défilé défilaient participant* spectateur* visiteur* assisté participé rassemblé* public
employed: emploie salariés employés
jobs: emplois postes licenci*
hired: embauch* recrut*
cancelled: annulé* supprimé* suppression*
destroyed: détruit* brûlé* ravagé* endommagé* parti_en_fumée inondé*
seized: saisi saisis saisie saisies
stolen: volé* dérobé* butin
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
pay: payé paie payer reçu verser versera
fine: amende* dommages_et_intérêts
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
reward: récompense
prison: prison condamné* emprisonné* détention purger réclusion
trial: procès audience
strike: grève* débrayage reprise_du_travail
build: peint peinte écrit dessiné date construit* construction bâti* rénov* réparation* travaux chantier fondé*
wait: attente attendu attendre retard
closed: fermé* ferme fermera fermeture
open: ouvre ouvert* ouvrir ouvrira ouverture réouverture inaugur* rouvrir
begin: commence* débute* début démarr* lancement coup_d'envoi
end: termine* fin achevé*
arrive: arrivé* arrivée
leave: départ parti
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
vaccinated: vacciné* vaccination vaccinal*
support: favorable* soutien* soutiennent approuv*
oppose: opposé* défavorable*
rise: hausse augment* grimp* progress* plus monté monte
fall: baisse* baissé recul* chut* diminu* perdu moins
interest: taux_d'intérêt taux_directeur
deep: profondeur
high: haut hauteur
long: long longueur
wide: large largeur
across: diamètre
from: distance
walk: marche* à_pied parcouru randonnée
weigh: pèse pesait poids balance
speed: rafales vent vitesse
leaked: déversé* fuite
night: nuit
noon: journée midi
halftime: mi-temps pause
"""
