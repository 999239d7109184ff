//! The mobilizing task: given with a date, judged later, the only gate to confirmed (M3).

use crate::support::Session;
use crate::support::disk::Disk;
use jiff::ToSpan;
use stakemap::domain::judge::alert::IN_THE_OPEN;
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::record::tell::Tell;

/// Dev, who looks like a Mobilizer, with a task until next Friday.
fn given() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>112<enter>Bring finance<tab><ctrl-u>fri<enter>q");
    session
}

#[test]
fn a_task_given_in_the_walk_leads_to_the_verdict() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>112<enter>Bring finance<enter>");
    assert!(session.app.screening().is_some_and(|(_, _, tell)| tell.is_none()));
    assert_eq!(session.verdict("Dev").group_word_id(), "likely", "giving it proves nothing");
}

#[test]
fn a_task_that_is_out_is_judged_by_what_counts_and_no_longer_chosen() {
    for size in [(120, 40), (80, 24)] {
        let mut session = given();
        session.size = size;
        session.keys("T").sees("Did they deliver").sees("What you agreed on happened by the due date");
        session.sees_no("Pick a task that takes other people").sees_no("Could you bring finance");
    }
}

#[test]
fn a_task_has_a_day_and_who_gave_it() {
    let session = given();
    let task = session.person("Dev").open_task().expect("it is out");
    assert_eq!((task.due.to_string(), task.by.as_str()), ("2026-11-27".to_owned(), "Kim"));
}

#[test]
fn a_day_that_is_none_is_refused_with_what_would_do() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("TBring finance<tab><ctrl-u>soon<enter>").sees("I can't read “soon” as a date. Try fri, next fri,");
    session.keys("<ctrl-u>+3d<enter>");
    assert_eq!(session.person("Dev").tasks.len(), 1);
}

#[test]
fn only_a_delivered_task_confirms() {
    let cases = [("1", "likely"), ("1eFinance came<enter>", "confirmed"), ("2", "likely"), ("2eLate<enter>", "likely")];
    for (keys, word) in cases.into_iter().chain([("3", "unproven"), ("4", "unproven"), ("5", "unproven")]) {
        let mut session = given();
        session.keys("T").keys(keys);
        assert_eq!(session.verdict("Dev").group_word_id(), word, "after {keys}");
    }
}

#[test]
fn a_delivered_task_is_celebrated_and_asks_for_what_was_seen_and_never_for_another() {
    let mut session = given();
    session.keys("T1").says("Dev delivered. Add what you saw to confirm it");
    session.sees("delivered; add what you saw to confirm").sees("Add what you saw them deliver").sees("(e)");
    session.sees_no("give a task").sees_no("gives another task").sees_no("Agree on a task");
    session.keys("<left>").sees("adds what you saw: Bring finance").keys("<enter>").sees("What did you see Dev do?");
    session.keys("<esc>q2").sees("delivered; add what you saw to confirm").sees("to confirm them").sees("T task");
    session.keys("T").sees("What did you see Dev do?").sees("How did it go? “Bring finance”");
    session.keys("Finance came<enter>").says("Dev is a confirmed Mobilizer. Next: start coaching (c)");
    session.sees("Mobilizer, confirmed").sees_no("add what you saw to confirm").sees_no("Agree on a task");
    session.keys("s<left>").sees("continues; they delivered: Bring finance").sees_no("gives another task");
    session.keys("q").keys("T").sees("Task for Dev");
}

#[test]
fn who_delivered_in_a_deal_that_stands_still_is_not_sent_to_coaching() {
    let mut session = given();
    session.keys("1l<ctrl-u>talked<enter>l<ctrl-u>talked<enter>").wait(70.days());
    session.keys("T1eFinance came<tab><ctrl-u>-65d<enter>").says("Dev is a confirmed Mobilizer. Before coaching: ");
    session.sees_no("start coaching (c)");
}

#[test]
fn a_delivery_before_the_screening_says_what_else_to_ask() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("TBring finance<enter>T1").says("Dev delivered. Add what you saw");
    session.keys("eFinance came<enter>").says("Dev delivered. Next: ");
    assert_ne!(session.verdict("Dev").group_word_id(), "confirmed");
}

#[test]
fn a_mobilizer_who_is_not_proven_always_has_a_next_step() {
    for (key, next) in [("2", "delivered in part"), ("3", "Find out what"), ("5", "Find out what")] {
        let mut session = given();
        session.keys("T").keys(key).keys("q2").sees(next);
        session.keys("TOne more<enter>").sees("Check on the task when").sees_no(next);
    }
}

#[test]
fn delivered_alone_confirms_nobody() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("TBring finance<enter>T1eFinance came<enter>");
    assert_ne!(session.verdict("Dev").group_word_id(), "confirmed", "insight and talk were not asked");
}

#[test]
fn nothing_can_be_judged_before_a_task_was_given() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>1121").says("Give a task first");
    assert_eq!(session.answers("Dev").tell(Tell::Task), None);
}

#[test]
fn a_judgement_can_be_changed() {
    let mut session = given();
    session.keys("T3qs<left>1eFinance came<enter>");
    assert_eq!(session.verdict("Dev").group_word_id(), "confirmed");
    assert_eq!(session.person("Dev").tasks.len(), 1);
}

#[test]
fn the_latest_judged_task_counts() {
    let mut session = given();
    session.keys("T1eFinance came<enter>qTOne more<enter>T4q");
    assert_eq!(session.verdict("Dev").group_word_id(), "unproven");
}

#[test]
fn a_task_past_its_day_is_shown_as_overdue_but_not_as_failed() {
    let mut session = given();
    session.keys("2").sees("Check on the task when");
    session.wait(8.days()).keys("1").sees("overdue").sees("The task is due");
    assert_eq!(session.verdict("Dev").group_word_id(), "likely");
    session.keys("q").sees("Dev's task was due");
}

#[test]
fn the_walk_comes_back_to_a_task_that_waits() {
    let mut session = given();
    session.keys("s");
    assert!(session.app.screening().is_some_and(|(_, _, tell)| tell == Some(Tell::Task)));
    session.sees("Bring finance");
}

#[test]
fn a_task_is_never_signed_by_nobody() {
    let mut session = Session::cold();
    session.keys("aHalden<enter>aDev<enter>TBring finance<enter>");
    assert_eq!(session.person("Dev").tasks[0].by, "Kim");
}

#[test]
fn what_was_seen_of_a_task_is_kept_and_told_in_why() {
    let mut session = given();
    session.keys("T1eFinance came, with the plant manager<enter>").sees("; seen 21 Nov: “Finance");
    let judged = session.person("Dev").tasks[0].judged.as_ref().expect("it was judged");
    let seen = &judged.evidence[0];
    assert_eq!((seen.text.as_str(), seen.by.as_str()), ("Finance came, with the plant manager", "Kim"));
    assert_eq!(session.on_disk().stakeholders[0].tasks, session.person("Dev").tasks);
    session.keys("qs<left>").sees("Seen       today, Kim: Finance came");
}

#[test]
fn judging_a_task_anew_keeps_what_was_seen() {
    let mut session = given();
    session.keys("T1eFinance came<enter><left>2");
    let judged = session.person("Dev").tasks[0].judged.as_ref().expect("it was judged");
    assert_eq!((judged.evidence.len(), session.verdict("Dev").group_word_id()), (1, "likely"));
}

#[test]
fn nothing_is_seen_of_a_task_that_is_out() {
    let mut session = given();
    session.keys("T1eFinance came<enter>qTOne more<enter>T").sees_no("Finance came").keys("e");
    session.sees("saved as a note").sees_no("What did you see");
    assert_eq!(
        session.person("Dev").latest_judged().and_then(|task| task.judged.as_ref()).map(|one| one.evidence.len()),
        Some(1)
    );
}

#[test]
fn a_task_that_is_out_can_be_changed() {
    let mut session = given();
    session.keys("TE<ctrl-u>Bring finance and the plant<tab>+9d<enter>").sees("Bring finance and the plant");
    let task = session.person("Dev").open_task().expect("it is still out");
    assert_eq!((task.what.as_str(), task.due.to_string()), ("Bring finance and the plant", "2026-11-30".to_owned()));
    assert_eq!(session.person("Dev").tasks.len(), 1);
    session.keys("u");
    assert_eq!(session.person("Dev").tasks[0].what, "Bring finance");
}

#[test]
fn a_field_of_a_task_that_nobody_touched_stays_as_somebody_else_wrote_it() {
    let mut session = given();
    session.keys("TE<tab>+9d").elsewhere("Rosa", "edit the task", |deal| {
        let id = deal.stakeholders[0].id;
        deal.edit_person(id, |person| person.tasks[0].what = "Bring finance and legal".into());
    });
    session.keys("<enter>");
    let task = session.person("Dev").open_task().expect("it is still out");
    assert_eq!((task.what.as_str(), task.due.to_string()), ("Bring finance and legal", "2026-11-30".to_owned()));
}

#[test]
fn a_task_that_is_out_can_be_withdrawn_and_brought_back() {
    let mut session = given();
    session.keys("Tx").says("u brings it back").sees("gives them a task");
    assert!(session.person("Dev").tasks.is_empty());
    session.keys("u");
    assert_eq!(session.person("Dev").open_task().map(|task| task.what.as_str()), Some("Bring finance"));
}

#[test]
fn a_task_that_was_judged_can_not_be_withdrawn() {
    let mut session = given();
    session.keys("T1<left>x").says("No open task on this step").keys("E").says("No open task on this step");
    assert_eq!(session.person("Dev").tasks.len(), 1);
}

#[test]
fn a_change_to_a_task_that_died_with_the_program_comes_back() {
    let mut session = given();
    session.keys("TE, and legal").kill().keys("k").sees("Bring finance, and legal").keys("<enter>");
    assert_eq!(session.person("Dev").tasks[0].what, "Bring finance, and legal");
}

#[test]
fn what_was_seen_before_the_task_was_given_confirms_nobody() {
    let mut session = given();
    session.keys("T1eFinance came<tab><ctrl-u>yesterday<enter>");
    session.sees("Fri 20 Nov 2026 is before you gave the task");
    assert_eq!(session.verdict("Dev").group_word_id(), "likely");
    session.keys("<ctrl-u>today<enter>");
    assert_eq!(session.verdict("Dev").group_word_id(), "confirmed");
    session.sees_no("delivered late").sees_no("task late");
}

#[test]
fn what_came_after_the_date_is_not_called_in_time() {
    let mut session = given();
    session.wait(10.days());
    session.keys("T1eFinance came<tab><ctrl-u>today<enter>");
    session.says("seen today, due Fri 27 Nov: counts as late");
    session.keys("q2");
    session.sees("delivered the task late").sees_no("the task, by the date");
}

#[test]
fn what_was_delivered_by_the_date_is_proposed_as_seen_by_the_date() {
    let mut session = given();
    session.wait(10.days());
    session.keys("T1e").sees("The task · What did you see Dev do?").keys("Finance came<enter>");
    let task = &session.person("Dev").tasks[0];
    let seen: Vec<_> = task.judged.iter().flat_map(|judged| &judged.evidence).map(|one| one.on).collect();
    assert_eq!(seen, [task.due]);
    session.keys("q2").sees_no("delivered late").sees_no("task late");
}

#[test]
fn a_task_that_is_out_shows_no_answer_until_it_is_judged() {
    let mut session = given();
    session.keys("T1eFinance came<enter>qTOne more<enter>T").sees("One more, due").sees_no("●");
    session.keys("<enter>").sees_no("✓ The task").keys("<left>3").sees("✓ The task");
    session.keys("<left>").sees("● Not");
}

#[test]
fn a_task_can_be_written_down_after_its_day_with_the_day_it_was_agreed_on() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>112<enter>Bring finance<tab>last fri<enter>");
    session.sees("Fri 20 Nov 2026 is before you agreed on the task").sees("or change Agreed on");
    session.keys("<tab>2026-11-27<enter>").sees("Fri 27 Nov 2026 is in the future. Enter the day");
    session.keys("<ctrl-u>18 nov<enter>q1").sees("overdue");
    session.keys("TE<tab><ctrl-u>17 nov 2026<enter>").sees("Tue 17 Nov 2026 is before you agreed on the task");
    session.keys("<ctrl-u>19 nov 2026<enter>1eFinance came<tab>17 nov<enter>");
    session.sees("Tue 17 Nov 2026 is before you gave the task (Wed 18");
    session.keys("<ctrl-u>18 nov<enter>");
    let task = &session.person("Dev").tasks[0];
    assert_eq!(
        (task.due.to_string(), task.given.to_string().as_str()),
        ("2026-11-19".to_owned(), "2026-11-18T11:00:00Z")
    );
    assert_eq!(session.verdict("Dev").group_word_id(), "confirmed");
}

#[test]
fn a_day_without_a_year_is_the_first_since_the_task_was_agreed_on() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>112<enter>Bring finance<tab><tab>10 nov<shift-tab>17 nov").sees("Tue 17 Nov 2026");
    session.keys("<enter>");
    assert_eq!(session.person("Dev").tasks[0].due.to_string(), "2026-11-17");
    session.keys("q1TE<tab><ctrl-u>19 nov").sees("Thu 19 Nov 2026").keys("<enter>");
    assert_eq!(session.person("Dev").tasks[0].due.to_string(), "2026-11-19");
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>112<enter>Bring finance<tab>17 nov").sees("17 Nov 2026 or 17 Nov 2027? Type the year");
    session.keys("<tab>10 nov<shift-tab><ctrl-u>fri").sees("Fri 27 Nov 2026");
}

#[test]
fn an_old_deal_that_is_typed_in_today_names_its_stall() {
    let mut session = Session::on(Disk { me: Some("Kim".to_owned()), ..Disk::default() });
    session.wait(9.days()).keys("aThree: a call every week<enter>");
    session.keys("aRana Odeh<tab>Head of Operations<tab>evaluates, uses<enter>");
    for day in ["26 nov", "19 nov", "12 nov", "5 nov", "29 oct"] {
        session.keys(&format!("lspoke about the line<tab><tab>they<tab>{day}<enter>"));
    }
    session.keys("s1easked for the raw numbers<tab>21 aug<enter>1e“none of us counted”<tab>21 aug<enter>");
    session.keys("2ewanted the study<tab>21 aug<enter>");
    session.keys("<enter>fetch the scrap figures<tab>13 aug 2026<tab>1 aug<enter>q1").sees("overdue");
    session.keys("T1ecame by mail, complete<tab>11 aug<enter>q").keys("nnext step<tab>8 dec<enter>");
    session.keys("aAna Cruz<tab>COO<tab>decides, approves<enter>lspoke about the line<tab><tab><tab>9 nov<enter>");
    session.keys("s3eleft early<tab>9 nov<enter>qnnext step<tab>8 dec<enter>");
    session.keys("aLars Moe<tab>Buyer<tab>purchasing<enter>");
    for day in ["14 nov", "23 nov"] {
        session.keys(&format!("lspoke about the line<tab><tab><tab>{day}<enter>"));
    }
    session.keys("s2enodded<tab>14 nov<enter>3ehis own next step<tab>14 nov<enter>");
    session.keys("4easked nothing<tab>14 nov<enter>qnnext step<tab>8 dec<enter>");
    assert_eq!(session.verdict("Rana Odeh").group_word_id(), "confirmed");
    let open = session.app.alerts().into_iter().flat_map(|all| all.awake.iter().take(IN_THE_OPEN));
    assert_eq!(open.filter(|one| one.kind == AlertKind::Stalled).count(), 1);
    session.keys("!").sees("Nothing has moved in 15 weeks, though we've talked 8 times");
}

#[test]
fn a_day_that_has_just_passed_never_becomes_one_of_next_year_unasked() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>112<enter>Bring finance<tab>19 nov<enter>");
    session.sees("just passed. Type the year: 19 Nov 2026 or 19");
    assert!(session.person("Dev").tasks.is_empty());
    session.keys("<ctrl-u>19 nov 2027<enter>");
    assert_eq!(session.person("Dev").tasks[0].due.to_string(), "2027-11-19");
    // The same where nothing but a day to come is right.
    let mut session = Session::with_people(&["Dev"]);
    session.keys("nSend the figures<tab><ctrl-u>19 nov<enter>").sees("Type the year: 19 Nov 2026 or 19");
    assert!(session.deal().actions.is_empty());
}

#[test]
fn a_task_that_was_agreed_on_earlier_can_be_due_before_it_was_written_down() {
    let mut session = given();
    session.keys("TE<tab><ctrl-u>yesterday<enter>").sees("is before you agreed on the task").sees("change Agreed on");
    session.keys("<tab><ctrl-u>last mon<enter>");
    let task = &session.person("Dev").tasks[0];
    assert_eq!(
        (task.due.to_string(), task.given.to_string()),
        ("2026-11-20".to_owned(), "2026-11-16T11:00:00Z".to_owned())
    );
}
