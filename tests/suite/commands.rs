//! Rules over the command table, which keys, hints, help, palette and the guide's key table are all made from.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::states;
use stakemap::app::command::{Command, Scope, table_markdown};
use stakemap::app::key::Key;
use stakemap::app::keymap::{Keymap, Meaning};
use stakemap::app::overlays::Overlay;
use stakemap::app::search::{Choice, FinderKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn chains() -> BTreeSet<Vec<Scope>> {
    states::ALL.iter().map(|(_, reach)| reach().app.scopes().to_vec()).collect()
}

/// The commands that the palette offers where this session is; nothing where it cannot be opened.
fn palette(mut session: Session) -> Option<BTreeSet<Command>> {
    session.keys("<ctrl-p>");
    let Some(Overlay::Finder(finder)) = session.app.overlays.last() else { return None };
    let found = session.app.matches(finder).into_iter();
    Some(
        found
            .filter_map(|one| match one.choice {
                Choice::Command(command) => Some(command),
                _ => None,
            })
            .collect(),
    )
}

#[test]
fn every_key_reads_back_as_it_is_spelled() {
    for command in Command::ALL {
        for key in command.spec().keys {
            let read = Key::parse(key).unwrap_or_else(|| panic!("{command:?}: no key is spelled {key:?}"));
            assert_eq!(read.spelling(), *key, "{command:?}");
            assert!(!read.to_string().is_empty(), "{command:?}");
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_scope() {
    let mut taken = BTreeMap::new();
    for command in Command::ALL {
        for key in command.spec().keys {
            let other = taken.insert((command.spec().scope, *key), command);
            assert_eq!(other, None, "{key} is bound to {command:?} too");
        }
    }
}

#[test]
fn all_commands_are_listed_once() {
    let all: BTreeSet<Command> = Command::ALL.into_iter().collect();
    assert_eq!(all.len(), Command::ALL.len());
    assert!(Command::ALL.into_iter().enumerate().all(|(place, command)| command as usize == place));
}

#[test]
fn every_scope_is_the_nearest_somewhere_or_shared() {
    let reached: BTreeSet<Scope> = chains().into_iter().flatten().collect();
    assert_eq!(reached, Scope::ALL.into_iter().collect(), "each scope is reached by keys");
}

#[test]
fn a_nearer_key_hides_no_command_for_good() {
    let keymap = Keymap::new();
    for (name, reach) in states::ALL {
        let session = reach();
        let scopes = session.app.scopes().to_vec();
        let Some(offered) = palette(session) else { continue };
        // One without any key is hidden by none.
        let bound = Command::ALL.into_iter().filter(|command| !command.spec().keys.is_empty());
        for command in bound.filter(|command| scopes.contains(&command.spec().scope)) {
            let has_key = keymap.key_for(&scopes, command).is_some();
            assert!(has_key || offered.contains(&command), "{name}: {command:?} has no key left, nor the palette");
        }
    }
}

#[test]
fn every_command_can_be_reached_by_key_or_palette() {
    let keymap = Keymap::new();
    let mut reached = BTreeSet::new();
    for (_, reach) in states::ALL {
        let session = reach();
        let scopes = session.app.scopes().to_vec();
        reached.extend(Command::ALL.into_iter().filter(|command| keymap.key_for(&scopes, *command).is_some()));
        reached.extend(palette(session).unwrap_or_default());
    }
    let missing: Vec<Command> = Command::ALL.into_iter().filter(|command| !reached.contains(command)).collect();
    assert!(missing.is_empty(), "out of reach: {missing:?}");
}

#[test]
fn names_are_unique_dotted_and_lower_case() {
    let mut names = BTreeSet::new();
    for command in Command::ALL {
        let name = command.spec().name;
        assert!(names.insert(name), "two commands are called {name}");
        let parts: Vec<&str> = name.split('.').collect();
        let is_word = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(parts.len() <= 2 && parts.iter().all(is_word), "{name}");
    }
}

#[test]
fn titles_are_short_sentences_without_a_stop() {
    for command in Command::ALL {
        let title = command.spec().title;
        // The method's own words for people keep their capital.
        let plain = title.replace(" Blocker", "");
        let mut letters = plain.chars();
        assert!(letters.next().unwrap().is_uppercase(), "{title}");
        assert!(letters.all(|c| !c.is_uppercase()), "{title}: only the first letter is a capital");
        assert!(!title.ends_with('.') && title.chars().count() <= 40, "{title}");
    }
}

#[test]
fn hints_are_one_or_two_words() {
    for command in Command::ALL {
        let hint = command.spec().hint;
        assert!(hint.split_whitespace().count() <= 3 && hint.chars().all(|c| !c.is_uppercase()), "{hint}");
    }
}

/// The hints that the bottom line shows: each key with its words.
fn shown_hints(session: &mut Session) -> Vec<(String, String)> {
    let screen = session.screen();
    let line = screen.lines().last().unwrap_or_default().trim().to_owned();
    let parts = line.split("  ").map(str::trim).filter(|part| !part.is_empty());
    parts.filter_map(|part| part.split_once(' ').map(|(key, hint)| (key.to_owned(), hint.to_owned()))).collect()
}

#[test]
fn every_hint_is_bound_to_what_it_says_and_does_something() {
    // Where the same keys are bound, each is pressed once.
    let mut tried = BTreeSet::new();
    for (name, reach) in states::ALL {
        let mut session = reach();
        let scopes = session.app.scopes().to_vec();
        let keymap = Keymap::new();
        let mut pressed = BTreeSet::new();
        for size in [(120, 40), (80, 24), (60, 18)] {
            session.size = size;
            let hints = shown_hints(&mut session);
            assert!(!hints.is_empty(), "{name}: no hint at all at {size:?}");
            // The digits of the answers are one hint; each of them is a command, which other tests press.
            for (shown, hint) in hints.into_iter().filter(|(shown, hint)| *hint != "answer" || !shown.contains('-')) {
                let hinted = Command::ALL.into_iter().find(|command| {
                    let key = keymap.key_for(&scopes, *command);
                    session.app.hint(*command) == hint && key.is_some_and(|key| key.to_string() == shown)
                });
                pressed.insert(hinted.unwrap_or_else(|| panic!("{name}: nothing is bound to “{shown} {hint}”")));
            }
        }
        for command in pressed {
            let key = keymap.key_for(&scopes, command).unwrap();
            assert_eq!(keymap.meaning(&scopes, key), Meaning::Run(command), "{name}");
            if !tried.insert((scopes.clone(), command)) {
                continue;
            }
            let mut session = reach();
            let (before, effects) = (session.paint().0, session.effects.len());
            session.key(key);
            let changed = session.paint().0 != before || session.effects.len() > effects;
            // A fault stays on the screen until what is typed changes.
            let again = name == "form, fault" && command == Command::SaveForm;
            assert!(changed || again, "{name}: {key} ({}) does nothing", session.app.hint(command));
        }
    }
    assert!(tried.len() > 150, "only {} hints were tried", tried.len());
}

#[test]
fn what_enter_does_stands_in_the_key_bar() {
    for (name, reach) in states::ALL {
        let mut session = reach();
        session.size = (80, 24);
        let Meaning::Run(command) = Keymap::new().meaning(session.app.scopes(), Key::Enter) else { continue };
        let hint = session.app.hint(command);
        if session.app.blocked(command).is_some() || hint.is_empty() {
            continue;
        }
        let hints = shown_hints(&mut session);
        assert!(hints.iter().any(|(_, shown)| shown == hint), "{name}: Enter would “{hint}”, the bar says {hints:?}");
    }
}

#[test]
fn a_title_typed_in_full_is_found_first() {
    for (name, reach) in [("home", Session::cold as fn() -> Session), ("people", Session::in_example)] {
        for command in palette(reach()).unwrap() {
            let mut session = reach();
            session.keys("<ctrl-p>").paste(command.spec().title);
            let Some(Overlay::Finder(finder)) = session.app.overlays.last() else { panic!("{name}: no palette") };
            let first = session.app.matches(finder).into_iter().next().map(|one| one.text);
            assert!(first.is_some_and(|text| text.starts_with(command.spec().title)), "{name}: {command:?}");
        }
    }
}

#[test]
fn help_lists_what_the_keys_do_here() {
    let keymap = Keymap::new();
    for (name, reach) in states::ALL {
        let session = reach();
        let scopes = session.app.scopes().to_vec();
        let mut session = session;
        // It closes the list of help and the menu, and drops the question what to show.
        let is_list = |kind: FinderKind| matches!(kind, FinderKind::Help | FinderKind::Menu);
        if session.app.privacy.asks()
            || matches!(session.app.overlays.last(), Some(Overlay::Finder(finder)) if is_list(finder.kind))
        {
            continue;
        }
        let Some(key) = keymap.key_for(&scopes, Command::Help) else { panic!("{name}: no key for help") };
        session.key(key);
        let Some(Overlay::Finder(finder)) = session.app.overlays.last() else { panic!("{name}: no help") };
        for one in session.app.matches(finder) {
            let Choice::Command(command) = one.choice else { continue };
            let key = keymap.key_for(&scopes, command).map(|key| key.to_string());
            assert_eq!(key.as_ref(), Some(&one.key), "{name}: {command:?}");
        }
    }
}

/// What the page says before its tables: the keys of a first day, in plain words.
const ABOVE: &str = "# Keys

You need about a dozen keys. The rest are always one key away: `?` shows what works on this screen, `,` shows it in groups, and
`:` finds any command by name, even one without a key.

| Key | What you use it for |
| --- | --- |
| `a` | add a deal, or a person in a deal |
| `s` | screen a person: five questions about what you saw them do |
| `l` | log a conversation |
| `n` | write down your next step |
| `d` | see what's due |
| `!` | see the alerts, and what to do about them |
| `c` | coach a Mobilizer |
| `b` | plan how to deal with a Blocker |
| `m` | see the map |
| `r` | start a review |
| `v` | hide everything private when others see your screen |
| `u` | undo |
| `Esc` `q` | go back a step; leave |

Where two keys are listed, either one works. `à`, `é` and their like are the number keys of French and Czech keyboards.
`stakemap guide typing` tells you how to edit text and type dates.

## All keys, screen by screen

<!-- keys -->
";
const BELOW: &str = "<!-- /keys -->\n";

#[test]
fn the_key_table_of_the_guide_is_the_one_of_the_program() {
    let table = table_markdown();
    for command in Command::ALL {
        assert!(table.contains(&format!("| {} |\n", command.spec().title)), "{command:?}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/help/keys.md");
    let wanted = format!("{ABOVE}\n{table}\n{BELOW}");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, wanted).unwrap();
        return;
    }
    let there = std::fs::read_to_string(&path).expect("the guide has the keys");
    assert_eq!(there, wanted, "run `UPDATE_README=1 cargo test --test suite key_table` to bring it up to date");
}
