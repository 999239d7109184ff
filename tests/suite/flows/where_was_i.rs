//! Where was I: person, pane, filter and whose coaching come back with the deal.

use crate::support::Session;
use stakemap::app::panes::Pane;

#[test]
fn person_pane_and_filter_come_back_after_a_restart() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg", "Tom Ruiz"]);
    session.keys("<home>c1/berg<enter>2<ctrl-q>");
    session.restart();
    session.keys("<enter>");
    let open = session.open();
    assert_eq!((open.pane, session.selected()), (Pane::Profile, "Ida Berg"));
    assert_eq!(open.people.filter.input.value(), "berg");
    assert_eq!(open.coached().map(|person| person.name.as_str()), Some("Dev Patel"));
}

#[test]
fn each_deal_has_its_own_place() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("2qaVestra<enter>aTom<enter>q");
    for (deal, pane, who) in [("hal", Pane::Profile, "Ida"), ("vest", Pane::People, "Tom")] {
        session.keys(&format!("/{deal}<enter><enter>"));
        assert_eq!((session.open().pane, session.selected()), (pane, who), "{deal}");
        session.keys("q/<esc>");
    }
}

#[test]
fn a_person_who_is_gone_leaves_the_cursor_on_somebody() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    let id = session.deal().id;
    session.keys("q");
    session.disk.positions.get_mut(&id).expect("it was remembered").person =
        Some(stakemap::domain::record::id::StakeholderId(id.0));
    session.restart();
    session.keys("<enter>");
    assert_eq!(session.selected(), "Dev");
}

#[test]
fn whoever_was_coached_first_is_shown_where_nothing_is_remembered() {
    let session = Session::in_example();
    assert_eq!(session.open().coached().map(|person| person.name.as_str()), Some("Mirela Dantu"));
}
