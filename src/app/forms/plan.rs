//! The plan for somebody who blocks, or might (M7): the three questions in order, the way proposed by the first yes,
//! its owner on our side and its due day. It can be left to the customer; the form then says what that risks (M8).

use super::card::offers;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind, Which, people};
use crate::domain::judge::reach::Reach;
use crate::domain::judge::verdict::judge;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::{BlockerPlan, Route, YesNo};
use crate::domain::record::text::Text;
use jiff::civil::Date;

const PERSUADABLE: FieldKey = FieldKey::private("1 Others").labeled("1 Swayed by others");
const PERSUADERS: FieldKey = FieldKey::private("  Who");
const REASONABLE: FieldKey = FieldKey::private("2 Reasonable").labeled("2 Open to reason");
const SPECIAL: FieldKey = FieldKey::private("3 Concern").labeled("3 One concern");
const CONCERN: FieldKey = FieldKey::private("  In words");
const ROUTE: FieldKey = FieldKey::private("Way").labeled("Approach");
const WHAT: FieldKey = FieldKey::private("What");
const OWNER: FieldKey = FieldKey::private("Owner");
const LEFT: FieldKey = FieldKey::private("Left to them").labeled("Leave to customer");
const DUE: FieldKey = FieldKey::private("By").labeled("Due");
const STAGE: FieldKey = FieldKey::private("Before stage");
const NEUTRALISED: FieldKey = FieldKey::private("Neutralised").labeled("Neutralized");
const NEUTRALISED_ON: FieldKey = FieldKey::private("Seen on").labeled("Day");

/// The most people offered first as able to persuade somebody.
const BEST: usize = 3;

/// The days until a plan is due, unless the user says otherwise.
const AHEAD: i64 = 14;

/// The index of the coaching stage by which a Blocker must be neutralized, unless the user sets another: the fourth
/// (M7).
const BY_STAGE: usize = 3;

/// What a Blocker costs, as the source puts it (M7).
const STAKE: &str = "A Blocker lowers the chance of a high-quality sale by 47% (The Challenger Customer).";
/// The risk of leaving it to the customer (M8).
const RISK: &str = "Their day job comes first: months can go by, and nobody on your side sees why.";

impl App {
    /// Opens the form of the plan for the selected person, unless it warns first.
    pub(in crate::app) fn plan_blocker(&mut self) {
        if !self.warns_of_plan() {
            self.open_plan();
        }
    }

    /// Opens the form of the plan for the selected person.
    pub(in crate::app) fn open_plan(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.selected() else { return };
        let begun = person.plan.as_deref();
        let plan = begun.cloned().unwrap_or_default();
        let others = persuading(open.shown(), &self.playbook, person.id);
        let chosen = others.iter().filter(|offer| offer.person.is_some_and(|id| plan.persuaders.has(id)));
        let chosen: Vec<&str> = chosen.map(|offer| offer.label.as_str()).collect();
        let best = persuaders(open.shown(), &self.playbook, person.id);
        // The others are offered first below the field: more names have no room in it.
        let who = best
            .first()
            .map_or_else(|| "who they listen to".to_owned(), |id| format!("they listen to {}", self.name_of(*id)));
        let question = |index: usize| {
            self.playbook.blocker_questions.get(index).map_or_else(String::new, |one| one.question.clone())
        };
        let owner = if begun.is_none() { self.likely_name() } else { self.shown_doer(&plan.owner, plan.owner_id) };
        let due = plan.due.map_or_else(|| self.day_ahead(AHEAD), dates::dated);
        let stage = self.playbook.stages.iter().position(|stage| stage.id == plan.stage);
        let stage = self.playbook.stages.get(stage.unwrap_or(BY_STAGE)).map_or("", |stage| stage.short.as_str());
        let stages = self.playbook.stages.iter().map(|stage| Offer::new(&stage.short, &stage.name));
        let mut form = Form::new(FormKind::Plan(person.id), format!("Plan for {}", self.name_of(person.id)))
            .one(PERSUADABLE, word(plan.persuadable.as_ref()), answers(&self.playbook, 0))
            .hint(question(0))
            .many(PERSUADERS, &chosen.join(", "), others.clone())
            .hint(who)
            .one(REASONABLE, word(plan.reasonable.as_ref()), answers(&self.playbook, 1))
            .hint(question(1))
            .one(SPECIAL, word(plan.special.as_ref()), answers(&self.playbook, 2))
            .hint(question(2))
            .field(CONCERN, &plan.concern, "their concern, in their words")
            .one(ROUTE, plan.route().map_or("", Choices::label), offers(Route::ALL))
            .field(WHAT, &plan.what, "what someone on your team does")
            .suggest(OWNER, &owner, "someone on your team")
            .anybody(self.anybody(&owner))
            .one(LEFT, if plan.left_to_customer { "yes" } else { "no" }, left())
            .future_day(DUE, &due)
            .one(STAGE, stage, stages.collect());
        if begun.is_some() {
            let day = plan.neutralised_on.map_or_else(|| "today".to_owned(), dates::dated);
            form = form
                .field(NEUTRALISED, &plan.neutralised, "what shows they're no longer blocking")
                .past_day(NEUTRALISED_ON, &day);
        }
        guide(&self.playbook, &mut form);
        self.open_form(form);
    }

    pub(in crate::app) fn save_plan(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let typed = self.typed_plan(form, id)?;
        if typed.new && !form.is_touched() {
            return Err(form.fault(PERSUADABLE, "Answer a question, or say what you'll do. Esc closes"));
        }
        let so_far = BlockerPlan {
            persuadable: typed.persuadable.map(Choice::from),
            reasonable: typed.reasonable.map(Choice::from),
            special: typed.special.map(Choice::from),
            ..BlockerPlan::default()
        };
        let way = typed.route.or_else(|| so_far.proposed_route()).map_or("no approach yet", Choices::label);
        let owner = if typed.left { "left to the customer" } else { form.value(OWNER) };
        let owner = if owner.is_empty() { "no owner yet" } else { owner };
        let day = typed.due.map_or_else(|| "no due date".to_owned(), |day| dates::show(day, self.today()));
        let name = self.name_of(id);
        let said = format!("Plan for {name}: {way}, {owner}, {day}");
        let mut overtaken = typed.is_overtaken;
        self.close_and_edit_saying(format!("{name}: plan for a Blocker"), said, |deal| {
            deal.edit_plan(id, |plan| overtaken |= typed.write_into(form, plan));
        })?;
        if overtaken {
            self.tell_overtaken();
        } else if let Some(opposed) = self.opposed_among(&typed) {
            self.note(format!("Saved the plan for {name}, but {opposed} is opposed: who else could win them over?"));
        } else if typed.left {
            self.note(format!(
                "You're relying on the customer. {RISK} What will you do about {} yourself?",
                self.name_of(id)
            ));
        }
        Ok(())
    }

    /// Returns the name of somebody whom the plan relies on, although they are opposed themselves.
    fn opposed_among(&self, typed: &Typed) -> Option<String> {
        let deal = &self.deal.as_ref()?.deal;
        let mut all = typed.persuaders.iter().copied().chain(typed.owner_id);
        all.find(|id| deal.person(*id).is_some_and(|one| one.opposition().is_some())).map(|id| self.name_of(id))
    }

    /// Reads the form, or returns the fault in it.
    fn typed_plan(&self, form: &Form, id: StakeholderId) -> Result<Typed, (usize, String)> {
        let answer = |key: FieldKey| form.chosen(key).map(|at| at.map(|at| YesNo::ALL[at]));
        let (persuadable, reasonable, special) = (answer(PERSUADABLE)?, answer(REASONABLE)?, answer(SPECIAL)?);
        let persuaders = if form.is_field_touched(PERSUADERS) { self.people_in(form, PERSUADERS)? } else { Vec::new() };
        let route = form.chosen(ROUTE)?.map(|at| Route::ALL[at]);
        // An owner on the customer's side means that it is left to the customer, whatever else is filled in (M8).
        let is_theirs =
            |deal: &Deal| deal.is_theirs(form.value(OWNER)) || form.doer(OWNER, deal).ok().flatten().is_some();
        let theirs = self.deal.as_ref().is_some_and(|open| is_theirs(&open.deal));
        let left = theirs || form.chosen(LEFT)? == Some(1);
        let due = if form.value(DUE).is_empty() { None } else { Some(self.day_to_come(form, DUE)?) };
        let stage = form.chosen(STAGE)?.and_then(|at| self.playbook.stages.get(at)).map(|stage| stage.id.clone());
        let seen_on =
            if form.value(NEUTRALISED).is_empty() { None } else { Some(self.day_so_far(form, NEUTRALISED_ON)?) };
        let begun = self.deal.as_ref().and_then(|open| open.deal.person(id)).and_then(|one| one.plan.as_deref());
        let new = begun.is_none();
        let owner_id = if new || form.is_field_touched(OWNER) { self.doer_in(form, OWNER)? } else { None };
        let begun = begun.cloned().unwrap_or_default();
        let (owner, is_overtaken) = self.doer_typed(form, OWNER, &begun.owner, begun.owner_id);
        Ok(Typed {
            persuadable,
            reasonable,
            special,
            persuaders,
            route,
            owner: if new { form.value(OWNER).into() } else { owner },
            owner_id,
            is_overtaken,
            theirs,
            left,
            due,
            stage,
            seen_on,
            new,
        })
    }
}

/// The values in the form of a plan.
struct Typed {
    persuadable: Option<YesNo>,
    reasonable: Option<YesNo>,
    special: Option<YesNo>,
    persuaders: Vec<StakeholderId>,
    route: Option<Route>,
    owner: Text,
    /// The owner, if it is one of the customer's people.
    owner_id: Option<StakeholderId>,
    /// Whether the owner was changed meanwhile.
    is_overtaken: bool,
    /// Whether the owner is one of the customer's people.
    theirs: bool,
    left: bool,
    due: Option<Date>,
    /// The id of the coaching stage.
    stage: Option<String>,
    seen_on: Option<Date>,
    /// Whether the person had no plan yet.
    new: bool,
}

impl Typed {
    /// Writes the touched fields into the plan. Returns whether a line of text was overtaken.
    fn write_into(&self, form: &Form, plan: &mut BlockerPlan) -> bool {
        // In a new plan, suggestions count even if nobody typed over them.
        let takes = |key: FieldKey| self.new || form.is_field_touched(key);
        for (key, answer, to) in [
            (PERSUADABLE, self.persuadable, &mut plan.persuadable),
            (REASONABLE, self.reasonable, &mut plan.reasonable),
            (SPECIAL, self.special, &mut plan.special),
        ] {
            if form.is_field_touched(key) {
                *to = answer.map(Choice::from);
            }
        }
        if form.is_field_touched(PERSUADERS) {
            plan.persuaders.replace(self.persuaders.iter().copied());
        }
        if form.is_field_touched(ROUTE) {
            plan.route = self.route.map(Choice::from);
        }
        if plan.route.is_none() {
            plan.route = plan.proposed_route().map(Choice::from);
        }
        if self.theirs || form.is_field_touched(LEFT) {
            plan.left_to_customer = self.left;
        }
        if takes(DUE) {
            plan.due = self.due;
        }
        if takes(STAGE) {
            plan.stage = self.stage.as_deref().unwrap_or_default().into();
        }
        if takes(OWNER) {
            (plan.owner, plan.owner_id) = (self.owner.clone(), self.owner_id);
        }
        let overtaken = write_lines(form, plan);
        if form.is_field_touched(NEUTRALISED) || form.is_field_touched(NEUTRALISED_ON) {
            plan.neutralised_on = self.seen_on;
        }
        overtaken
    }
}

/// Returns the people best placed to persuade somebody, by the influence graph and the owner's answers, best first.
fn persuaders(deal: &Deal, playbook: &Playbook, id: StakeholderId) -> Vec<StakeholderId> {
    let reach = Reach::of(deal, Some(id), |person| judge(&playbook.model, &person.answers(&deal.owner)));
    reach.persuaders(id).into_iter().take(BEST).map(|one| one.id).collect()
}

/// Returns all others in the deal as answers, those best placed to persuade somebody first.
fn persuading(deal: &Deal, playbook: &Playbook, id: StakeholderId) -> Vec<Offer> {
    let best = persuaders(deal, playbook, id);
    let mut all = people(deal, Some(id));
    all.sort_by_key(|offer| best.iter().position(|one| Some(*one) == offer.person).unwrap_or(best.len()));
    all
}

/// Shows the question that the field in focus belongs to, and the way that follows from the answers so far.
pub(in crate::app) fn guide(playbook: &Playbook, form: &mut Form) {
    if !matches!(form.kind, FormKind::Plan(_)) {
        return;
    }
    let here = |keys: &[FieldKey]| keys.iter().any(|key| key.index(form) == form.focus);
    let question = if here(&[PERSUADABLE, PERSUADERS]) {
        Some(0)
    } else if here(&[REASONABLE]) {
        Some(1)
    } else if here(&[SPECIAL, CONCERN]) {
        Some(2)
    } else {
        None
    };
    form.lead = lead(playbook, question);
    let yes = |key: FieldKey| form.chosen(key).ok().flatten().map(|at| YesNo::ALL[at].into());
    let so_far = BlockerPlan {
        persuadable: yes(PERSUADABLE),
        reasonable: yes(REASONABLE),
        special: yes(SPECIAL),
        ..BlockerPlan::default()
    };
    let hint = match so_far.proposed_route() {
        Some(route) => format!("{}, from your first yes; → changes it", route.label()),
        None => "your first yes suggests one; → to choose".to_owned(),
    };
    let index = ROUTE.index(form);
    if let Some(field) = form.fields.get_mut(index) {
        field.hint = hint;
    }
}

/// Returns the line on top of the form while a question, or none, has the focus.
fn lead(playbook: &Playbook, question: Option<usize>) -> String {
    match question.and_then(|index| Some((index + 1, playbook.blocker_questions.get(index)?))) {
        Some((number, one)) => format!("{number} {} If so: {}. {}", one.question, one.route, one.how),
        None => format!("{STAKE} The first yes suggests the approach. Enter saves any time."),
    }
}

impl App {
    /// Returns all lines that may come on top of a form, so that room is kept for the longest.
    #[must_use]
    pub fn leads(&self, form: &Form) -> Vec<String> {
        if !matches!(form.kind, FormKind::Plan(_)) {
            return vec![form.lead.clone()];
        }
        let questions = (0..self.playbook.blocker_questions.len()).map(Some);
        questions.chain([None]).map(|question| lead(&self.playbook, question)).collect()
    }
}

/// Writes the touched lines of text. Returns whether one of them was overtaken.
fn write_lines(form: &Form, plan: &mut BlockerPlan) -> bool {
    form.write_each([(CONCERN, &mut plan.concern), (WHAT, &mut plan.what), (NEUTRALISED, &mut plan.neutralised)])
}

fn word(answer: Option<&Choice<YesNo>>) -> &'static str {
    answer.and_then(Choice::known).map_or("", Choices::label)
}

/// Returns yes and no as answers to one of the three questions; a yes says what to do then.
fn answers(playbook: &Playbook, index: usize) -> Vec<Offer> {
    // The lead above the fields already says how.
    let how = playbook.blocker_questions.get(index).map_or_else(String::new, |one| format!("If so: {}.", one.route));
    let no = if index + 1 < playbook.blocker_questions.len() {
        "Go to the next question."
    } else {
        "Plan to win without them."
    };
    vec![Offer::new("yes", how), Offer::new("no", no)]
}

fn left() -> Vec<Offer> {
    vec![Offer::new("no", "Someone on your team does it, with a due date."), Offer::new("yes", RISK)]
}
