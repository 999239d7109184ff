//! The plan for a Blocker: three questions in order, the way that the first yes proposes, who of ours owns it; and how a
//! deal ended.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::session::TODAY;
use jiff::ToSpan;
use serde_json::Map;
use stakemap::domain::judge::verdict::GroupWord;
use stakemap::domain::record::answer::Item;
use stakemap::domain::record::choice::Choice;
use stakemap::domain::record::deal::Act;
use stakemap::domain::record::id::RecordId;
use stakemap::domain::record::outcome::Ending;
use stakemap::domain::record::plan::{BlockerPlan, Route};
use stakemap::domain::record::profile::ProfileGroup;
use stakemap::domain::record::relation::{Relation, RelationKind};
use uuid::Uuid;

/// The verdict on whoever surely blocks.
const BLOCKS: Option<(ProfileGroup, GroupWord)> = Some((ProfileGroup::Blocker, GroupWord::Likely));

fn two() -> Session {
    let mut session = Session::with_people(&["Dev Patel", "Ann Lee"]);
    // Wide enough that no sentence is wrapped.
    session.size = (240, 40);
    session.elsewhere("Rosa", "who listens to whom", |deal| {
        let (from, to) = (deal.stakeholders[0].id, deal.stakeholders[1].id);
        deal.relate(Relation {
            id: RecordId(Uuid::from_u128(5)),
            from,
            to,
            kind: RelationKind::Influences.into(),
            evidence: "Ann asks him first".into(),
            by: "Rosa".into(),
            at: jiff::Timestamp::UNIX_EPOCH,
            extra: Map::new(),
        });
    });
    session
}

fn plan(session: &Session) -> BlockerPlan {
    session.person("Ann Lee").plan.as_deref().cloned().unwrap_or_default()
}

#[test]
fn three_keys_make_a_plan_with_a_way_an_owner_a_day_and_a_stage() {
    let mut session = two();
    let before = session.pressed;
    session.keys("by<enter>");
    assert_eq!(session.pressed - before, 3);
    let plan = plan(&session);
    assert_eq!((plan.route(), plan.owner.as_str(), plan.stage.as_str()), (Some(Route::Pressure), "Kim", "trade-offs"));
    assert_eq!(plan.due, Some(TODAY + 14.days()));
    assert!(plan.is_complete());
    session.keys("2").sees("social pressure").sees("before coaching stage “Trade-offs” (Kim)");
    session.keys("u").says("Undone");
    assert!(session.person("Ann Lee").plan.is_none());
}

#[test]
fn nothing_typed_is_no_plan() {
    let mut session = two();
    session.keys("b<enter>").sees("Answer a question, or");
    assert!(session.person("Ann Lee").plan.is_none());
    session.keys("y<enter>");
    assert!(plan(&session).is_complete());
    session.keys("b<enter>").sees_no("Answer a question, or say");
}

#[test]
fn those_they_listen_to_are_proposed_first() {
    let mut session = two();
    session.keys("by<tab>").sees("they listen to Dev Patel").keys("<right><enter>");
    let dev = session.person("Dev Patel").id;
    assert!(plan(&session).persuaders.has(dev));
    session.keys("2").sees("social pressure through Dev Patel");
}

#[test]
fn the_first_yes_proposes_the_way_and_another_can_be_chosen() {
    for (answers, way) in [("n<tab><tab>y", Route::Direct), ("n<tab><tab>n<tab>y", Route::Concession)] {
        let mut session = two();
        session.keys("b").keys(answers).keys("<enter>");
        assert_eq!(plan(&session).route(), Some(way), "{answers}");
    }
    let mut session = two();
    session
        .keys("by<tab><tab>n<tab>y")
        .sees("3 Is there one specific concern?")
        .keys("<tab>Loses the maintenance budget<tab>")
        .sees("social pressure, from your first yes");
    session.keys("conc<enter>");
    let plan = plan(&session);
    assert_eq!((plan.route(), plan.concern.as_str()), (Some(Route::Concession), "Loses the maintenance budget"));
}

#[test]
fn leaving_it_to_the_customer_is_possible_and_says_what_it_risks() {
    let mut session = two();
    let to_left = "<tab>".repeat(8);
    session.keys("by").keys(&to_left).keys("yes").sees("months can go by").keys("<enter>");
    session.says("You're relying on the customer.").says("What will you do about Ann Lee yourself?");
    let plan = plan(&session);
    assert!(plan.left_to_customer && !plan.is_complete());
    session.keys("2").sees("to the customer: what are you doing yourself?)");
}

#[test]
fn a_plan_that_is_overdue_says_so_until_they_no_longer_block() {
    let mut session = two();
    session.keys("by<enter>").wait(20.days()).keys("2").sees("overdue since");
    session.keys("b<shift-tab><shift-tab>Sent her own figures to the group<tab>-1d<enter>");
    assert!(plan(&session).is_neutralised());
    session.sees("no longer blocking: Sent her own figures").sees_no("overdue");
}

#[test]
fn what_was_not_touched_stays_as_somebody_else_left_it() {
    let mut session = two();
    session.keys("by<enter>").keys("b<tab><tab><tab><tab><tab><tab>Meet her alone");
    session.elsewhere("Rosa", "take the plan over", |deal| {
        let id = deal.stakeholders[1].id;
        deal.edit_plan(id, |plan| plan.owner = "Rosa".into());
    });
    session.keys("<enter>");
    assert_eq!((plan(&session).owner.as_str(), plan(&session).what.as_str()), ("Rosa", "Meet her alone"));
}

#[test]
fn how_a_deal_ended_shows_above_and_in_hindsight_and_can_be_taken_back() {
    let mut session = two();
    session.keys("Olost<tab>-2d<tab>").keys("<enter>").sees("Say why");
    session.keys("The controller was never met<enter>").sees("How it went").keys("<esc>");
    let outcome = session.deal().outcome.as_ref().unwrap();
    assert_eq!((outcome.result.clone(), outcome.by.as_str()), (Choice::Known(Ending::Lost), "Kim"));
    session.sees("LOST, THU 19 NOV").keys("2").sees("In hindsight").keys("O<ctrl-u><enter>");
    assert!(session.deal().outcome.is_none());
    session.keys("u");
    assert!(session.deal().outcome.is_some());
}

#[test]
fn a_plan_that_relies_on_somebody_who_is_opposed_says_so() {
    let mut session = Session::with_people(&["Dev Patel", "Rana Odeh"]);
    session.keys("/rana<enter>wopposed<tab><tab>Against it<enter><esc>/dev<enter>");
    session.keys("by<tab>Rana Odeh<enter>").says("but Rana Odeh is opposed");
    assert_eq!(session.person("Dev Patel").plan.as_ref().map(|plan| plan.persuaders.count()), Some(1));
}

#[test]
fn whoever_says_that_they_are_in_favor_is_not_to_be_won_over() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.size = (240, 40);
    session.keys("s<enter>413<esc>2");
    let is_blocker = |session: &Session| session.verdict("Ann Lee").group == BLOCKS;
    session.elsewhere("Rosa", "what she does", |deal| {
        let id = deal.stakeholders[0].id;
        for (number, item) in (70..).zip(["blocker.stability-for-itself", "blocker.projects-distract"]) {
            let answer = Item::from_id(item).and_then(|item| item.answer("repeated")).unwrap();
            let act = Act { id: RecordId(Uuid::from_u128(number)), by: "Kim", at: jiff::Timestamp::UNIX_EPOCH };
            deal.answer(id, act, answer);
        }
    });
    assert!(is_blocker(&session), "{:?}", session.verdict("Ann Lee").group);
    session.sees("in charge of winning them over");
    session.keys("w<ctrl-u>for<tab><tab>signed the request<enter>2").sees_no("winning them over");
    session.sees("Find out which is true: their stance, or what they did.");
    session
        .keys("!")
        .sees("there's no plan, but their stance is in favor")
        .sees("Find out which is true: their stance, or what they did. Then")
        .keys("<esc>");
    session.keys("by<enter>2").sees("Their stance is in favor now. If the plan worked,");
    let mut won = Session::with_people(&["Ann Lee"]);
    won.keys("wfor<enter>b")
        .says("Ann Lee is already in favor, and plans are for Blockers")
        .keys("b")
        .sees("Plan for Ann Lee");
}
