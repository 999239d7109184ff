//! What the rules before these said: told once, of what was answered then, with the reason.

use super::*;
use jiff::tz::TimeZone;
use stakemap::domain::judge::former_rules::{Why, changed};
use stakemap::domain::judge::since::{Days, since};
use stakemap::export::news::text;
use stakemap::export::words::former_rules::changed_words;

/// Long after everything that the deals here hold.
const LATER: i64 = 100_000;

/// Ann with answers of the owner, and a task that came out like this, with nothing written down.
fn deal_with(text: &str, result: Option<TellAnswer>) -> Deal {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, text);
    result.into_iter().for_each(|result| judged_unseen(&mut deal, 50, 60, result));
    deal
}

fn found(deal: &Deal) -> Vec<(String, Why)> {
    changed(&PLAYBOOK, deal, at(LATER)).iter().map(|one| (changed_words(one), one.why)).collect()
}

#[test]
fn who_delivered_and_nobody_wrote_down_what_they_saw_was_confirmed() {
    let mut deal = deal_with("insight=pressed talk=we", Some(TellAnswer::Delivered));
    let told = "Ann Lee: Mobilizer, confirmed → likely".to_owned();
    assert_eq!(found(&deal), [(told, Why::Evidence)]);
    see_delivered(&mut deal, ANN, TODAY);
    assert_eq!(found(&deal), [], "confirmed then and now");
}

/// What the version before printed for these answers, and what this one does; 3000 random sets of answers were compared once.
#[test]
fn a_wider_allowance_and_a_soft_no_change_what_is_said() {
    use TellAnswer::{Delivered, NotDelivered, Refused};
    let cases = [
        ("gives=time-and-introductions talk=me", None, Why::Allowance, "Talker, likely → leaning"),
        ("teacher.persuades=repeated talk=we", None, Why::Allowance, "Mobilizer, likely → leaning"),
        ("gives=nothing press=does-not-press talk=me", None, Why::Allowance, "unclear → Talker, leaning"),
        ("guide.frank=repeated", Some(NotDelivered), Why::Allowance, "Talker, likely → leaning"),
        ("gives=information", Some(Refused), Why::MissedTask, "Talker, leaning → unclear"),
        (
            "press=to-test talk=me",
            Some(Delivered),
            Why::Allowance,
            "Mobilizer, leaning; Skeptic, leaning → Mobilizer, leaning",
        ),
    ];
    for (text, result, why, said) in cases {
        assert_eq!(found(&deal_with(text, result)), [(format!("Ann Lee: {said}"), why)], "{text}");
    }
    let mut own = PLAYBOOK.clone();
    own.tables.error_allowance = 0.2;
    own.model = Model::new(&own.tables);
    let deal = deal_with(cases[0].0, None);
    assert_eq!(changed(&own, &deal, at(LATER)), [], "an allowance of one's own is the same then and now");
}

#[test]
fn only_what_was_done_before_the_rules_is_told_and_once_more_answered_no_more() {
    let deal = deal_with("insight=pressed talk=we", Some(TellAnswer::Delivered));
    assert_eq!(changed(&PLAYBOOK, &deal, at(60)), [], "judged with these rules at hand");
    assert_eq!(changed(&PLAYBOOK, &deal, at(61)).len(), 1);
    let mut answered = deal.clone();
    record_answers(&mut answered, "Ida", 70, "press=to-know");
    assert_eq!(changed(&PLAYBOOK, &answered, at(70)), []);
    let mut heard = deal.clone();
    heard.hear(ANN, act("Ida", 20), answer("talk=we"));
    assert_eq!(found(&heard), [], "there was no hearsay then");
    let declined = deal_with("insight=pressed talk=we", Some(TellAnswer::Declined));
    assert_eq!(found(&declined), [], "nor a soft no");
}

#[test]
fn it_is_no_news() {
    let likely = deal_with("insight=pressed talk=we", None);
    let delivered = deal_with("insight=pressed talk=we", Some(TellAnswer::Delivered));
    assert_eq!(found(&delivered).len(), 1);
    let days = Days { before: date(2026, 11, 12), now: TODAY, zone: TimeZone::UTC };
    for before in [&likely, &delivered] {
        let words = text(&PLAYBOOK, &delivered, &since(before, &delivered, &PLAYBOOK, &days), 0);
        assert!(!words.contains("confirmed") && !words.contains("Mobilizer,"), "{words}");
    }
}
