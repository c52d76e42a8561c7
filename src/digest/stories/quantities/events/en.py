"""The words of each kind of event in English; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: kill* dead died dies die dying death* drown* perish* bodies body corpse* fatal* claimed lost_their_lives
 lost_their_life passed_away lives_lost lives succumb* victims_of
injured: injur* wound* hurt hospitali* treated in_hospital taken_to_hospital to_hospital to_a_hospital casualt*
missing: lost_contact whereabouts missing unaccounted vanish* disappear* untraced
trapped: trapped stuck stranded buried cut_off
rescued: survivor* pulled winched rescue rescued rescues rescuing led_to_safety to_safety brought_out
 pulled_out pulled_from saved freed
 plucked picked_up brought_to
 carried_out lifted_off to_the_surface
evacuated: had_to_leave leave_the_building evacuat* displaced flee fled leave_their_homes left_their_homes moved_out
arrested: arrest* detain* custody rounded_up handcuff*
ill: patient patients ill sick* fell_ill infected infection* cases poison* tested_positive contracted diagnosed
 outbreak
homeless: homeless
crowd: crowd* attend* march* demonstrat* took_part take_part turned_out rallied rally protesters spectators
 took_to_the_streets audience watched participants visitors visited came admission turn_out gathered
employed: employ* workforce staffed work_there payroll
jobs: jobs posts redundan* lay_off laid_off layoffs dismiss* shed
hired: taken_on hire* hiring recruit* new_jobs create_jobs
cancelled: cancel* dropped scrapped called_off axed grounded struck_off
destroyed: destroy* burned burnt damaged ravaged gutted flattened collapsed wrecked under_water flooded razed
 consumed scorched charred
seized: seize* confiscat* haul drug_find found_cocaine lying
stolen: stole* steal* theft robbed loot made_off took
outage: without_power without_electricity no_power no_electricity power_cut* lost_power in_the_dark blackout
 without_water no_water
for: in_favour in_favor voted_for votes_for backed endorse* supported said_yes vote_for
against: against said_no voted_against rejected opposed turned_down
vote: vote* ballot* cast delegates majority
seats: seats seat mandates
adopted: adopt* pass passed passes approv* clears cleared
rejected: reject* defeated voted_down
goals: goals goal scored
price: cost* price* fee bill buy* bought sold sells sale acquire* takeover bid sum fetched changed_hands
 auction*
pay: paid pay pays receiv* fork_out must_pay ordered_to_pay
fine: fine fined fines penalt* award* damages
damage: damage losses destruction
settlement: settle* settlement
profit: profit* earn* surplus
revenue: revenue* sales turnover takings
deficit: deficit shortfall loss lost in_the_red
debt: debt* owes owed liabilities
prize: prize* jackpot prize_money
salary: salar* wage* pay_rise raise
invest: invest* funding
worth: worth valued value
allocate: sets_aside set_aside earmark* allocat*
spend: spends spend spent expenditure
donated: donat* raised collected
sought: sought seeks demand* claim_of suing
reward: reward bounty
prison: prison jail* sentence* behind_bars imprison* served custody_for incarcerat*
trial: trial hearing hearings court_case proceedings
strike: strike* walkout* stoppage industrial_action went_back_to_work back_to_work
build: drawn painted written carved printed composed dates dated dating build* built erect* construct* renovat*
 repair* restor* goes_up went_up refurbish* dates_from dated_to founded
wait: wait* delay* late queue* held_up
closed: closed close closes closing shut shuts closure stay_open stays_open open_until
open: open opens opened opening admit* inaugurat* welcome* reopen*
begin: begin* began start* starting kick_off kicks_off launch* commence* got_under_way
end: end ends ended finish* concluded over_by
arrive: arriv* reached landed docked
leave: depart* left_port took_off set_off sets_off
enter: enter* walked_in came_in broke_in broke_into burst_into stormed
alarm: alarm* raised_the_alarm
explosion: explosion* explod* blast* blew_up detonat* went_off
crash: crash* collid* collision* accident derail*
fire: fire broke_out blaze
quake: earthquake* quake* tremor* struck
sign: sign signed signs treaty
born: born birth
resign: resign* step_down stepping_down steps_down
perform: perform* concert* appear* plays_in come_on_stage came_on_stage new_date gig
verdict: verdict* ruling judgment
release: release* published publish* premiere*
vanish: stolen_at theft disappeared vanished
unemployment: unemploy* jobless without_a_job out_of_work without_work
inflation: inflation prices price_growth dearer price_rise*
turnout: turnout cast_a_ballot went_to_the_polls cast_their_ballot* entitled
vaccinated: vaccinat* jabs inoculat* immuni*
support: back backs backing in_favour in_favor support* approve* approval welcome_the
oppose: oppose* against_it reject_the disapprov*
rise: rise* rose raise* raised increase* go_up goes_up went_up climb* more higher up grew grow* gain*
fall: fall* fell drop* lost lose* lower down declin* shrank shrink* gave_up slid slump* cut cuts reduc*
interest: interest rate_cut key_rate base_rate
deep: depth deep beneath below_the_surface below_ground underground
high: high height tall
long: long length from_head_to_tail
wide: wide width broad
across: across diameter
from: away from_home off_the_coast
walk: walk* on_foot hike* trek* marched covered rode cycled ran swam
weigh: weigh* weight scales heavy tipped
speed: speed* gust* wind* blew
leaked: leak* spill* spilt
night: night tonight overnight
noon: daytime midday afternoon
halftime: half-time halftime half_time the_break the_interval
"""
