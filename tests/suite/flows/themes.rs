//! The theme is tried on in the list, kept with Enter, and as before after Esc.

use crate::support::Session;
use stakemap::app::effect::Effect;
use stakemap::app::theme_name::ThemeName;

/// The themes shown since the session began.
fn shown(session: &Session) -> Vec<ThemeName> {
    let themes = session.effects.iter().filter_map(|effect| match effect {
        Effect::ShowTheme(theme) => Some(*theme),
        _ => None,
    });
    themes.collect()
}

#[test]
fn each_theme_shows_while_the_cursor_is_on_it_and_esc_goes_back() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("<f2>").sees("Automatic");
    assert_eq!(shown(&session), [], "the cursor is on the present one");
    session.keys("<down><down><esc>").sees("Dev");
    assert_eq!(shown(&session), [ThemeName::Dark, ThemeName::Light, ThemeName::Auto]);
    assert_eq!(session.disk.theme, ThemeName::Auto, "nothing is kept");
}

#[test]
fn enter_keeps_a_theme_for_the_next_start_too() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("<f2>high<enter>").says("Theme: High contrast");
    assert_eq!(shown(&session), [ThemeName::HighContrast]);
    session.restart();
    session.keys("<f2>");
    assert_eq!(session.disk.theme, ThemeName::HighContrast);
    assert_eq!(shown(&session), [], "the next start shows it at once, and the list begins with it");
}

#[test]
fn the_list_is_in_menu_and_palette_on_home_too() {
    for open in [":colors<enter>", ",<f2>", "q:theme<enter>", "q,<f2>"] {
        Session::with_people(&["Dev"]).keys(open).sees("Enter keeps it");
    }
}

#[test]
fn what_lies_behind_the_list_keeps_its_colors() {
    let mut session = Session::with_people(&["Dev"]);
    let behind = |session: &mut Session| session.paint().0[(3, 3)].clone();
    let before = behind(&mut session);
    session.keys("<f2>");
    assert_eq!(behind(&mut session), before);
}
