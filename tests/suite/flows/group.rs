//! The view of the group: single yeses apart from the collective one, disconnects, learning, where the purchase stands.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::states::whole_group;
use stakemap::domain::judge::agreed::{Collective, collective, pile};
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::concern::{Matter, Progress};
use stakemap::domain::record::stance::{Agreement, Position, Topic};

fn three() -> Session {
    let mut session = Session::with_people(&["Ann Lee", "Dev Patel", "Ida Berg"]);
    session.size = (160, 40);
    session
}

#[test]
fn the_view_opens_on_the_selected_person_and_a_digit_says_what_they_agree_to() {
    let mut session = three();
    session.keys("o").sees("Agreement").keys("1").says("Ida Berg: problem, yes");
    assert_eq!(session.person("Ida Berg").position(Topic::Problem), Some(Position::Problem(Agreement::Yes)));
    session.keys("<right>2<right>3");
    assert_eq!(session.person("Ida Berg").position(Topic::Solution), Some(Position::Solution(Agreement::Unsure)));
    assert_eq!(session.person("Ida Berg").position(Topic::Supplier), Some(Position::Supplier(Agreement::No)));
    assert_eq!(session.person("Ida Berg").stances[0].by, "Kim");
    session.keys("u").says("Undone").keys("x");
    session.sees("unknown");
}

#[test]
fn what_shows_an_agreement_is_asked_with_its_day() {
    let mut session = three();
    session.keys("og<enter>yes<tab>Put it on the board’s list<tab>-3d<enter>");
    let stance = session.person("Ann Lee").stance(Topic::Problem).unwrap();
    assert_eq!(
        (stance.evidence.as_str(), stance.on.to_string().as_str()),
        ("Put it on the board’s list", "2026-11-18")
    );
    session.sees("Put it on the board’s list").sees("1 of 3 yes");
    session.keys("<enter><tab><tab>+3d<enter>").sees("is in the future");
}

#[test]
fn the_form_offers_the_best_first_as_the_keys_do_and_files_keep_their_meaning() {
    for (presses, agreement) in [(1, Agreement::Yes), (2, Agreement::Unsure), (3, Agreement::No)] {
        let mut session = three();
        session.keys("o<enter>").sees("yes · unsure · no").keys(&"<right>".repeat(presses)).keys("<enter>");
        assert_eq!(session.person("Ida Berg").position(Topic::Problem), Some(Position::Problem(agreement)));
        let (mut by_key, digit) = (three(), presses.to_string());
        by_key.keys(&format!("o{digit}"));
        assert_eq!(by_key.person("Ida Berg").position(Topic::Problem), Some(Position::Problem(agreement)));
        assert!(
            String::from_utf8_lossy(&session.disk.deals[&session.path()])
                .contains(&format!("\"level\": \"{}\"", agreement.id()))
        );
    }
}

#[test]
fn everybodys_yes_is_a_pile_until_they_did_something_together() {
    let mut session = three();
    session.keys("og1<down>1<down>1");
    assert_eq!(pile(session.deal(), Topic::Problem).yes, 3);
    assert_eq!(collective(session.deal(), Topic::Problem), Collective::No);
    session.sees("3 of 3 yes").sees("not yet").sees("All 3 agree there's a problem, each on their own.");
    // On the line of the group no digit counts, only what they did.
    session.keys("<end>1").says("Only what they did together counts here");
    session.keys("<enter><enter>").says("Checked off without evidence").sees("no evidence");
    assert!(matches!(collective(session.deal(), Topic::Problem), Collective::Bare(_)));
    session.keys("<enter>All three signed the problem paper<tab>2026-11-03<enter>");
    assert!(matches!(collective(session.deal(), Topic::Problem), Collective::Proved(_)));
    session.sees("Agreed together on Tue 3 Nov").sees("3 of 3 yes");
    session.keys("x").says("unchecked");
    assert_eq!(collective(session.deal(), Topic::Problem), Collective::No);
}

#[test]
fn a_disconnect_is_between_people_with_who_of_ours_sees_to_it_and_can_be_settled() {
    let mut session = three();
    session.keys("o<tab>+Payback in a year, against no stop before spring<tab>ann, dev<tab>prio<enter>");
    let concern = &session.deal().concerns[0];
    assert!(concern.is_disconnect() && !concern.is_settled());
    assert_eq!(concern.over.as_ref().and_then(|over| over.known()), Some(Matter::Priorities));
    assert_eq!(concern.owner, "Kim");
    session.keys("g").sees("Ann Lee / Dev Patel").keys("s").says("settled");
    assert!(session.deal().concerns[0].is_settled());
    session.keys("s<enter><tab><tab><tab><tab>work<enter>");
    assert_eq!(session.deal().concerns[0].state.known(), Some(Progress::Working));
    session.keys("x").says("removed");
    assert!(session.deal().concerns.is_empty());
    session.keys("u");
    assert_eq!(session.deal().concerns.len(), 1);
}

#[test]
fn a_concern_needs_somebody_whose_it_is() {
    let mut session = three();
    session.keys("o<tab>+Too dear<enter>").sees("Whose is it?");
    session.keys("ida<enter>");
    assert!(!session.deal().concerns[0].is_disconnect());
}

#[test]
fn how_a_person_sees_it_is_kept_in_four_lines() {
    let mut session = three();
    session.keys("o<tab><down><enter>Fewer stops<tab>Safety first<tab>Own crew<tab>Stops a week<enter>");
    let mind = session.person("Ann Lee").mind();
    let all = [&mind.goal, &mind.priorities, &mind.means, &mind.metrics].map(|text| text.to_string());
    assert_eq!(all, ["Fewer stops", "Safety first", "Own crew", "Stops a week"]);
    session.sees("4/4 known");
}

#[test]
fn learning_and_the_workshop_are_ticked_with_evidence() {
    let mut session = three();
    session.keys("o<tab><tab><enter>Ann asked the plant what worries them<enter>");
    assert!(session.deal().marked("learning.explore").unwrap().has_evidence());
    session.keys("<down><down><down><down><down><down><down><down><down><enter>A page with both views<enter>");
    assert!(session.deal().marked("workshop.disconnects").is_some());
    session.keys("x");
    assert!(session.deal().marked("workshop.disconnects").is_none());
}

#[test]
fn the_group_stands_at_one_stage_and_the_header_says_which() {
    let mut session = three();
    session.keys("o<left>").sees("What should this customer learn about");
    session.keys("<down><down><down><down><enter>").says("current stage: Understand need");
    assert_eq!(session.deal().stage, "need");
    session.sees("Buying stage 2 of 5").keys("<enter>").says("Already the current stage");
    session.keys("x");
    assert_eq!(session.deal().stage, "");
}

#[test]
fn size_and_cost_of_inaction_are_asked_in_the_form_of_the_deal() {
    let mut session = three();
    session.keys("o<left><end><enter>8<enter>");
    assert_eq!(session.deal().expected, Some(8));
    session.sees("3 of ~8 people").sees("31% or less").sees("CEB survey figures");
    session.keys("<up><enter>€40k a month (Ida)<enter>").sees("€40k a month");
    session.keys("E<shift-tab><ctrl-u>many<enter>").sees("as a number of people");
}

#[test]
fn a_size_between_the_surveyed_ones_is_called_an_estimate() {
    let mut session = three();
    session.keys("o<left><end>").sees("When 3 people decide, about 49% (our estimate");
}

#[test]
fn the_view_stays_when_the_person_under_the_cursor_is_gone() {
    let mut session = three();
    session.keys("o").elsewhere("Rosa", "remove Ida Berg", |deal| {
        let id = deal.stakeholders[2].id;
        deal.remove_person(id);
    });
    session.sees("Dev Patel").sees_no("  Ida Berg").keys("<down><down>3<up>3<esc>").sees("Stakeholders");
}

#[test]
fn e_adds_evidence_to_an_answer_of_the_group_and_sets_no_stage() {
    let mut session = three();
    session.keys("o1easked for 3 figures<enter>");
    let stance = session.person("Ida Berg").stance(Topic::Problem).unwrap();
    assert_eq!(stance.evidence.as_str(), "asked for 3 figures");
    let before = session.deal().stage.clone();
    session.keys("<shift-tab>e").says("A stage has no evidence");
    assert_eq!(session.deal().stage, before);
}

#[test]
fn what_is_known_of_a_spot_can_be_read_whole() {
    let mut session = whole_group();
    session.size = (60, 18);
    session.keys("<tab>gy").sees("on the problem").keys("<esc>").sees("Agreement");
}

#[test]
fn an_alert_about_the_group_leads_to_the_part_where_it_is_dealt_with() {
    let mut session = Session::in_example();
    session.keys("o<right><right>1<down>1q!");
    let place = session.app.alerts().unwrap().all().position(|alert| alert.kind == AlertKind::Yeses).unwrap();
    session.keys(&"<down>".repeat(place)).keys("<enter>").sees("▶ Agreement").sees("each on their own");
}

#[test]
fn who_only_follows_can_look_and_change_nothing() {
    let mut session = crate::support::states::following();
    session.keys("o3").says("Not changed").keys("<enter>").says("Not changed").keys("<tab>+").says("Not changed");
    assert_eq!(session.deal().concerns.len(), 3);
}

#[test]
fn every_row_above_the_line_is_a_person_and_whoever_has_none_is_counted_on_it() {
    for (names, size) in [(5, (80, 24)), (5, (60, 18)), (9, (80, 24)), (9, (60, 18)), (30, (120, 40))] {
        let names: Vec<String> = (0..names).map(|number| format!("Person {number:02}")).collect();
        let mut session = Session::with_people(&names.iter().map(String::as_str).collect::<Vec<_>>());
        session.size = size;
        for keys in ["o", "g", "<end>"] {
            session.keys(keys);
            let screen = session.screen();
            let rows: Vec<&str> = screen.lines().skip_while(|line| !line.contains("solution ")).skip(1).collect();
            let line = rows.iter().position(|row| row.contains("────")).unwrap_or_default();
            let people = rows[..line].iter().filter(|row| row.contains("Person ")).count();
            assert!(line > 0 && people == line, "at {size:?}\n{screen}");
            let left_out = names.len() - people;
            let counted: usize = rows[line].split([' ', '│']).filter_map(|word| word.parse::<usize>().ok()).sum();
            assert_eq!(counted, left_out, "at {size:?}\n{screen}");
            assert!(rows[line + 1].contains("Individually"), "{screen}");
        }
    }
}

#[test]
fn what_follows_the_selection_shows_from_the_selection_on() {
    let mut session = three();
    session.keys("o<tab><tab><tab>").sees("Buying stage").sees_no("After the selection");
    session.keys("<end><up><up><up><up><up><enter>").says("current stage: Validate and select");
    session.sees("After the selection").sees("6 Negotiate").sees("8 Evaluate the impact");
    session.keys("<down><down><down><down><enter>").says("current stage: Negotiate");
    session.sees("Buying stage 6 of 8: Negotiate").sees("Trade, don't give").sees("Listed the open points");
    session.keys("<down>").sees("Cut scope before you cut");
}

#[test]
fn each_persons_way_from_me_to_we_is_said_in_the_profile_and_counted_in_the_group() {
    let mut session = three();
    session.keys("<tab>").sees_no("Me to we").keys("1o1").sees("1 willing, each alone · 2 unknown");
    session.sees("willing to explore, on their own: says yes to the problem").keys("<esc>");
    session.keys("<tab>").sees("Me to we").sees("willing to explore, on their own");
    session.keys("o<end><enter>they wrote one page together<enter>").sees("1 in the group's agreement");
}

#[test]
fn the_four_ways_to_converge_are_checked_off_with_evidence() {
    let mut session = three();
    session
        .keys("o<tab><tab>")
        .sees("Ways to converge")
        .keys("<down><down><down><down><down><enter>they all count short stops now<enter>");
    assert!(session.deal().marked("converge.language").unwrap().has_evidence());
}
