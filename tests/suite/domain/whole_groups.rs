//! At random: what ties people together, and edits of it. Records are made as a file would hold them.

use super::whole_deals::{day, extra, id, name, text, time};
use super::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use stakemap::domain::record::action::Action;
use stakemap::domain::record::card::{Influence, Role};
use stakemap::domain::record::concern::{Concern, Progress};
use stakemap::domain::record::conversation::Conversation;
use stakemap::domain::record::inside_step::InsideStep;
use stakemap::domain::record::insight::beliefs::{BeliefStep, Reaction};
use stakemap::domain::record::insight::{Insight, SheetLine};
use stakemap::domain::record::kit::{KitLine, Release};
use stakemap::domain::record::plan::Route;
use stakemap::domain::record::relation::Relation;
use stakemap::domain::record::review::Review;
use stakemap::domain::record::stance::{Agreement, Degree, Position, Stance, Stood};
use std::sync::Arc;

type Field = (&'static str, BoxedStrategy<Value>);

/// A record with the first fields always and the others at times, and with what a newer version wrote.
fn a_record<T: DeserializeOwned + std::fmt::Debug>(must: Vec<Field>, may: Vec<Field>) -> BoxedStrategy<T> {
    let (must_names, must): (Vec<_>, Vec<_>) = must.into_iter().unzip();
    let (may_names, may): (Vec<_>, Vec<_>) = may.into_iter().map(|(name, of)| (name, option::of(of))).unzip();
    (must, may, extra())
        .prop_map(move |(must, may, extra)| {
            let must = must_names.iter().zip(must);
            let may = may_names.iter().zip(may).filter_map(|(name, value)| Some((name, value?)));
            let mut all: Map<String, Value> =
                must.chain(may).map(|(name, value)| ((*name).to_owned(), value)).collect();
            all.extend(extra);
            serde_json::from_value(Value::Object(all)).unwrap()
        })
        .boxed()
}

fn ids() -> BoxedStrategy<Value> {
    id().prop_map(|id| json!(id)).boxed()
}

fn texts() -> BoxedStrategy<Value> {
    text().prop_map(Value::from).boxed()
}

fn full_texts() -> BoxedStrategy<Value> {
    text().prop_filter("empty is not written", |text| !text.is_empty()).prop_map(Value::from).boxed()
}

fn days() -> BoxedStrategy<Value> {
    day().prop_map(|day| json!(day)).boxed()
}

fn times() -> BoxedStrategy<Value> {
    time().prop_map(|time| json!(time)).boxed()
}

fn words(known: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop_oneof![3 => select(known).prop_map(Value::from), 1 => texts()].boxed()
}

/// A set of words or people, with what no version wrote.
fn sets(known: &'static [&'static str]) -> BoxedStrategy<Value> {
    let one = prop_oneof![select(known).prop_map(str::to_owned), id().prop_map(|id| id.to_string()), text()];
    let all = proptest::collection::btree_map(one, prop_oneof![4 => Just(json!(true)), 1 => texts()], 1..3);
    all.prop_map(|all| Value::Object(all.into_iter().collect())).boxed()
}

fn signed(mut fields: Vec<Field>) -> Vec<Field> {
    fields.extend([("id", ids()), ("by", name().prop_map(Value::from).boxed()), ("at", times())]);
    fields
}

pub(super) fn relation() -> BoxedStrategy<Relation> {
    let kind = words(&["influences", "opposes", "sponsors"]);
    a_record(signed(vec![("from", ids()), ("to", ids()), ("kind", kind)]), vec![("evidence", full_texts())])
}

pub(super) fn conversation() -> BoxedStrategy<Conversation> {
    let must = vec![("on", days()), ("started", words(&["us", "customer"])), ("said", texts())];
    a_record(signed(must), vec![("with", sets(&["x"]))])
}

pub(super) fn action() -> BoxedStrategy<Action> {
    let done = a_record::<Value>(vec![("at", times()), ("by", texts())], Vec::new());
    let may = vec![("who", full_texts()), ("who_id", ids()), ("about", ids()), ("review", ids()), ("done", done)];
    a_record(vec![("id", ids()), ("what", texts()), ("due", days()), ("given", times()), ("by", texts())], may)
}

pub(super) fn review() -> BoxedStrategy<Review> {
    let asked = a_record::<Value>(
        signed(vec![("question", words(&["friend-champion", "silent"])), ("words", texts())]),
        vec![("about", ids()), ("answer", full_texts())],
    );
    let asked = vec(asked, 1..3).prop_map(Value::from).boxed();
    let must = vec![("id", ids()), ("started", times()), ("on", days()), ("coach", texts())];
    a_record(must, vec![("brief", Just(json!(true)).boxed()), ("ended", times()), ("asked", asked)])
}

pub(super) fn concern() -> BoxedStrategy<Concern> {
    let must = vec![("text", texts()), ("state", words(&["open", "working", "settled"]))];
    let over = words(&["problem", "solution", "supplier", "goal", "metrics"]);
    a_record(signed(must), vec![("of", sets(&["x"])), ("over", over), ("owner", full_texts()), ("owner_id", ids())])
}

pub(super) fn inside_step() -> BoxedStrategy<InsideStep> {
    let usual = words(&["problem", "finance", "board"]).prop_filter("empty", |one| *one != json!("")).boxed();
    let may = vec![("usual", usual), ("due", days()), ("done", days()), ("who", ids())];
    a_record(signed(vec![("name", texts())]), may)
}

pub(super) fn insight() -> BoxedStrategy<Insight> {
    let part = |may: Vec<Field>| a_record::<Value>(vec![("id", ids()), ("text", texts())], may);
    let some = |of: BoxedStrategy<Value>| vec(of, 1..3).prop_map(Value::from).boxed();
    let check = a_record::<Value>(
        signed(vec![
            ("test", words(&["top-of-mind", "teaches", "leads-back", "only-us"])),
            ("result", words(&["passed", "failed"])),
            ("on", days()),
        ]),
        vec![("evidence", full_texts()), ("from", ids())],
    );
    let yes = || Just(json!(true)).boxed();
    let driver = part(vec![
        ("under", ids()),
        ("weight", words(&["a-lot", "some", "a-little"])),
        ("added", yes()),
        ("raised", yes()),
        ("also_drives", sets(&["x"])),
    ]);
    let reaction = a_record::<Value>(
        signed(vec![("who", ids()), ("step", words(&["seen", "doubts-a", "agreed"])), ("on", days())]),
        vec![("evidence", full_texts())],
    );
    let differentiator = part(vec![("strengths", sets(&["unique", "valuable"])), ("moves", sets(&["x"]))]);
    let may = vec![
        ("today", full_texts()),
        ("missed", full_texts()),
        ("cost", full_texts()),
        ("proof", full_texts()),
        ("proof_missing", full_texts()),
        ("new_way", full_texts()),
        ("goals", some(part(vec![("measure", full_texts())]))),
        ("goal", ids()),
        ("drivers", some(driver)),
        ("reactions", some(reaction)),
        ("differentiators", some(differentiator)),
        ("leads_back", ids()),
        ("checks", some(check)),
        ("layer", words(&["general", "insight", "commercial-insight"])),
    ];
    a_record(signed(vec![("headline", texts())]), may)
}

pub(super) fn kit_line() -> BoxedStrategy<KitLine> {
    let release =
        a_record::<Value>(vec![("text", texts()), ("by", texts()), ("at", times())], vec![("who", full_texts())]);
    let line = words(&["title", "workshop-who", "inaction"]);
    a_record(signed(vec![("line", line)]), vec![("wording", full_texts()), ("released", release)])
}

/// Everything about the group that stands in the deal itself.
pub(super) fn deal_fields() -> BoxedStrategy<Map<String, Value>> {
    let mark = a_record::<Value>(
        signed(vec![("verifier", words(&["joint.problem", "explore"])), ("on", days()), ("evidence", texts())]),
        Vec::new(),
    );
    let snooze =
        a_record::<Value>(signed(vec![("alert", texts()), ("until", days()), ("reason", texts())]), Vec::new());
    let outcome = a_record::<Value>(
        vec![
            ("result", words(&["won", "lost", "no-decision"])),
            ("on", days()),
            ("why", texts()),
            ("by", texts()),
            ("at", times()),
        ],
        vec![("bought", words(&["premium", "cut-down"])), ("group", words(&["whole", "apart"]))],
    );
    let some = |of: BoxedStrategy<Value>| vec(of, 1..3).prop_map(Value::from).boxed();
    let lists = |of: Vec<Field>| a_record::<Map<String, Value>>(Vec::new(), of);
    lists(vec![
        ("relations", vec(relation(), 1..3).prop_map(|all| json!(all)).boxed()),
        ("conversations", vec(conversation(), 1..3).prop_map(|all| json!(all)).boxed()),
        ("actions", vec(action(), 1..3).prop_map(|all| json!(all)).boxed()),
        ("reviews", vec(review(), 1..3).prop_map(|all| json!(all)).boxed()),
        ("kit", vec(kit_line(), 1..3).prop_map(|all| json!(all)).boxed()),
        ("insights", vec(insight(), 1..3).prop_map(|all| json!(all)).boxed()),
        ("inside_steps", vec(inside_step(), 1..4).prop_map(|all| json!(all)).boxed()),
        ("concerns", vec(concern(), 1..3).prop_map(|all| json!(all)).boxed()),
        ("marks", some(mark)),
        ("snoozes", some(snooze)),
        ("stage", words(&["learn", "need", "criteria"]).prop_filter("empty", |one| *one != json!("")).boxed()),
        ("expected", any::<u32>().prop_map(Value::from).boxed()),
        ("cost_of_inaction", full_texts()),
        ("outcome", outcome),
    ])
}

/// Everything about the group that stands with a person.
pub(super) fn person_fields() -> BoxedStrategy<Map<String, Value>> {
    let card = a_record::<Value>(
        Vec::new(),
        vec![
            ("roles", sets(&["decides", "uses"])),
            ("department", full_texts()),
            ("reports_to", ids()),
            ("influence", words(&["few", "deciders"])),
            ("heard_by", full_texts()),
            ("references", full_texts()),
            ("contact", full_texts()),
            ("owner", full_texts()),
            ("owner_id", ids()),
            ("standing", words(&["not-found", "left", "interim", "on-leave", "unreachable"])),
            ("standing_on", days()),
            ("until", days()),
            ("link", ids()),
        ],
    );
    let motives = a_record::<Value>(
        Vec::new(),
        vec![
            ("holds_back", sets(&["job", "unwise"])),
            ("holds_back_words", full_texts()),
            ("gains", sets(&["career"])),
            ("gains_words", full_texts()),
            ("able", sets(&["clout"])),
        ],
    );
    let mind = a_record::<Value>(
        Vec::new(),
        vec![("goal", full_texts()), ("priorities", full_texts()), ("means", full_texts()), ("metrics", full_texts())],
    );
    let plan = a_record::<Value>(
        Vec::new(),
        vec![
            ("persuadable", words(&["yes", "no"])),
            ("persuaders", sets(&["x"])),
            ("route", words(&["direct", "concession"])),
            ("owner", full_texts()),
            ("owner_id", ids()),
            ("left_to_customer", Just(json!(true)).boxed()),
            ("due", days()),
            ("stage", full_texts()),
            ("neutralised", full_texts()),
            ("neutralised_on", days()),
        ],
    );
    let stance = a_record::<Value>(
        signed(vec![("topic", words(&["buy", "problem"])), ("level", words(&["for", "yes"])), ("on", days())]),
        vec![("evidence", full_texts())],
    );
    let note = a_record::<Value>(signed(vec![("text", texts())]), vec![("private", Just(json!(true)).boxed())]);
    let difference = a_record::<Value>(
        signed(vec![
            ("item", words(&["insight", "friend.introduces"])),
            ("between", texts()),
            ("and", texts()),
            ("first", words(&["once", "pressed"])),
            ("second", words(&["not-so", "accepted"])),
            ("answered", time().prop_map(|time| json!(time)).boxed()),
            ("since", days()),
        ]),
        vec![("settled", full_texts()), ("note", full_texts())],
    );
    a_record(
        Vec::new(),
        vec![
            ("card", card),
            ("motives", motives),
            ("mind", mind),
            ("plan", plan),
            ("stances", vec(stance, 1..3).prop_map(Value::from).boxed()),
            ("notes", vec(note, 1..3).prop_map(Value::from).boxed()),
            ("differences", vec(difference, 1..3).prop_map(Value::from).boxed()),
        ],
    )
}

/// One change of what ties people together.
/// What is changed about a driver.
#[derive(Debug, Clone, Copy)]
pub(super) enum Belief {
    Raised,
    Under,
    Drives,
    Dropped,
}

#[derive(Debug, Clone)]
pub(super) enum GroupEdit {
    Owner(String),
    Role(Role, bool),
    Influence(Influence),
    Boss(Index),
    Gains(String),
    Goal(String),
    Route(Route),
    Persuader(Index, bool),
    Stand(Degree, u32),
    Agree(Agreement, u32),
    Relate(Index, u32),
    Unrelate(Index),
    Log(Box<Conversation>, Index),
    Said(Index, String),
    Unlog(Index),
    Act(Box<Action>, Index),
    Finish(Index, u32),
    Drop(Index),
    Raise(Box<Concern>, Index),
    Review(Box<Review>, Index),
    Answered(Index, String),
    Teach(Box<Insight>, Index),
    Sheet(Index, SheetLine, String),
    Unteach(Index),
    Inside(Box<InsideStep>, Index, Index),
    InsideDue(Index, Option<Date>),
    InsideMove(Index, bool),
    InsideDrop(Index),
    Believe(Index, Index, Index, Belief),
    React(Index, BeliefStep, u32),
    Word(&'static str, String, u32),
    HandOut(&'static str, String, u32),
    Withdraw(&'static str, u32),
    Settle(Index, Progress),
    Cost(String),
    Stage(String),
}

pub(super) fn a_group_edit() -> impl Strategy<Value = GroupEdit> {
    use GroupEdit as E;
    let at = any::<Index>;
    let line = || select(&["title", "workshop-who"][..]);
    prop_oneof![
        text().prop_map(E::Owner),
        (select(&[Role::Decides, Role::Uses][..]), any::<bool>()).prop_map(|(role, is)| E::Role(role, is)),
        select(&[Influence::Few, Influence::Deciders][..]).prop_map(E::Influence),
        at().prop_map(E::Boss),
        text().prop_map(E::Gains),
        text().prop_map(E::Goal),
        select(&[Route::Direct, Route::Pressure][..]).prop_map(E::Route),
        (at(), any::<bool>()).prop_map(|(who, is)| E::Persuader(who, is)),
        (select(&[Degree::For, Degree::Against][..]), 5000..5400_u32).prop_map(|(one, number)| E::Stand(one, number)),
        (select(&[Agreement::Yes, Agreement::No][..]), 5500..5900_u32).prop_map(|(one, number)| E::Agree(one, number)),
        (at(), 6000..6900_u32).prop_map(|(to, number)| E::Relate(to, number)),
        at().prop_map(E::Unrelate),
        (conversation(), at()).prop_map(|(one, with)| E::Log(Box::new(one), with)),
        (at(), text()).prop_map(|(at, said)| E::Said(at, said)),
        at().prop_map(E::Unlog),
        (action(), at()).prop_map(|(one, about)| E::Act(Box::new(one), about)),
        (at(), 0..90_u32).prop_map(|(at, minute)| E::Finish(at, minute)),
        at().prop_map(E::Drop),
        (concern(), at()).prop_map(|(one, of)| E::Raise(Box::new(one), of)),
        (review(), at()).prop_map(|(one, about)| E::Review(Box::new(one), about)),
        (at(), text()).prop_map(|(at, answer)| E::Answered(at, answer)),
        (insight(), at()).prop_map(|(one, from)| E::Teach(Box::new(one), from)),
        (at(), select(&[SheetLine::Missed, SheetLine::ProofMissing][..]), text())
            .prop_map(|(at, line, text)| E::Sheet(at, line, text)),
        at().prop_map(E::Unteach),
        (inside_step(), at(), at()).prop_map(|(one, who, behind)| E::Inside(Box::new(one), who, behind)),
        (at(), option::of(day())).prop_map(|(at, due)| E::InsideDue(at, due)),
        (at(), any::<bool>()).prop_map(|(at, later)| E::InsideMove(at, later)),
        at().prop_map(E::InsideDrop),
        (at(), at(), at(), select(&[Belief::Raised, Belief::Under, Belief::Drives, Belief::Dropped][..]))
            .prop_map(|(one, driver, other, what)| E::Believe(one, driver, other, what)),
        (at(), select(&[BeliefStep::Seen, BeliefStep::Agreed][..]), 7000..7900_u32)
            .prop_map(|(one, step, number)| E::React(one, step, number)),
        (line(), text(), 8000..8300_u32).prop_map(|(line, text, number)| E::Word(line, text, number)),
        (line(), text(), 8300..8600_u32).prop_map(|(line, text, number)| E::HandOut(line, text, number)),
        (line(), 8600..8900_u32).prop_map(|(line, number)| E::Withdraw(line, number)),
        (at(), select(&[Progress::Working, Progress::Settled][..])).prop_map(|(at, state)| E::Settle(at, state)),
        text().prop_map(E::Cost),
        text().prop_map(E::Stage),
    ]
}

/// Makes an edit, about the person at this place where it is about one.
pub(super) fn apply_to_group(deal: &mut Deal, whom: Index, edit: GroupEdit) {
    use GroupEdit as E;
    let people: Vec<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
    let person = |at: Index| (!people.is_empty()).then(|| *at.get(&people));
    let Some(who) = person(whom) else { return };
    let record_of = |number: u32| record(u128::from(number));
    let act_of = |number: u32| Act { id: record_of(number), ..act("Ida", number % 90) };
    let stance = |what, number| Stance {
        id: record_of(number),
        what: Stood::Known(what),
        evidence: "said so in the meeting".into(),
        on: TODAY,
        by: "Ida".into(),
        at: at(i64::from(number % 90)),
        hearsay: [None, Some(true), Some(false)][number as usize % 3],
        extra: Map::new(),
    };
    match edit {
        E::Owner(owner) => deal.edit_card(who, |card| card.owner = owner.as_str().into()),
        E::Role(role, is) => deal.edit_card(who, |card| card.roles.set(role, is)),
        E::Influence(one) => deal.edit_card(who, |card| card.influence = Some(one.into())),
        E::Boss(boss) => deal.edit_card(who, |card| card.reports_to = person(boss)),
        E::Gains(words) => deal.edit_motives(who, |one| one.gains_words = words.as_str().into()),
        E::Goal(goal) => deal.edit_mind(who, |mind| mind.goal = goal.as_str().into()),
        E::Route(route) => deal.edit_plan(who, |plan| plan.route = Some(route.into())),
        E::Persuader(other, is) => {
            person(other).into_iter().for_each(|id| deal.edit_plan(who, |plan| plan.persuaders.set(id, is)));
        }
        E::Stand(degree, number) => deal.take_stance(who, stance(Position::Advocate(degree), number)),
        E::Agree(one, number) => deal.take_stance(who, stance(Position::Problem(one), number)),
        E::Relate(to, number) => {
            let to = person(to).unwrap_or(who);
            // An id stands once in a list; entries that share one have their own test.
            let id = record_of(number);
            if deal.relations.iter().all(|one| one.id != id) {
                let kind = stakemap::domain::record::relation::RelationKind::Influences.into();
                let (evidence, by, extra) = ("asked her first".into(), "Ida".into(), Map::new());
                deal.relate(Relation { id, from: who, to, kind, evidence, by, at: at(0), extra });
            }
        }
        E::Unrelate(one) => {
            let all: Vec<_> = deal.relations.iter().map(|one| one.id).collect();
            (!all.is_empty()).then(|| *one.get(&all)).into_iter().for_each(|id| deal.unrelate(id));
        }
        E::Log(mut one, with) => {
            person(with).into_iter().for_each(|id| one.with.set(id, true));
            if deal.conversations.iter().all(|known| known.id != one.id) {
                deal.log(*one);
            }
        }
        E::Said(one, said) => of(&deal.conversations, one, |one| one.id)
            .into_iter()
            .for_each(|id| edit_conversation(deal, id, |one| one.said = said.as_str().into())),
        E::Unlog(one) => of(&deal.conversations, one, |one| one.id)
            .into_iter()
            .for_each(|id| deal.conversations.retain(|one| one.id != id)),
        E::Act(mut one, about) => {
            one.about = person(about);
            one.who_id = one.who_id.and(person(about));
            if deal.actions.iter().all(|known| known.id != one.id) {
                deal.plan_action(*one);
            }
        }
        E::Finish(one, minute) => {
            of(&deal.actions, one, |one| one.id).into_iter().for_each(|id| deal.finish_action(id, act("Ida", minute)));
        }
        E::Drop(one) => of(&deal.actions, one, |one| one.id).into_iter().for_each(|id| deal.drop_action(id)),
        E::Raise(mut one, of) => {
            person(of).into_iter().for_each(|id| one.of.set(id, true));
            one.owner_id = one.owner_id.and(person(of));
            if deal.concerns.iter().all(|known| known.id != one.id) {
                deal.raise(*one);
            }
        }
        E::Review(mut one, about) => {
            one.asked.iter_mut().for_each(|asked| asked.about = person(about));
            if deal.reviews.iter().all(|known| known.id != one.id) {
                deal.begin_review(*one);
            }
        }
        E::Answered(one, answer) => of(&deal.reviews, one, |one| one.id).into_iter().for_each(|id| {
            deal.edit_review(id, |review| {
                review.asked.iter_mut().for_each(|asked| asked.answer = answer.as_str().into());
            });
        }),
        E::Teach(mut one, from) => {
            one.checks.iter_mut().for_each(|check| check.from = check.from.and(person(from)));
            one.reactions.iter_mut().for_each(|reaction| reaction.who = person(from).unwrap_or(who));
            if deal.insights.iter().all(|known| known.id != one.id) {
                deal.add_insight(*one);
            }
        }
        E::Sheet(one, line, text) => of(&deal.insights, one, |one| one.id)
            .into_iter()
            .for_each(|id| deal.edit_insight(id, |one| *one.line_mut(line) = text.as_str().into())),
        E::Unteach(one) => of(&deal.insights, one, |one| one.id).into_iter().for_each(|id| deal.drop_insight(id)),
        E::Inside(mut one, who, behind) => {
            one.who = one.who.and(person(who));
            if deal.inside_step(one.id).is_none() {
                let behind = of(&deal.inside_steps, behind, |one| one.id);
                deal.add_inside_step(*one, behind);
            }
        }
        E::InsideDue(one, due) => of(&deal.inside_steps, one, |one| one.id)
            .into_iter()
            .for_each(|id| deal.edit_inside_step(id, |step| step.due = due)),
        E::InsideMove(one, later) => {
            of(&deal.inside_steps, one, |one| one.id).into_iter().for_each(|id| deal.move_inside_step(id, later));
        }
        E::InsideDrop(one) => {
            of(&deal.inside_steps, one, |one| one.id).into_iter().for_each(|id| deal.drop_inside_step(id));
        }
        E::Believe(one, driver, other, what) => of(&deal.insights, one, |one| one.id)
            .into_iter()
            .for_each(|id| deal.edit_insight(id, |one| believe(one, driver, other, what))),
        E::React(one, step, number) => {
            let (id, on, extra) = (record_of(number), TODAY, Map::new());
            let (evidence, by, at) = ("said so".into(), "Ida".into(), at(i64::from(number % 90)));
            let reaction = Reaction { id, who, step: step.into(), evidence, on, by, at, extra };
            of(&deal.insights, one, |one| one.id)
                .into_iter()
                .for_each(|id| deal.edit_insight(id, |one| one.react(reaction.clone())));
        }
        E::Word(line, text, number) => {
            deal.edit_kit_line(line, act_of(number), |one| one.wording = text.as_str().into());
        }
        E::HandOut(line, text, number) => deal.edit_kit_line(line, act_of(number), |one| {
            let (who, by, at) = ("".into(), "Kim".into(), act_of(number).at);
            one.released = Some(Release { who, text: text.as_str().into(), by, at, extra: Map::new() });
        }),
        E::Withdraw(line, number) => deal.edit_kit_line(line, act_of(number), |one| one.released = None),
        E::Settle(one, state) => {
            let all: Vec<_> = deal.concerns.iter().map(|one| one.id).collect();
            let id = (!all.is_empty()).then(|| *one.get(&all));
            id.into_iter().for_each(|id| deal.edit_concern(id, |concern| concern.state = state.into()));
        }
        E::Cost(cost) => deal.cost_of_inaction = cost.as_str().into(),
        E::Stage(stage) => deal.stage = stage.as_str().into(),
    }
}

fn believe(insight: &mut Insight, driver: Index, other: Index, what: Belief) {
    let all: Vec<RecordId> = insight.drivers.iter().map(|one| one.id).collect();
    if all.is_empty() {
        return;
    }
    let (driver, other) = (*driver.get(&all), *other.get(&all));
    match what {
        Belief::Raised => insight.edit_driver(driver, |one| one.raised = !one.raised),
        Belief::Under => insight.edit_driver(driver, |one| one.under = Some(other)),
        Belief::Drives => insight.edit_driver(driver, |one| one.also_drives.set(other, true)),
        Belief::Dropped => insight.drop_driver(driver),
    }
}

fn of<T>(all: &[Arc<T>], at: Index, id: impl Fn(&T) -> RecordId) -> Option<RecordId> {
    (!all.is_empty()).then(|| id(&all[at.index(all.len())]))
}
