//! What frames every screen: how many panes there are, the line at the top, the key bar, and where a notice goes.

use crate::support::states;
use crate::support::{Session, screen};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, prop_assert, proptest};
use proptest::sample::select;
use stakemap::app::Screen;
use stakemap::app::command::Command;
use stakemap::app::key::Key;
use stakemap::app::overlays::Overlay;
use stakemap::app::search::{Choice, FinderKind};
use stakemap::ui::theme::{ASCII, Depth, UNICODE};
use std::collections::BTreeSet;

/// The sizes that every screen is looked at in.
const SIZES: [(u16, u16); 5] = [(60, 18), (80, 24), (100, 30), (120, 40), (200, 50)];

fn line(session: &mut Session, from_end: usize) -> String {
    let screen = session.screen();
    screen.lines().rev().nth(from_end).unwrap_or_default().to_owned()
}

fn header(session: &mut Session) -> String {
    session.screen().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn there_are_two_panes_from_84_columns_and_three_from_120() {
    let mut session = Session::in_example();
    let panes = ["─ 1 Stakeholders ─", "─ 2 ", "─ 3 Coaching"];
    for (columns, pane, shown) in [
        (83, "1", [true, false, false]),
        (83, "3", [false, false, true]),
        (84, "1", [true, true, false]),
        (84, "3", [true, false, true]),
        (119, "2", [true, true, false]),
        (120, "3", [true, true, true]),
    ] {
        session.size = (columns, 24);
        session.keys(pane);
        let screen = session.screen();
        assert_eq!(panes.map(|pane| screen.contains(pane)), shown, "{columns} columns, pane {pane}:\n{screen}");
    }
}

#[test]
fn z_gives_the_pane_in_focus_the_full_width_and_takes_it_back() {
    for size in SIZES {
        let mut session = Session::in_example();
        session.size = size;
        session.keys("3z").sees("─ 3 Coaching").sees_no("─ 1 Stakeholders ─").says("z shows them side by side");
        session.keys("j").sees("z all panes");
        // The pane that is gone to has it then.
        session.keys("1").sees("─ 1 Stakeholders ─").sees_no("─ 2 ");
        session.keys("z").says("side by side where the window is wide enough");
        assert_eq!(session.screen().contains("─ 2 "), size.0 >= 84);
    }
    let mut session = Session::in_example();
    session.keys(":zoom<enter>").says("One pane at full width");
    session.keys(",").sees("Zoom this pane").keys("z").says("side by side");
    session.keys("?full width<enter>").says("One pane at full width");
}

#[test]
fn a_tab_appears_once_there_is_something_in_it() {
    let mut session = Session::in_deal();
    session.size = (80, 24);
    session.sees("1 Stakeholders").sees_no("2 Profile").sees_no("3 Coaching");
    session.keys("aDev Patel<enter>").sees("2 Profile Dev Patel").sees_no("3 Coaching").keys("3").sees("3 Coaching");
}

#[test]
fn the_second_line_has_what_the_first_has_no_room_for_and_names_no_pane_twice() {
    let mut session = states::reach("people");
    for (size, pane, shown) in [
        ((60, 18), "1", " €310k   Buying stage 3 of 5         2 Profile   3 Coaching"),
        ((80, 24), "1", " €310k   Buying stage 3 of 5   9 of ~11 people           2 Profile   3 Coaching"),
        ((80, 24), "2", " €310k   Buying stage 3 of 5   9 of ~11 people    1 Stakeholders 9   3 Coaching"),
        ((100, 30), "1", " €310k   9 of ~11 people"),
    ] {
        session.size = size;
        session.keys(pane);
        let screen = session.screen();
        let line = screen.lines().nth(1).unwrap_or_default();
        assert!(line.starts_with(shown), "{size:?}, pane {pane}:\n{screen}");
        for pane in ["1 Stakeholders", "3 Coaching"] {
            assert!(screen.matches(pane).count() <= 1, "{size:?}: {pane} twice\n{screen}");
        }
    }
}

#[test]
fn the_line_at_the_top_speaks_in_words() {
    let mut session = states::reach("people");
    session.size = (200, 50);
    let whole = header(&mut session);
    for words in [
        "Tarnbeck Beverages · Line monitoring",
        "€310k",
        "Buying stage 3 of 5: Criteria",
        "9 of ~11 people",
        "alerts, 1 urgent",
    ] {
        assert!(whole.contains(words), "{whole}");
    }
    assert!(whole.ends_with("saved"), "{whole}");
    session.theme = screen::theme(Depth::None, ASCII);
    assert!(!header(&mut session).contains('^'), "words in ASCII too");
}

/// The parts of a header, each until the next.
fn parts(header: &str) -> Vec<&str> {
    header.split("   ").map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[test]
fn what_does_not_fit_in_the_top_line_goes_in_order_and_never_without_a_mark() {
    // What gives way follows from the whole line, which most places share.
    let mut read = BTreeSet::new();
    for (name, reach) in states::ALL {
        let mut session = reach();
        let Some(deal) = session.app.deal.as_ref().map(|open| open.shown().name.to_string()) else { continue };
        let is_open = session.app.screen == Screen::Deal;
        if !is_open || session.is_private() {
            continue;
        }
        // The line is the same in a low window, which is sooner drawn.
        session.size = (400, 10);
        let whole = header(&mut session);
        if !read.insert(whole.clone()) {
            continue;
        }
        if whole.contains("PRIVACY MODE") {
            // How to leave it stands before the name, and gives way to nothing.
            continue;
        }
        let wordings = parts(&whole);
        let state = wordings.last().copied().unwrap_or_default().to_owned();
        let is_past = state.starts_with("AS OF");
        let mut gone: Vec<&str> = Vec::new();
        for columns in (40..200).rev().step_by(3) {
            session.size = (columns, 10);
            let line = header(&mut session);
            let shown = parts(&line);
            let last = shown.last().copied().unwrap_or_default();
            assert!(
                last == state || (is_past && (state.starts_with(last) || last == "IN THE PAST")),
                "{name}, {columns}: {line}"
            );
            for part in &shown {
                let marked = part.strip_suffix('…').is_some_and(|begun| deal.starts_with(begun));
                let shorter = *part == "IN THE PAST"
                    || wordings.iter().any(|whole| whole.starts_with(part) || whole.ends_with(part));
                assert!(marked || shorter || part.starts_with("Review "), "{name}, {columns}: {part:?} in {line}");
            }
            // What has given way stays away in narrower windows.
            for part in &gone {
                assert!(!shown.contains(part), "{name}, {columns}: {part:?} comes back in {line}");
            }
            // The name gets longer again with what others leave to it.
            let lost = wordings.iter().filter(|part| !shown.contains(part) && !gone.contains(part) && **part != deal);
            let lost: Vec<&str> = lost.copied().collect();
            gone.extend(lost);
        }
        let order: Vec<usize> = ["9 of ~11 people", "Buying stage 3 of 5: Criteria", "€310k"]
            .iter()
            .filter_map(|part| gone.iter().position(|one| one == part))
            .collect();
        assert!(order.is_sorted(), "{name}: {gone:?}");
    }
}

#[test]
fn privacy_and_saving_are_at_the_top_in_every_size() {
    for size in [(40, 10), (60, 18), (80, 24)] {
        let mut session = Session::in_example();
        session.size = size;
        session.keys("v").sees("CUSTOMER · v then 1 to end");
        assert!(header(&mut session).ends_with("saved"));
        session.keys("<f9>1").break_disk().keys("aIda Berg<enter>");
        assert!(header(&mut session).ends_with("NOT SAVED"));
    }
}

/// Fails unless the key bar holds a way out, help, and what takes the last change back, and says where it is cut.
fn check_bar(session: &mut Session, place: &str) {
    let app = session.app.to_draw().unwrap_or(&session.app);
    let scopes = app.scopes();
    let hint = |command: Command| {
        let key = app.keymap.key_for(scopes, command)?;
        let answers = app.answer_keys().filter(|_| command == Command::Down).map(|keys| format!("{keys} answer"));
        app.is_worth_a_hint(command).then(|| answers.unwrap_or_else(|| format!("{key} {}", app.hint(command))))
    };
    let all: Vec<(Command, String)> =
        Command::ALL.into_iter().filter_map(|command| Some((command, hint(command)?))).collect();
    let ways: Vec<&String> = all.iter().filter(|(command, _)| command.spec().leads_out).map(|(_, hint)| hint).collect();
    assert!(!ways.is_empty(), "{place}: no way out");
    let always = [Command::Help, Command::Undo, Command::Redo];
    let wanted: Vec<&String> =
        all.iter().filter(|(command, _)| always.contains(command)).map(|(_, hint)| hint).collect();
    let bar = line(session, 0);
    let has = |hint: &str| format!(" {bar} ").contains(&format!(" {hint} "));
    assert!(ways.iter().any(|way| has(way)), "{place}: none of {ways:?} in {bar}");
    for hint in wanted {
        assert!(has(hint), "{place}: no “{hint}” in {bar}");
    }
    let is_whole = all.iter().all(|(_, hint)| has(hint));
    assert_eq!(is_whole, !bar.contains('…'), "{place}: a mark says that more can be done: {bar}");
}

#[test]
fn the_way_out_and_help_are_in_the_key_bar_of_every_place() {
    for (name, reach) in states::ALL {
        let mut session = reach();
        for size in SIZES.into_iter().chain([(40, 10), (50, 12), (70, 20), (84, 24), (500, 50)]) {
            session.size = size;
            check_bar(&mut session, &format!("{name} at {size:?}"));
        }
    }
}

/// Keys that open and close things, and change some.
const KEYS: [&str; 32] = [
    "<esc>", "<enter>", "<tab>", "<down>", "<right>", "q", "o", "m", "!", "d", "r", "s", "t", "b", "e", "a", "H", "P",
    "z", "u", "<ctrl-r>", "[", "]", ",", "?", ":", "/", "v", "1", "2", "3", "x",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn wherever_any_keys_lead_the_frame_holds(
        state in 0..states::ALL.len(),
        pressed in vec(select(&KEYS[..]), 0..6),
        columns in 40_u16..200,
        rows in 10_u16..50,
    ) {
        let (name, reach) = states::ALL[state];
        let mut session = reach();
        session.size = (columns, rows);
        for key in &pressed {
            session.keys(key);
        }
        if !session.has_quit() {
            let place = format!("{name}, {}, at {columns}×{rows}", pressed.join(""));
            check_bar(&mut session, &place);
            let top = header(&mut session);
            if session.app.screen == Screen::Deal && session.app.past().is_none() {
                let last = top.split("   ").last().unwrap_or_default().trim().to_lowercase();
                let known = ["saved", "saving", "not saved", "read only", "following"];
                let lost = ["file missing", "file damaged", "in trash", "archived"];
                prop_assert!(known.iter().chain(&lost).any(|state| last.ends_with(state)), "{}: {}", place, top);
            }
        }
    }
}

#[test]
fn after_a_change_undo_is_in_the_bar_and_after_an_undo_redo() {
    for size in [(60, 18), (80, 24)] {
        let mut session = Session::with_people(&["Dev Patel"]);
        session.size = size;
        for place in ["", "o", "!", "H"] {
            session.keys(place).sees("u undo").keys("u").sees("Ctrl-R redo").keys("<ctrl-r>").keys("<esc>");
        }
    }
}

/// The letters inside a frame that begins so.
fn popup(screen: &str, corner: &str) -> String {
    let lines: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
    let begins = |line: &Vec<char>| line.iter().collect::<String>().find(corner);
    let Some((top, at)) = (0..lines.len()).find_map(|at| Some((at, begins(&lines[at])?))) else { return String::new() };
    let left = lines[top].iter().collect::<String>()[..at].chars().count();
    let wide = lines[top][left..].iter().take_while(|letter| **letter != '╮').count();
    let inside = lines[top + 1..].iter().take_while(|line| line.get(left) != Some(&'╰'));
    inside.map(|line| line.iter().skip(left).take(wide).collect::<String>() + "\n").collect()
}

#[test]
fn every_command_that_can_run_is_in_the_menu_and_no_label_is_cut() {
    // What the menu looks like follows from the keys, so it is read once for each set of them.
    let mut read = BTreeSet::new();
    for (name, reach) in states::ALL {
        let mut session = reach();
        let scopes = session.app.scopes();
        let Some(key) = session.app.keymap.key_for(scopes, Command::OpenMenu) else { continue };
        session.key(key);
        let Some(Overlay::Finder(menu)) = session.app.overlays.last() else { continue };
        if menu.kind != FinderKind::Menu {
            continue;
        }
        let found = menu.found().to_vec();
        for command in Command::ALL.into_iter().filter(|command| scopes.contains(&command.spec().scope)) {
            let can = session.app.keymap.key_for(scopes, command).is_some() && session.app.blocked(command).is_none();
            let listed = found.iter().any(|one| one.choice == Choice::Command(command));
            assert_eq!(listed, can, "{name}: {command:?}");
        }
        if !read.insert(scopes) {
            continue;
        }
        for size in SIZES {
            session.size = size;
            session.keys("<home>");
            // A few lines on at a time, fewer than the smallest window shows: each is on the screen once, and whole.
            let mut seen = String::new();
            for _ in 0..=found.len().div_ceil(4) {
                let menu = popup(&session.screen(), "╭─ Menu");
                if !seen.contains(&menu) {
                    seen.push_str(&menu);
                }
                session.keys("<down><down><down><down>");
            }
            assert!(!seen.contains('…'), "{name} at {size:?}: cut in\n{seen}");
            for one in &found {
                let first: String = one.text.split(' ').take(2).collect::<Vec<_>>().join(" ");
                assert!(seen.contains(&first), "{name} at {size:?}: {:?} is not in\n{seen}", one.text);
            }
        }
    }
}

#[test]
fn page_down_goes_from_group_to_group_in_the_menu() {
    let mut session = Session::in_example();
    session.size = (80, 24);
    session.keys(",").sees(" more ─╯").sees("Assess");
    session.keys("<pgup>").sees("Other keys").sees_no("Assess").keys("<pgdn>").sees("Assess");
    session.keys("<pgdn><pgdn><pgup>");
    let Some(Overlay::Finder(menu)) = session.app.overlays.last() else { unreachable!("the menu is open") };
    let group = menu.found()[menu.cursor].group;
    assert_eq!(group, "Record");
}

#[test]
fn a_long_notice_covers_nothing() {
    for (size, whole) in [((80, 24), "╰"), ((60, 18), "╰")] {
        let mut session = Session::in_example();
        session.size = size;
        let before = session.screen();
        session.keys("%");
        let short = session.screen();
        assert_eq!(before.lines().count(), short.lines().count());
        session.keys("ARobin Falk<enter>");
        let rows = session.screen();
        let lines: Vec<&str> = rows.lines().collect();
        let frame = lines.iter().position(|line| line.starts_with(whole));
        let notice = lines.iter().position(|line| line.trim_start().starts_with('✓'));
        assert!(frame.is_some() && notice == frame.map(|at| at + 1), "{rows}");
        assert!(notice.is_some_and(|at| at + 2 < lines.len()), "it has several lines:\n{rows}");
    }
}

#[test]
fn what_lies_behind_an_overlay_is_dim_where_the_terminal_has_a_color_for_that() {
    let dim = |depth: Depth| {
        let mut session = Session::in_example();
        session.theme = screen::theme(depth, UNICODE);
        let before = session.paint().0;
        session.keys("a");
        let after = session.paint().0;
        let at = (2, 2);
        (before[at].style() != after[at].style(), before[at].symbol() == after[at].symbol())
    };
    assert_eq!(dim(Depth::True), (true, true));
    assert_eq!(dim(Depth::Indexed), (true, true));
    assert_eq!(dim(Depth::Sixteen), (false, true));
    assert_eq!(dim(Depth::None), (false, true));
}

#[test]
fn an_overlay_says_the_way_to_it() {
    let mut session = Session::in_example();
    session.size = (60, 18);
    session.keys("H").sees("Deal › Mirela Dantu › History").keys("q");
    session.keys("s").sees("Mirela Dantu › Screening").keys("q");
    session.keys("o").sees("Deal › Whole group");
    session.theme = screen::theme(Depth::None, ASCII);
    session.sees("Deal > Whole group");
}

#[test]
fn a_form_stays_where_it_is_from_field_to_field_and_with_a_fault() {
    let top = |session: &mut Session| session.screen().lines().skip(1).position(|line| line.contains("╭─ "));
    for size in SIZES {
        for keys in ["be", "e", "a", "l", "N", "w"] {
            let mut session = Session::in_example();
            session.size = size;
            session.keys("<down><down><down>").keys(keys);
            if session.app.overlays.last().and_then(Overlay::form).is_none() {
                continue;
            }
            let first = session.screen();
            let place = top(&mut session);
            let fields = session.app.overlays.last().and_then(Overlay::form).map_or(0, |form| form.fields.len());
            let rows = |screen: &str| -> Vec<usize> {
                let lines: Vec<&str> = screen.lines().collect();
                (0..lines.len()).filter(|at| lines[*at].contains("╭─ ") || lines[*at].contains("╰─")).collect()
            };
            for _ in 0..fields {
                session.key(Key::Tab);
                assert_eq!(top(&mut session), place, "{keys} at {size:?}");
                assert_eq!(rows(&session.screen()), rows(&first), "{keys} at {size:?}");
            }
        }
    }
}

#[test]
fn help_says_of_a_key_what_is_so_once_help_is_closed() {
    for (name, reach) in states::ALL {
        let mut session = reach();
        let scopes = session.app.scopes();
        let Some(key) = session.app.keymap.key_for(scopes, Command::Help) else { continue };
        let before: Vec<Option<String>> = Command::ALL.into_iter().map(|one| session.app.blocked(one)).collect();
        session.key(key);
        let Some(Overlay::Finder(help)) = session.app.overlays.last() else { continue };
        for line in help.found() {
            let Choice::Command(command) = line.choice else { continue };
            let at = Command::ALL.into_iter().position(|one| one == command).expect("it is among all");
            // How to leave privacy mode is said by the key that does it here.
            let here = |reason: &Option<String>| reason.as_ref().map(|reason| reason.replace("· F9", "· v"));
            assert_eq!(here(&line.blocked), here(&before[at]), "{name}: {command:?}");
        }
    }
}
