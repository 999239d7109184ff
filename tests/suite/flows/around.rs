//! What stands around a verdict: the card, the log, our actions, notes, willing to buy and to advocate.

use crate::support::Session;
use stakemap::domain::record::card::{Influence, Role, Standing};
use stakemap::domain::record::conversation::Starter;
use stakemap::domain::record::stance::{Degree, Position, Topic};

#[test]
fn a_card_is_filled_in_by_the_beginnings_of_words() {
    let mut session = Session::with_people(&["Ann Lee", "Dev Patel"]);
    session.keys("<up>e<tab><tab>dec, out<tab>Finance<tab>dev<tab>other<tab>the plant leads<tab><tab>Kim<enter>");
    let ann = session.person("Ann Lee").clone();
    let card = ann.card();
    assert!(card.roles.has(Role::Decides) && card.roles.has(Role::Outside) && card.roles.count() == 2);
    assert_eq!(
        (card.department.as_str(), card.heard_by.as_str(), card.owner.as_str()),
        ("Finance", "the plant leads", "Kim")
    );
    assert_eq!(card.reports_to, Some(session.person("Dev Patel").id));
    assert_eq!(card.influence(), Some(Influence::Across));
}

#[test]
fn what_means_no_answer_is_refused_and_stays_typed() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("e<tab><tab>boss<enter>").sees("I don't know “boss”.").sees("boss");
    session.keys("<ctrl-u>e<enter>");
    assert!(session.person("Ann Lee").card().roles.has(Role::Evaluates));
}

#[test]
fn arrows_go_through_the_answers() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("e<tab><tab><tab><tab><tab><right>").sees("few listen").keys("<right><right><left><enter>");
    assert_eq!(session.person("Ann Lee").card().influence(), Some(Influence::Team));
    session.keys("u");
    assert!(session.person("Ann Lee").card.is_none(), "an empty card is none");
}

#[test]
fn nobody_reports_to_themselves_by_way_of_others() {
    let mut session = Session::with_people(&["Ann Lee", "Dev Patel"]);
    session.keys("e<tab><tab><tab><tab>ann<enter>");
    assert!(session.person("Dev Patel").card().reports_to.is_some());
    session.keys("ke<tab><tab><tab><tab>dev<enter>").sees("already reports to Ann Lee");
}

#[test]
fn somebody_not_found_yet_is_a_part_without_a_person() {
    let mut session = Session::with_people(&[]);
    session.keys("aLegal, not found yet<tab><tab>app<enter>");
    let legal = session.person("Legal, not found yet");
    assert_eq!(legal.card().standing(), Some(Standing::NotFound));
    assert!(legal.card().roles.has(Role::Approves));
}

#[test]
fn a_conversation_takes_a_line_and_enter() {
    let mut session = Session::with_people(&["Ann Lee", "Dev Patel"]);
    session.keys("lasked for the plant figures<enter>");
    let one = session.deal().conversations[0].clone();
    assert_eq!((one.said.as_str(), one.is_customers()), ("asked for the plant figures", false));
    assert!(one.with.has(session.person("Dev Patel").id) && one.with.count() == 1);
    session.keys("lsent us their own count<tab>, ann<tab>they<tab>yesterday<enter>");
    let two = session.deal().conversations[1].clone();
    assert_eq!((two.started.known(), two.with.count()), (Some(Starter::Customer), 2));
    session.keys("uu");
    assert!(session.deal().conversations.is_empty());
}

#[test]
fn a_conversation_lies_in_the_past_and_somebody_took_part() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("lcalled<tab><tab><tab>tomorrow<enter>").sees("is in the future");
    session.keys("<ctrl-u>today<shift-tab><shift-tab><ctrl-u><enter>").sees("Who took part?");
}

#[test]
fn an_action_shows_with_its_person_until_it_is_done() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("nsend her the study<tab>+3d<tab>Kim<enter>2").sees("send her the study, by");
    let action = session.deal().actions[0].clone();
    assert_eq!((action.who.as_str(), action.about), ("Kim", Some(session.person("Ann Lee").id)));
    session.keys("u");
    assert!(session.deal().actions.is_empty());
}

#[test]
fn buying_and_advocating_are_two_things_and_the_gap_shows() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("win<tab>dou<tab>“I would sign it, but not say so”<tab><tab><tab>job<tab><tab>car<enter>");
    let ann = session.person("Ann Lee").clone();
    assert_eq!(ann.position(Topic::Buy), Some(Position::Buy(Degree::For)));
    assert_eq!(ann.position(Topic::Advocate), Some(Position::Advocate(Degree::Doubts)));
    assert!(ann.motives().holds_back.count() == 1 && ann.motives().gains.count() == 1);
    session.keys("2").sees("will buy: in favor");
    session.keys("w<tab>pushing<enter>");
    assert_eq!(session.person("Ann Lee").position(Topic::Advocate), Some(Position::Advocate(Degree::Acts)));
    session.keys("uu");
    assert!(session.person("Ann Lee").stances.is_empty());
}

#[test]
fn the_card_before_a_call_is_one_page() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("e<tab>Controller<tab>app<enter>lasked what it costs to wait<enter>");
    session.keys("nbring the numbers<enter>Ntwo children, off on Fridays<tab>y<enter>");
    session.keys("P").sees("Ann Lee, Controller").sees("approves").sees("asked what it costs to wait");
    session.sees("bring the numbers").sees("Private note").sees("unscreened").keys("<esc>");
}

#[test]
fn what_is_due_is_done_with_one_key_and_comes_back_by_another() {
    let mut session = Session::with_people(&["Ann Lee", "Dev Patel"]);
    session.keys("ncall the plant<tab>today<enter>nsend the study<tab>+30d<tab>Kim<enter>");
    session.keys("<home>TBring finance<tab>+3d<enter>d");
    session.sees("Today").sees("call the plant").sees("Within a week").sees("Ann Lee's task").sees("Later");
    session.keys(" ").says("Done: call the plant").sees_no("Today");
    assert_eq!(session.deal().actions.iter().filter(|action| action.is_open()).count(), 1);
    session.keys("u").sees("Today");
    session.keys("x").says("Removed: call the plant").keys("u").sees("call the plant");
    session.keys("e<tab><tab><ctrl-u>Rosa<enter>");
    assert_eq!(session.deal().actions[0].who, "Rosa");
    session.keys("<down> ").sees("Bring finance");
    assert_eq!(session.selected(), "Ann Lee", "a task goes to be judged with its person");
}

#[test]
fn late_actions_are_said_to_be_late() {
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("ncall her<tab>+1d<enter>");
    session.wait(jiff::Span::new().days(3)).keys("d").sees("Overdue").keys("<enter>").sees_no("› Due");
    session.keys("2").sees("overdue since");
}

#[test]
fn two_entries_for_one_human_become_one_and_part_again() {
    let mut session = Session::with_people(&["Ann Lee", "A. Lee"]);
    session.keys("e<tab>Controller<enter>lasked for the figures<enter><home>");
    session.keys("Ja. l<enter>").says("Merged A. Lee into Ann Lee");
    assert_eq!(session.names(), ["Ann Lee"]);
    let ann = session.person("Ann Lee").clone();
    assert_eq!((ann.title.as_str(), ann.notes.len()), ("Controller", 1));
    assert!(session.deal().conversations[0].with.has(ann.id));
    session.keys("u");
    assert_eq!(session.names(), ["Ann Lee", "A. Lee"]);
}

#[test]
fn a_plan_owned_by_one_of_theirs_is_left_to_the_customer_whatever_is_said() {
    let mut session = Session::with_people(&["Tom Ruiz", "Vera Holm"]);
    session.keys("by<tab><tab><tab><tab><tab><tab>Tom handles her<tab>tom ruiz<enter>");
    assert!(session.person("Vera Holm").plan.as_ref().is_some_and(|plan| plan.left_to_customer));
    session.says("You're relying on the customer").keys("!").sees("may be blocking, and we're relying on");
}

#[test]
fn a_proposal_that_is_cleared_was_changed_by_nobody_else() {
    let mut session = Session::with_people(&["Vera Holm"]);
    session.keys("by<tab><tab><tab><tab><tab><tab>Nils sees her<tab><ctrl-u><enter>");
    assert!(!session.notice().contains("Someone else"), "{}", session.notice());
}

#[test]
fn a_colleague_whose_name_is_typed_is_taken_before_one_who_only_has_the_same_letters() {
    let mut session = Session::with_people(&["Vera Holm"]);
    session.keys("AKarim Olsen<enter>AKim<enter>").says("You're answering as Kim");
}
