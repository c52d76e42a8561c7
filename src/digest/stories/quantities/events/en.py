"""The words of each kind of event in English; `*` at the end is for any ending, `_` joins the words of a phrase."""

WORDS = """
dead: shot_dead
 kill* dead died dies die dying death* drown* perish* bodies body corpse* fatal* claimed lost_their_lives
 lost_their_life passed_away lives_lost lives succumb* victims_of
 deceased slain slew electrocuted suffocat* asphyxiat* mortally lost_his_life lost_her_life
 swept_to_their_deaths lives_were_lost did_not_survive death_toll toll claimed_the_lives took_the_lives
 cost_the_lives burned_to_death froze_to_death
injured: injur* wound* hurt hospitali* treated in_hospital taken_to_hospital to_hospital to_a_hospital casualt*
 maimed bruised burns scalded needed_treatment medical_treatment medical_care required_treatment were_treated
 was_treated looked_after_by treated_by fractures
missing: lost_contact whereabouts missing unaccounted vanish* disappear* untraced
 lost_at_sea no_trace not_been_found still_being_sought searching_for looking_for
trapped: trapped stuck stranded buried cut_off
 pinned marooned snowed_in unable_to_leave could_not_leave locked_in caught_in
rescued: survivor* pulled winched rescue rescued rescues rescuing led_to_safety to_safety brought_out
 pulled_out pulled_from saved freed
 plucked picked_up brought_to
 carried_out lifted_off to_the_surface
 hauled airlift* brought_ashore taken_off got_out recovered_alive survived
evacuated: had_to_leave leave_the_building evacuat* displaced flee fled leave_their_homes left_their_homes moved_out
 cleared_out led_out brought_out sent_out forced_out driven_from homes_were_emptied taken_to_shelters
 in_shelters
arrested: arrest* detain* custody rounded_up handcuff*
 seized_by_police taken_in caught apprehend* nabbed locked_up charged
ill: patient patients ill sick* fell_ill infected infection* cases poison* tested_positive contracted diagnosed
 outbreak
 nausea cramps vomit* came_down_with fallen_ill taken_ill unwell contaminat* stricken
homeless: homeless
crowd: crowd* attend* march* demonstrat* took_part take_part turned_out rallied rally protesters spectators
 took_to_the_streets audience watched participants visitors visited came admission turn_out gathered
 flocked streamed thronged crowds crowd packed joined lined_the parade* paraded concert-goers fans_came saw_the
 ticket* turnstiles counted_at procession
employed: employ* workforce staffed work_there payroll
 on_its_books works_for working_for
jobs: jobs posts redundan* lay_off laid_off layoffs dismiss* shed
 lose_their_job* lose_their_jobs lost_their_jobs out_of_work lose_work job_losses positions made_redundant
 let_go sacked cut_loose
hired: taken_on hire* hiring recruit* new_jobs create_jobs
 new_staff new_positions
cancelled: cancel* dropped scrapped called_off axed grounded struck_off
 did_not_run did_not_take_off failed_to_run withdrawn annulled
destroyed: destroy* burned burnt damaged ravaged gutted flattened collapsed wrecked under_water flooded razed
 consumed scorched charred
 torched smashed shattered ruined levelled leveled blackened devour* swallowed swept_away ablaze in_flames
 broken lost_to
seized: seize* confiscat* haul drug_find found_cocaine lying
 impound* recovered intercept* found_hidden hidden turned_up
stolen: stole* steal* theft robbed loot made_off took
 swip* pilfer* missing_from booty got_away_with made_away emptied
outage: without_power without_electricity no_power no_electricity power_cut* lost_power in_the_dark blackout
 without_water no_water
 lights_out cut_off_from went_dark without_heating without_gas without_internet
for: in_favour in_favor voted_for votes_for backed endorse* supported said_yes vote_for
 yes_votes voted_yes ayes said_aye in_support supporters_of favoured favored
against: against said_no voted_against rejected opposed turned_down
 no_votes voted_no noes nays dissent*
vote: vote* ballot* cast delegates majority
seats: seats seat mandates
adopted: adopt* pass passed passes approv* clears cleared
rejected: reject* defeated voted_down
goals: goals goal scored
price: cost* price* fee bill buy* bought sold sells sale acquire* takeover bid sum fetched changed_hands
 auction*
 priced worth_of bills outlay charge charged charges rate_of reckon* estimat* budget* pricetag price_tag tender
 hammer
pay: paid pay pays receiv* fork_out must_pay ordered_to_pay
 handed_over transferred compensation compensat* payout payouts
fine: fine fined fines penalt* award* damages
 sanction* ordered_to_pay levied
damage: damage losses destruction
 destroyed_property harm ruin
settlement: settle* settlement
profit: profit* earn* surplus
 net_income net_profit made_a_profit
revenue: revenue* sales turnover takings
deficit: deficit shortfall loss lost in_the_red
 hole gap overspend overspent
debt: debt* owes owed liabilities
prize: prize* jackpot prize_money
 won_the_lottery lottery winnings purse
salary: salar* wage* pay_rise raise
 paid_a_year earns stipend
invest: invest* funding
 grant grants subsid* pump* pour*
worth: worth valued value
allocate: sets_aside set_aside earmark* allocat*
spend: spends spend spent expenditure
donated: donat* raised collected
 gave given gift gifts pledged contribut* fundrais* collect* charity proceeds
sought: sought seeks demand* claim_of suing
 compensation_of claims claim lawsuit
reward: reward bounty
prison: prison jail* sentence* behind_bars imprison* served custody_for incarcerat*
 term custodial locked_up sent_down jailed
trial: trial hearing hearings court_case proceedings
 deliberat*
strike: strike* walkout* stoppage industrial_action went_back_to_work back_to_work
 stayed_out industrial_dispute downed_tools picket*
build: drawn painted written carved printed composed dates dated dating build* built erect* construct* renovat*
 repair* restor* goes_up went_up refurbish* dates_from dated_to founded
 dug made create* completed unearthed laid put_up constructed erected raised establish* renewal overhaul
 makeover roadworks works work refit
wait: wait* delay* late queue* held_up
 stuck stood_still until_ships standstill held waited hold-up holdup
closed: closed close closes closing shut shuts closure stay_open stays_open open_until
 out_of_service sealed suspended blocked off-limits
open: open opens opened opening admit* inaugurat* welcome* reopen*
 admits welcoming visitors_are opens_its_doors doors_open unveil* in_operation in_service receives
 comes_into_service
begin: started set_out lined_up at_the_start
 begin* began start* starting kick_off kicks_off launch* commence* got_under_way
 commenc* get_under_way gets_under_way opens opened set_to_start first_day
end: finished_the crossed_the_line reached_the_finish
 end ends ended finish* concluded over_by
 conclud* come_to_an_end came_to_an_end last_day wraps wrapped lasted_until closes closed expire* runs_until
 run_until
arrive: arriv* reached landed docked
 pulled_in touch* came_in_at pulled_into got_there
leave: depart* left_port took_off set_off sets_off
 departed sail* take_off left_the left_for
enter: enter* walked_in came_in broke_in broke_into burst_into stormed
alarm: alarm* raised_the_alarm
 called_police emergency_call call_came call_to
explosion: explosion* explod* blast* blew_up detonat* went_off
 exploded went_up_in
crash: crash* collid* collision* accident derail*
 hit ran_into smashed_into ploughed overturn* came_off veer* struck rammed
fire: fire broke_out blaze
 burn* flames smoke
quake: earthquake* quake* tremor* struck
sign: sign signed signs treaty
 ink*
born: born birth
resign: resign* step_down stepping_down steps_down
 hand_in handed_in quit quits leaves_office left_office
perform: perform* concert* appear* plays_in come_on_stage came_on_stage new_date gig
verdict: verdict* ruling judgment
 sentence sentenced found_guilty acquit*
release: release* published publish* premiere*
vanish: stolen_at theft disappeared vanished
unemployment: unemploy* jobless without_a_job out_of_work without_work
 seeking_work looking_for_work
inflation: inflation prices price_growth dearer price_rise*
turnout: turnout cast_a_ballot went_to_the_polls cast_their_ballot* entitled
 voted took_part_in_the_vote eligible_voters registered_voters electorate took_part
vaccinated: vaccinat* jabs inoculat* immuni*
support: back backs backing in_favour in_favor support* approve* approval welcome_the
 agree agreed agrees favour favor endorse would_vote approval_rating approved positive like want wants
oppose: oppose* against_it reject_the disapprov*
 disagree reject rejected unhappy dissatisf*
rise: rise* rose raise* raised increase* go_up goes_up went_up climb* more higher up grew grow* gain*
 surge* jump* soar* up_by dearer added adds expand* swell* swollen
fall: fall* fell drop* lost lose* lower down declin* shrank shrink* gave_up slid slump* cut cuts reduc*
 plung* tumbl* sank sunk sink* down_by contract* dip dipped
interest: interest rate_cut key_rate base_rate
deep: depth deep beneath below_the_surface below_ground underground
high: high height tall
long: long length from_head_to_tail
wide: wide width broad
across: across diameter
from: away from_home off_the_coast
 short_of away_from inland offshore off
walk: walk* on_foot hike* trek* marched covered rode cycled ran swam
 run swim trek journey distance crossed rowed sailed drove ski* flew flown marathon
weigh: weigh* weight scales heavy tipped
 kilos kilo tipped_the_scales
speed: speed* gust* wind* blew
leaked: leak* spill* spilt
night: night tonight overnight
noon: daytime midday afternoon
halftime: half-time halftime half_time the_break the_interval
kept: survive* remain* kept came_through intact
"""
