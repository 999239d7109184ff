//! Keys in a field: moves, cuts, undo; what a field refuses.

use crate::support::{Session, states};
use stakemap::app::msg::Msg;
use stakemap::app::overlays::Overlay;

/// The name of the only person, typed by keys.
#[track_caller]
fn named(keys: &str, name: &str) {
    let mut session = Session::in_deal();
    session.keys("a").keys(keys).keys("<enter>");
    assert_eq!(session.names(), [name], "after {keys}");
}

#[test]
fn the_keys_of_a_shell_move_in_a_field() {
    named("ev Patel<ctrl-a>D", "Dev Patel");
    named("Dev Pate<ctrl-a><ctrl-e>l", "Dev Patel");
    named("Dev atel<ctrl-b><ctrl-b><ctrl-b><ctrl-b>P", "Dev Patel");
    named("ev Patel<ctrl-a>D<ctrl-f><ctrl-f>!", "Dev! Patel");
    named("Dev Patel<ctrl-left>de <ctrl-left><ctrl-left>Mr <ctrl-right>X", "Mr Dev Xde Patel");
    named("Dev Patel<alt-b>de <alt-b><alt-b>Mr <alt-f>X", "Mr Dev Xde Patel");
}

#[test]
fn what_is_cut_can_be_put_in_again_in_this_field_and_the_next() {
    named("Patel Dev <ctrl-w><ctrl-a><ctrl-y><ctrl-e><ctrl-h>", "Dev Patel");
    named("Patel Dev <alt-backspace><ctrl-a><ctrl-y><ctrl-e><ctrl-h>", "Dev Patel");
    named("Dev Patel<ctrl-u><ctrl-y>", "Dev Patel");
    named("Dev Patel<ctrl-a><ctrl-k><ctrl-y><ctrl-y>", "Dev PatelDev Patel");
    let mut session = Session::in_deal();
    session.keys("aDev CTO<ctrl-w><ctrl-h><tab><ctrl-y><enter>");
    assert_eq!(session.person("Dev").title, "CTO");
    // Two cuts in two fields are two, and the last counts.
    session.keys("aIda Lead<ctrl-w><ctrl-h><tab>Quality<ctrl-w><ctrl-y><tab><shift-tab> Head<enter>");
    assert_eq!(session.person("Ida").title, "Quality Head");
}

#[test]
fn undo_in_a_field_takes_back_words_cuts_and_pastes() {
    named("Dev Patel<ctrl-_>Berg", "Dev Berg");
    named("Dev Patel<ctrl-_><ctrl-_><ctrl-_>Ida", "Ida");
    named("Dev Patel<ctrl-u><ctrl-_>", "Dev Patel");
    named("Dev Patel<ctrl-w><ctrl-w>x<ctrl-_><ctrl-_>", "Dev");
    let mut session = Session::in_deal();
    session.keys("aDev<tab>CTO").paste(" and\nmore").says("Ctrl-_").keys("<ctrl-_><enter>");
    assert_eq!(session.person("Dev").title, "CTO");
    // A suggestion that typing replaced comes back too.
    session.keys("lspoke<shift-tab>zzz<ctrl-_><ctrl-_>").sees_no("not a date yet");
}

#[test]
fn undo_in_a_field_is_not_undo_in_the_deal() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("a<ctrl-_><ctrl-_><esc>");
    assert_eq!(session.names(), ["Dev"]);
}

#[test]
fn a_name_too_long_is_refused_with_its_length_and_kept() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("a").paste(&"x".repeat(312)).keys("<enter>");
    session.sees("This name has 312 characters; the limit is 200").keys(&"<backspace>".repeat(112)).keys("<enter>");
    assert_eq!(session.names(), ["Dev".to_owned(), "x".repeat(200)]);
    session.keys("eX<enter>").sees("201 characters").keys("<backspace><tab>CTO<enter>");
    assert_eq!(session.person(&"x".repeat(200)).title, "CTO");
    session.keys("E<ctrl-u>").paste(&"y".repeat(201)).keys("<enter>").sees("201 characters").keys("<backspace><enter>");
    assert_eq!(session.deal().name, "y".repeat(200));
}

#[test]
fn a_longer_name_from_elsewhere_stays_until_it_is_changed() {
    let mut session = Session::with_people(&["Dev"]);
    let long = "z".repeat(300);
    let id = session.person("Dev").id;
    session.elsewhere("Ann", "rename", |deal| {
        deal.edit_person(id, |one| one.name = "z".repeat(300).as_str().into());
    });
    session.keys("e<tab>CTO<enter>");
    assert_eq!(session.person(&long).title, "CTO");
}

#[test]
fn a_letter_that_could_not_be_read_is_said_at_once_and_not_saved() {
    let mut session = Session::in_deal();
    session.keys("aZo\u{fffd}").send(Msg::Unreadable);
    session.says("isn't UTF-8").keys("x<enter>").sees("! � isn't UTF-8");
    session.keys("<backspace><backspace>e<enter>");
    assert_eq!(session.names(), ["Zoe"]);
    session.keys("e<tab>").paste("Gr\u{fffd}n").keys("<enter>").sees("! � isn't UTF-8").keys("<esc>");
    assert!(!format!("{:?}", session.on_disk()).contains('\u{fffd}'));
}

#[test]
fn an_empty_field_shows_that_its_hint_is_no_value_at_every_size() {
    let mut hints = 0;
    for (name, reach) in states::ALL {
        for size in [(60, 18), (80, 24), (120, 40)] {
            let mut session = reach();
            session.size = size;
            let Some(Overlay::Form(form)) = session.app.overlays.last() else { break };
            let empty = form.fields.iter().filter(|field| field.input.value().is_empty() && !field.hint.is_empty());
            let words: Vec<String> = empty.map(|field| field.hint.chars().take(12).collect()).collect();
            let screen = session.screen();
            for words in words.into_iter().filter(|words| screen.contains(words)) {
                assert!(screen.contains(&format!("({words}")), "{name} at {size:?}: {words:?} in\n{screen}");
                hints += 1;
            }
        }
    }
    assert!(hints > 20, "only {hints} were seen");
}

#[test]
fn a_sign_for_a_lost_letter_that_somebody_copied_is_text() {
    let mut session = Session::in_deal();
    session.keys("a").paste("Zo\u{fffd}").keys("<enter>");
    assert_eq!(session.names(), ["Zo\u{fffd}"]);
}

#[test]
fn what_was_cut_or_typed_before_is_not_in_what_privacy_mode_draws() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("Nsecretly leaves<ctrl-u>other words<tab><f9>");
    let drawn = format!("{:?}", session.app.to_draw().expect("a form is open").overlays);
    assert!(!drawn.contains("secretly") && !drawn.contains("words"), "{drawn}");
    session.keys("<shift-tab><ctrl-u>").keys("<ctrl-_><ctrl-_><ctrl-y><enter>");
}
