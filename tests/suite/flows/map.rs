//! The map: opened, turned, walked over, lines drawn and taken away; and where its boxes and lines lie.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::group::{Group, crowd, twelve};
use proptest::prelude::*;
use stakemap::app::drawn_map::Drawn;
use stakemap::app::graph_layout::{Direction, Drawing, Node, layout};
use stakemap::app::overlays::map::{Map, View};
use stakemap::domain::judge::reach::{MapRelation, MapRelationKind};
use stakemap::domain::record::id::StakeholderId;
use stakemap::domain::record::relation::RelationKind;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use uuid::Uuid;

fn map(session: &Session) -> (&Map, &Drawn) {
    session.app.map().expect("the map is open")
}

#[test]
fn it_opens_turns_and_closes() {
    let mut session = twelve().open();
    session.keys("m").sees("Map 1/3").sees("12 people");
    session.keys("m").sees("Map 2/3").sees("influences");
    session.keys("<tab>").sees("Map 3/3").sees("nobody decides yet").sees("never met");
    session.keys("m").sees("Map 1/3").keys("<shift-tab>").sees("Map 3/3");
    session.keys("q").sees_no("Map ");
    session.keys("m<esc>").sees_no("Map ");
}

#[test]
fn names_on_the_field_have_one_form_and_every_sign_is_explained() {
    let mut session = Session::in_example();
    session.keys("m");
    for (size, here, not) in [
        ((60, 18), vec!["(M✓)MD", "[B]OB", " M! TB"], vec!["Tomasz"]),
        ((80, 24), vec!["(M✓) Mirela ", "[B]  Ottilie", "M!  Tomasz"], vec!["(MD)", "Ottilie B"]),
        ((200, 50), vec!["(M✓) Mirela Dantu ", "[B]  Ottilie Brandt", "M!  Tomasz Bielik"], vec!["(MD)"]),
    ] {
        session.size = size;
        here.iter().for_each(|text| _ = session.sees(text));
        not.iter().for_each(|text| _ = session.sees_no(text));
    }
    session.size = (80, 24);
    for words in ["[ ] decision makers listen", "B Blocker", "T Talker", "M! didn't deliver", "? not screened"] {
        session.sees(words);
    }
    session.sees("(M✓) Mirela Dantu: confirmed Mobilizer: we saw them deliver a task; other");
}

#[test]
fn a_graph_too_wide_for_the_window_has_given_names() {
    let mut session = Session::in_example();
    session.size = (200, 50);
    session.keys("mm").sees("Mirela Dantu ◁").sees("Tomasz Bielik");
    session.size = (120, 40);
    session.sees("Mirela ◁").sees(" Tomasz ").sees_no("Tomasz B");
    for sign in
        ["──▶ influences", "╌╌▷ leads", "══◆ sponsors", "┈┈╳ opposes", "M Mobilizer", "[ ] decision makers listen"]
    {
        session.sees(sign);
    }
}

#[test]
fn a_deal_without_people_has_no_map_and_says_why() {
    let mut session = Session::in_deal();
    session.keys("m").says("Nobody here yet");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn the_selection_is_the_deals_own_and_enter_lands_on_it() {
    let mut session = twelve().open();
    session.keys("2m<left>");
    let there = session.selected().to_owned();
    assert_ne!(there, "Dev Patel");
    session.keys("mm");
    assert_eq!(session.selected(), there, "the views share it");
    session.keys("<enter>");
    assert!(session.app.overlays.is_empty());
    assert_eq!(session.selected(), there);
    assert_eq!(session.app.scopes()[0], stakemap::app::command::Scope::People);
}

#[test]
fn a_filter_that_hides_somebody_goes_when_the_map_comes_to_them() {
    let mut session = twelve().open();
    session.keys("/dev<enter>m<left>");
    assert_ne!(session.selected(), "Dev Patel");
    session.keys("<esc>");
    assert_eq!(session.open().people.count(), 13);
}

#[test]
fn a_line_is_drawn_signed_undone_and_drawn_again() {
    let mut session = twelve().open();
    session.keys("mma").sees("Connect Dev Patel to which person?");
    session.keys("ines<enter>").sees("Dev Patel influences Ines Okafor").sees("Ines Okafor reports to Dev Patel");
    session.keys("<enter>").sees("What did you see");
    session.keys("asked him first<enter>").says("Dev Patel influences Ines Okafor");
    let drawn = session.deal().relations.last().unwrap().clone();
    assert_eq!((drawn.by.as_str(), drawn.evidence.as_str()), ("Kim Osei", "asked him first"));
    assert_eq!(session.deal().history.last().unwrap().what.as_str(), "Dev Patel influences Ines Okafor");
    session.sees("Dev Patel reaches 8 of 11");
    session.keys("u").sees("Dev Patel reaches 6 of 11");
    session.keys("<ctrl-r>").sees("Dev Patel reaches 8 of 11");
    assert!(session.is_saved());
}

#[test]
fn a_line_of_reporting_stands_on_the_card() {
    let mut session = twelve().open();
    session.keys("mmalucia<enter>").keys("reports<down><enter>").says("Lucia Ferri reports to Dev Patel");
    let dev = session.person("Dev Patel").id;
    assert_eq!(session.person("Lucia Ferri").card().reports_to, Some(dev));
}

#[test]
fn a_line_is_taken_away_and_the_only_one_without_asking() {
    let mut session = twelve().open();
    session.keys(":Petra<enter>mmx").says("removed: Petra Hahn reports to Marek Dvorak");
    assert_eq!(session.person("Petra Hahn").card().reports_to, None);
    session.keys("x").says("Nobody is connected to Petra Hahn yet");
    session.keys("u");
    assert!(session.person("Petra Hahn").card().reports_to.is_some());
    session
        .keys("<esc>:Ann Lee<enter>mmx")
        .sees("Remove which line?")
        .keys("opposes<enter>")
        .says("Ann Lee opposes Dev Patel");
    assert!(session.deal().relations.iter().all(|one| one.kind.known() != Some(RelationKind::Opposes)));
}

#[test]
fn what_is_typed_about_a_line_survives_a_death() {
    let mut session = twelve().open();
    session.keys("mmaines<enter><enter>asked him");
    session.kill();
    session.keys("k").sees("asked him").sees("Dev Patel influences Ines Okafor");
}

#[test]
fn in_a_deal_that_cannot_be_changed_no_line_can() {
    let mut session = crate::support::states::read_only();
    session.keys("mmaa<enter><enter>").says("Not changed");
}

#[test]
fn undoing_somebody_away_leaves_the_map_in_order() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("muu").sees("Map 1/3");
    session.keys("<down>m");
    session.paint();
    session.keys("q").sees("Nobody here yet");
}

#[test]
fn why_somebody_is_influential_is_said_of_who_is_selected() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("e<tab><tab><tab><tab><tab><tab>the board asks her first<enter>");
    session
        .keys("gmm")
        .sees_no("the board asks her")
        .keys("<down>")
        .sees("Who listens to Ida Berg: the board asks her");
    session.keys("v").sees_no("the board asks her").sees_no("Who listens to");
}

#[test]
fn what_is_drawn_is_worked_out_once_for_a_deal() {
    let mut session = twelve().open();
    session.keys("mm");
    let before = std::ptr::from_ref(map(&session).1.graph.drawing.nodes.as_slice());
    session.keys("<right><left>?<esc>");
    session.paint();
    assert_eq!(std::ptr::from_ref(map(&session).1.graph.drawing.nodes.as_slice()), before);
}

#[test]
fn the_graph_can_be_seen_from_nearer() {
    let mut session = crowd(40).open();
    session
        .keys("mm<right>-")
        .sees("2 lines around")
        .keys("-")
        .sees("1 line around")
        .keys("-")
        .says("can't zoom in further");
    session.keys("++++").sees("40 people").keys("+").says("Everyone is shown");
    session.keys("m-").says("You can only zoom the lines");
}

#[test]
fn a_deal_of_5_000_people_opens_and_says_what_it_left_out() {
    let mut session = crowd(5_000).open();
    session.keys("m").sees("400 of 5000 people").keys("mm<end><home>").sees("400 of 5000 people");
}

#[test]
fn everybody_is_in_every_view() {
    let mut session = crowd(40).open();
    session.keys("m");
    let (_, drawn) = map(&session);
    assert_eq!(drawn.field.dots().count(), 40);
    assert_eq!(drawn.graph.drawing.nodes.len() + drawn.graph.more, 40);
    let covered: BTreeSet<StakeholderId> = drawn.coverage.rows().map(|row| row.id).collect();
    assert_eq!(covered.len(), 40);
}

/// Everybody whom arrow keys lead to from the selected person.
fn led_to(session: &mut Session, view: View) -> BTreeSet<StakeholderId> {
    session.keys("m");
    while map(session).0.view != view {
        session.keys("m");
    }
    let (map, drawn) = map(session);
    let start = *drawn.people.keys().next().unwrap();
    let mut found = BTreeSet::from([start]);
    let mut waiting = VecDeque::from([start]);
    while let Some(at) = waiting.pop_front() {
        for way in [Direction::Left, Direction::Right, Direction::Up, Direction::Down] {
            let next = match map.view {
                View::Field => drawn.field.next(at, way),
                View::Lines => drawn.graph.next(at, way),
                View::Coverage => unreachable!("a table is walked by rows"),
            };
            if let Some(next) = next.filter(|next| found.insert(*next)) {
                waiting.push_back(next);
            }
        }
    }
    found
}

#[test]
fn arrow_keys_lead_to_everybody() {
    for group in [twelve as fn() -> Group, || crowd(40), || crowd(120)] {
        for view in [View::Field, View::Lines] {
            let mut session = group().open();
            let found = led_to(&mut session, view);
            let (_, drawn) = map(&session);
            let shown = if view == View::Lines { drawn.graph.drawing.nodes.len() } else { drawn.people.len() };
            assert_eq!(found.len(), shown, "{view:?}");
        }
    }
    let mut session = twelve().open();
    session.keys("mmm<home>");
    let rows = map(&session).1.coverage.rows().count();
    for _ in 1..rows {
        session.keys("<down>");
    }
    assert_eq!(map(&session).0.row, rows - 1);
}

fn person(number: u8) -> StakeholderId {
    StakeholderId(Uuid::from_u128(u128::from(number) + 1))
}

fn kinds() -> impl Strategy<Value = MapRelationKind> {
    prop_oneof![
        Just(MapRelationKind::Influences),
        Just(MapRelationKind::Sponsors),
        Just(MapRelationKind::Leads),
        Just(MapRelationKind::Opposes)
    ]
}

fn is_in(node: &Node, (x, y): (i32, i32)) -> bool {
    y == node.y && (node.x..node.x + node.width).contains(&x)
}

fn check(people: &[StakeholderId], relations: &[MapRelation], drawing: &Drawing) -> Result<(), TestCaseError> {
    let shown: BTreeSet<StakeholderId> = drawing.nodes.iter().map(|node| node.id).collect();
    prop_assert_eq!(shown.len(), people.len());
    prop_assert_eq!(drawing.wires.len(), relations.len());
    for (place, node) in drawing.nodes.iter().enumerate() {
        prop_assert!(node.x >= 0 && node.y >= 0 && node.x + node.width <= drawing.width && node.y < drawing.height);
        for other in &drawing.nodes[place + 1..] {
            let apart = node.y != other.y || node.x + node.width <= other.x || other.x + other.width <= node.x;
            prop_assert!(apart, "{node:?} lies over {other:?}");
        }
    }
    for wire in &drawing.wires {
        let node = |id| drawing.nodes.iter().find(|node| node.id == id).unwrap();
        let (from, to) = (node(wire.relation.from), node(wire.relation.to));
        let (first, last) = (*wire.path.first().unwrap(), *wire.path.last().unwrap());
        let beside = |node: &Node, (x, y): (i32, i32)| y == node.y && (x == node.x - 1 || x == node.x + node.width);
        prop_assert!(beside(from, first) && beside(to, last), "{wire:?} from {from:?} to {to:?}");
        prop_assert!(wire.path.contains(&wire.head.at));
        for pair in wire.path.windows(2) {
            prop_assert_eq!(pair[0].0.abs_diff(pair[1].0) + pair[0].1.abs_diff(pair[1].1), 1);
        }
        for cell in &wire.path {
            prop_assert!(drawing.pieces.contains_key(cell));
            let over = drawing.nodes.iter().find(|node| is_in(node, *cell));
            prop_assert!(over.is_none(), "a line from {from:?} to {to:?} lies over {over:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn boxes_lie_apart_and_lines_run_between_theirs(
        count in 2_u8..20,
        drawn in proptest::collection::btree_set((0_u8..20, 0_u8..20, kinds()), 0..40),
    ) {
        let people: Vec<StakeholderId> = (0..count).map(person).collect();
        let relations: Vec<MapRelation> = drawn
            .into_iter()
            .filter(|(from, to, _)| from != to && *from < count && *to < count)
            .map(|(from, to, kind)| MapRelation { from: person(from), to: person(to), kind, id: None })
            .collect();
        let drawing = layout(&people, &relations, |id| 6 + i32::try_from(id.0.as_u128() % 9).unwrap());
        check(&people, &relations, &drawing)?;
    }

    /// Two lines that share a cell cross in it, or begin or end at one box.
    #[test]
    fn lines_of_different_boxes_never_run_in_one_another(
        drawn in proptest::collection::btree_set((0_u8..14, 0_u8..14), 0..30),
    ) {
        let people: Vec<StakeholderId> = (0..14).map(person).collect();
        let relations: Vec<MapRelation> = drawn
            .into_iter()
            .filter(|(from, to)| from < to)
            .map(|(from, to)| MapRelation { from: person(from), to: person(to), kind: MapRelationKind::Influences, id: None })
            .collect();
        let drawing = layout(&people, &relations, |_| 8);
        for (place, a) in drawing.wires.iter().enumerate() {
            for b in &drawing.wires[place + 1..] {
                if a.relation.from == b.relation.from || a.relation.to == b.relation.to {
                    continue;
                }
                let steps = |path: &[(i32, i32)]| -> BTreeSet<((i32, i32), (i32, i32))> {
                    path.windows(2).map(|pair| (pair[0].min(pair[1]), pair[0].max(pair[1]))).collect()
                };
                let both = steps(&a.path).intersection(&steps(&b.path)).count();
                prop_assert_eq!(both, 0, "{:?} and {:?}", a.relation, b.relation);
            }
        }
    }
}

#[test]
fn a_circle_is_drawn_from_the_first_of_the_people() {
    let people: Vec<StakeholderId> = (0..3).map(person).collect();
    let relation =
        |from, to| MapRelation { from: person(from), to: person(to), kind: MapRelationKind::Influences, id: None };
    let drawing = layout(&people, &[relation(0, 1), relation(1, 2), relation(2, 0)], |_| 8);
    let column = |id| drawing.nodes.iter().find(|node| node.id == id).unwrap().column;
    assert_eq!([0, 1, 2].map(|one| column(person(one))), [0, 1, 2]);
    assert_eq!(drawing.wires[2].head.way, Direction::Left, "what closes the circle points back");
}

#[test]
fn a_change_from_elsewhere_shows_on_the_open_map() {
    let mut session = twelve().open();
    session.keys("mm").sees("Dev Patel reaches 6 of 11");
    session.elsewhere("Rosa Moreau", "remove lines", |deal| deal.relations.clear());
    session.sees("Nobody we know listens to Dev Patel");
    let deal = Arc::clone(session.deal());
    assert!(deal.relations.is_empty());
}

#[test]
fn the_longest_chain_with_the_longest_lines_is_drawn_too() {
    let people: Vec<StakeholderId> = (0..=199).map(person).collect();
    let relation =
        |from, to| MapRelation { from: person(from), to: person(to), kind: MapRelationKind::Influences, id: None };
    let chain = (0..199).map(|one| relation(one, one + 1));
    let all = chain
        .chain((0..199).map(|one| relation(one / 2, 199 - one / 3)))
        .filter(|relation| relation.from != relation.to);
    let relations: Vec<MapRelation> = all.collect::<BTreeSet<MapRelation>>().into_iter().collect();
    check(&people, &relations, &layout(&people, &relations, |_| 8)).unwrap();
}

#[test]
fn nobody_comes_to_report_to_whom_they_lead() {
    let mut session = twelve().open();
    session.keys("mmasven<enter>").keys("reports<enter>").says("Dev Patel reports to Sven Aalto");
    session.keys("u").keys("asven<enter>").keys("reports<down><enter>").says("it would be a circle");
    let sven = session.person("Sven Aalto");
    assert_eq!(sven.card().reports_to, None);
}
