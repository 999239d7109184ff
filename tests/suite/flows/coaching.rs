//! Coaching: five stages that move only on what the customer did, with evidence and a date.

use crate::support::Session;
use crate::support::group::Group;
use stakemap::domain::record::coaching::Track;

fn coaching() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>112qc");
    session
}

fn track(session: &Session) -> &Track {
    &session.deal().coaching[0]
}

#[test]
fn nobody_is_coached_until_somebody_is() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("3<enter>").says("Nobody is being coached yet");
    session.keys("c").sees("Coaching · Dev");
}

#[test]
fn coaching_somebody_who_is_no_mobilizer_is_allowed_and_said() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("c").says("Screen Dev first: coaching is for Mobilizers");
    session.keys("1s<enter>41qc").says("looks like a Blocker");
}

#[test]
fn the_pane_offers_nothing_that_is_refused() {
    let mut group = Group::new("Halden");
    let dev = group.person("Dev", "");
    group.answers(dev, "insight=not-engaged gives=information guide.frank=repeated");
    let mut session = Session::cold();
    session.disk.put(&group.deal);
    session.restart();
    session.size = (200, 40);
    session.keys("<enter>3").sees_no("coach Dev").sees("Dev looks like a Talker");
    session.keys("<enter>").says("Dev looks like a Talker; coaching is for Mobilizers");
    session.keys("v").sees_no("Talker");
}

#[test]
fn the_pane_stays_on_whom_it_was_told() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("c1<up>").sees("Coaching · Ida");
    assert_eq!(session.selected(), "Dev");
}

#[test]
fn a_tick_and_a_line_say_whose_they_are_whoever_is_selected() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    let first = session.playbook().stages[0].verifiers[0].text.clone();
    session.keys("c1<up>3<enter>").sees(&format!("Ida: {}", &first[..20])).keys("asked<enter>");
    assert_eq!(session.selected(), "Dev");
    session.says(&format!("Checked off for Ida: “{first}”"));
    session.keys("+").sees("Ida: ");
}

#[test]
fn a_tick_asks_what_they_did_and_when() {
    let mut session = coaching();
    session.keys("<enter>Sent eight names<tab><ctrl-u>-3d<enter>");
    let tick = &track(&session).ticks[0];
    assert_eq!(
        (tick.evidence.as_str(), tick.on.to_string().as_str(), tick.by.as_str()),
        ("Sent eight names", "2026-11-18", "Kim")
    );
}

#[test]
fn a_tick_without_evidence_proves_nothing_and_says_so() {
    let mut session = coaching();
    session.keys("<enter><enter>").says("it proves nothing yet").sees("no evidence");
    let stages = session.playbook().stages.clone();
    let progress = track(&session).progress(&stages[0]);
    assert_eq!((progress.ticked, progress.proved), (1, 0));
}

#[test]
fn a_stage_is_proved_when_every_required_verifier_has_evidence() {
    let mut session = coaching();
    let stages = session.playbook().stages.clone();
    for _ in 0..stages[0].verifiers.len() {
        session.keys("<enter>seen<enter><down>");
    }
    assert!(track(&session).progress(&stages[0]).is_proved());
    assert_eq!(track(&session).current(&stages), Some(1));
    session.sees("1/5 proven");
}

#[test]
fn what_is_optional_proves_nothing_and_holds_nothing_up() {
    let mut session = coaching();
    let stages = session.playbook().stages.clone();
    let required = stages[0].verifiers.iter().filter(|one| one.required).count();
    assert!(required < stages[0].verifiers.len() && stages[0].verifiers[..required].iter().all(|one| one.required));
    session.keys(&"<enter>seen<enter><down>".repeat(required));
    assert!(track(&session).progress(&stages[0]).is_proved());
}

#[test]
fn ticking_again_changes_what_the_tick_says() {
    let mut session = coaching();
    session.keys("<enter><enter><enter>Sent eight names<enter>");
    assert_eq!(track(&session).ticks.len(), 1);
    assert_eq!(track(&session).ticks[0].evidence, "Sent eight names");
    session.keys("<enter>").sees("Sent eight names");
}

#[test]
fn ticking_ahead_is_allowed_and_flagged() {
    let mut session = coaching();
    session.keys("<end>").keys("<enter>signed<enter>").sees("ahead");
    assert_eq!(track(&session).current(&session.playbook().stages), Some(0), "the first stage still waits");
}

#[test]
fn a_tick_can_be_taken_back() {
    let mut session = coaching();
    session.keys("<enter>sent names<enter>x");
    assert!(track(&session).ticks.is_empty());
    session.keys("x").says("This isn't checked off");
}

#[test]
fn each_stage_has_a_list_of_its_own() {
    let mut session = coaching();
    session.keys("+Dev brings Ida by Friday<enter>").sees("note: Dev brings Ida by");
    assert_eq!(track(&session).lines[0].stage, session.playbook().stages[0].id);
    session.keys("<end>+Price until March<enter>");
    assert_eq!(track(&session).lines[1].stage, session.playbook().stages[4].id);
}

#[test]
fn a_line_can_be_taken_away_but_not_ticked() {
    let mut session = coaching();
    session
        .keys("+Dev brings Ida<enter>")
        .keys("<down><down><down><down><enter>")
        .says("You can't check off your own line");
    session.keys("x").says("removed “Dev brings Ida”");
    assert!(track(&session).lines.is_empty());
}

#[test]
fn headings_are_steps_of_the_cursor_too() {
    let mut session = coaching();
    session.keys("<home>x").says("Go to a check mark or a line first");
    session.keys("<enter><enter>").sees("What counts: ");
}

#[test]
fn the_stage_under_the_cursor_is_unfolded() {
    let mut session = coaching();
    let stages = session.playbook().stages.clone();
    let first = |place: usize| stages[place].verifiers[0].text[..20].to_owned();
    session.sees(&first(0)).sees_no(&first(1));
    session.keys(&"<down>".repeat(stages[0].verifiers.len())).sees(&first(1)).sees_no(&first(0));
}

#[test]
fn nothing_is_seen_ahead_of_time() {
    let mut session = Session::in_example();
    session.keys("3<down><down><enter><ctrl-u>They said so<tab><ctrl-u>+3d<enter>").sees("is in the future");
    session.keys("<ctrl-u>today<enter>").sees_no("is in the future");
}

#[test]
fn what_a_verifier_means_can_be_read_on_the_smallest_screen() {
    let mut session = Session::in_example();
    session.size = (60, 18);
    session.keys("3<down>");
    let stages = session.playbook().stages.clone();
    let verifier = &stages[1].verifiers[session.open().coaching.entry - 1];
    session.sees(" more, y opens all ").sees_no("Counts").keys("y");
    let shown: String = session.screen().split_whitespace().filter(|word| !["│", "┃"].contains(word)).collect();
    for text in [&verifier.text, &verifier.means, &verifier.matters, &verifier.evidence] {
        let wanted: String = text.split_whitespace().collect();
        assert!(shown.contains(&wanted), "{text:?} is not on the page");
    }
    session.keys("<esc>").sees(" more, y opens all ");
}

#[test]
fn the_page_about_a_step_says_more_than_the_pane() {
    let mut session = Session::in_example();
    session.keys("3<down>");
    let stage = session.playbook().stages[1].clone();
    session
        .sees_no(&stage.leads[0].text)
        .keys("y")
        .sees("How to get there: Confirm the problem")
        .sees(&stage.leads[0].text);
    session.keys("<esc><home>").keys("y").sees("What proves it").sees("Named everyone who must agree. They went");
}

#[test]
fn where_all_is_said_there_is_no_mark_of_more() {
    let mut session = Session::in_example();
    session.keys("3<down>").sees("Counts").sees_no(" more, y opens all ");
}

#[test]
fn looking_at_the_coaching_changes_nothing() {
    for (screened, words) in [("", "Screen Dev first"), ("s<enter>3q", "coaching is for Mobilizers")] {
        let mut session = Session::with_people(&["Dev"]);
        session.keys(screened);
        let before = session.deal().clone();
        session.keys("c").says(words);
        assert_eq!(*session.deal(), before);
        session.keys("u");
        assert_ne!(*session.deal(), before, "undo takes back what it said");
    }
}
