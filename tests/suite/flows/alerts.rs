//! Alerts: said unasked, gone to with one key, put to sleep with a reason, and undone.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::states::stalled;
use jiff::ToSpan;
use stakemap::app::panes::Pane;
use stakemap::domain::judge::alert::alerts;
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::StakeholderId;

#[test]
fn a_stalled_deal_says_unasked_that_the_blocker_was_left_to_the_sponsor() {
    let mut session = stalled();
    session.sees("Brandt is blocking, and we're relying on Mirela Dantu");
    session.keys("!").sees("Why is that their job? And what are you doing about Ottilie Brandt?");
    let all = session.app.alerts().unwrap();
    assert_eq!((all.awake[0].kind, all.awake[1].kind), (AlertKind::BlockerLeft, AlertKind::StillIn));
}

#[test]
fn enter_leads_to_the_person_and_the_pane() {
    let mut session = stalled();
    session.keys("!<enter>");
    assert_eq!((session.selected(), session.open().pane), ("Ottilie Brandt", Pane::Profile));
    session.sees("Plan for Ottilie Brandt");
}

#[test]
fn enter_finds_whom_the_filter_hides() {
    let mut session = stalled();
    session.keys("/mirela<enter>!<enter>");
    assert_eq!(session.selected(), "Ottilie Brandt");
}

#[test]
fn an_alert_sleeps_until_its_day_is_over_and_u_wakes_it() {
    let mut session = stalled();
    session.keys("!z+1d<tab>waits for her boss<enter>").says("Snoozed until tomorrow");
    let snooze = &session.deal().snoozes[0];
    assert_eq!((&*snooze.reason, &*snooze.by), ("waits for her boss", "Kim Osei"));
    assert_eq!(session.app.alerts().unwrap().asleep.len(), 1);
    session.keys("G").sees("until tomorrow: Ottilie Brandt is blocking").sees("says Kim Osei: waits for her boss");
    session.wait(2.days()).keys("g");
    assert_eq!(session.app.alerts().unwrap().asleep.len(), 0, "the day after it is awake");
    session.wait((-2).days()).keys("u");
    assert!(session.deal().snoozes.is_empty());
    assert!(session.app.alerts().unwrap().awake[0].reason.starts_with("Ottilie"));
}

#[test]
fn a_line_about_several_sleeps_for_each_of_them_and_for_nobody_new() {
    let mut session = stalled();
    let buyer = session.deal().stakeholders.iter().find(|one| one.name == "Joost Verhagen").unwrap().id;
    let left = |deal: &mut Deal, who: StakeholderId| {
        deal.edit_plan(who, |plan| (plan.left_to_customer, plan.due) = (true, None));
    };
    session.elsewhere("Rosa", "leave Joost to them", |deal| left(deal, buyer));
    session.keys("!z<tab>they asked us to wait<enter>");
    assert_eq!(session.deal().snoozes.len(), 2, "{:?}", session.deal().snoozes);
    let is_awake = |session: &Session| session.app.alerts().unwrap().awake[0].kind == AlertKind::BlockerLeft;
    assert!(!is_awake(&session));
    let other = session.deal().stakeholders.iter().find(|one| one.name == "Lucia Ferrante").unwrap().id;
    session.elsewhere("Rosa", "leave Lucia to them", |deal| left(deal, other)).keys("g");
    assert!(is_awake(&session), "whoever is new is not asleep");
}

#[test]
fn rows_that_would_stay_empty_show_all_alerts_and_the_numbers_add_up() {
    let mut session = stalled();
    session.size = (100, 40);
    let reasons: Vec<String> = session.app.alerts().unwrap().all().map(|one| one.reason.clone()).collect();
    assert!(reasons.len() > 3);
    session.keys("!").sees_no("↓ ");
    for reason in &reasons {
        session.sees(&reason.chars().take(60).collect::<String>());
    }
    session.keys("z<tab>later<enter>").sees("· 1 snoozed");
}

#[test]
fn z_on_one_that_sleeps_wakes_it() {
    let mut session = stalled();
    let before = session.app.alerts().unwrap().awake.len();
    session.keys("!z<tab>later<enter>Gz").says("Unsnoozed");
    assert_eq!((session.app.alerts().unwrap().awake.len(), session.deal().snoozes.len()), (before, 0));
}

#[test]
fn a_sleep_needs_a_day_to_come_and_no_reason() {
    let mut session = stalled();
    session.keys("!z<ctrl-u>-1d<enter>").sees("! That day has passed");
    assert!(session.deal().snoozes.is_empty());
    session.keys("<ctrl-u>+2w<enter>");
    assert_eq!(session.deal().snoozes[0].reason.as_str(), "");
    session.keys("G").sees("says Kim").sees_no("says Kim:");
}

#[test]
fn a_draft_of_a_sleep_comes_back_after_a_death() {
    let mut session = stalled();
    session.keys("!z<tab>waits for her b");
    session.kill().keys("k").sees("waits for her b").sees("Snooze this alert");
    session.keys("oss<enter>");
    assert_eq!(&*session.deal().snoozes[0].reason, "waits for her boss");
}

#[test]
fn a_new_deal_is_left_in_peace() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.sees_no("1 alert ");
    session.keys("!").sees("No conversations yet. Find out who decides and who approves");
    assert_eq!(session.app.alerts().unwrap().all().count(), 1);
}

#[test]
fn alerts_follow_each_edit() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("lspoke<enter>lspoke<enter>lspoke<enter>s11q");
    let untested = |session: &Session| {
        session
            .app
            .alerts()
            .unwrap()
            .awake
            .iter()
            .any(|one| one.reason == "Dev Patel looks like a Mobilizer but has never had a task")
    };
    assert!(untested(&session));
    session.keys("TBring the plant manager<enter>");
    assert!(!untested(&session));
    session.keys("u");
    assert!(untested(&session));
}

#[test]
fn home_says_what_was_promised_and_is_late_right_behind_what_is_urgent() {
    let mut session = stalled();
    session.keys("qq").sees("Today  Ottilie Brandt is blocking").sees("1 of 3");
    session.keys("<tab><tab>").sees("Overdue since Sat 18 Jul").sees("3 of 3");
}

#[test]
fn what_is_found_after_an_edit_is_what_would_be_found_afresh() {
    let mut session = Session::in_example();
    for keys in
        ["Gs<enter>311<esc>", "x", "u", "<home>Tnew task<enter>", "Ja<enter>", "aNils<enter>", "uuu", "e<end>x<enter>"]
    {
        session.keys(keys);
        let found = session.app.alerts().unwrap().clone();
        let limits = &session.playbook().thresholds;
        assert_eq!(found, alerts(session.playbook(), session.deal(), limits, session.app.today()), "after {keys}");
    }
}

#[test]
fn enter_opens_the_form_in_which_the_alert_is_dealt_with() {
    for (kind, form) in [
        (AlertKind::ActionMissing, "Next step for Mirela Dantu"),
        (AlertKind::NeverMet, "Log a conversation"),
        (AlertKind::WontAdvocate, "Stance of Tomasz Bielik"),
        (AlertKind::ActionOverdue, "› Due"),
    ] {
        let mut session = Session::in_example();
        session.keys("!");
        let place = session.app.alerts().unwrap().awake.iter().rposition(|one| one.kind == kind).unwrap();
        session.keys(&"<down>".repeat(place)).keys("<enter>").sees(form);
    }
}

#[test]
fn what_has_no_room_below_the_alerts_is_counted() {
    let mut session = stalled();
    for size in [(60, 18), (60, 16), (72, 16), (80, 24)] {
        session.size = size;
        session.keys("<esc>!");
        let selected = session.app.selected_alert().unwrap().clone();
        let screen = session.screen();
        let last = screen.lines().rfind(|line| line.contains('╯')).unwrap_or_default();
        let has_all = screen.contains(&selected.level_words()[..12]);
        assert_eq!(last.contains(" more "), !has_all, "at {size:?}\n{screen}");
    }
}
