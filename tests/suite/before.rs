//! What the program did before its structure was changed, to the letter: each command in each place, what the command line
//! prints, and where fixed walks end. While the structure changes this stays as it is; then it goes.
//!
//! `UPDATE_BEFORE=1 cargo test --test suite -- --ignored before` writes it anew.

#![allow(clippy::unwrap_used)]

use crate::support::{Session, screen, states};
use crate::walk;
use stakemap::app::command::{Command, table_markdown};
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;
use stakemap::store::format;
use stakemap::ui::parts::canvas::Cursor;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process;

/// Short, and the same on every machine and with every compiler.
fn mark(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{:08x}", hash >> 32 ^ hash & 0xffff_ffff)
}

fn screen(session: &mut Session) -> String {
    let (buf, cursor) = session.paint();
    let mut seen = screen::text_and_roles(&buf, &session.theme);
    if let Some(Cursor::Shown(at) | Cursor::Hidden(at)) = cursor {
        let _ = write!(seen, "{at}");
    }
    mark(seen.as_bytes())
}

/// An effect in words that outlive the names of types.
fn told(effect: &Effect) -> String {
    match effect {
        Effect::List => "list".into(),
        Effect::ListArchive => "list the archive".into(),
        Effect::RememberHome(_) => "remember Home".into(),
        Effect::RememberDayOrder(_) => "remember the order of days".into(),
        Effect::RememberRules(_) => "remember that the rules were told".into(),
        Effect::Open(path) => format!("open {}", path.display()),
        Effect::Discard(path) => format!("discard {}", path.display()),
        Effect::Hold { read_only, .. } => format!("hold, read only {read_only}"),
        Effect::ReadCopy(path) => format!("read {}", path.display()),
        Effect::Save { deal, .. } => format!("save {}", mark(&format::encode(deal))),
        Effect::WriteAgain { deal, .. } => format!("write again {}", mark(&format::encode(deal))),
        Effect::Move { to, .. } => format!("move {to:?}"),
        Effect::Earlier(path) => format!("earlier states of {}", path.display()),
        Effect::Restore(_) => "restore".into(),
        Effect::Remember { .. } => "remember the place".into(),
        Effect::SaveMe(name) => format!("save the name {name}"),
        Effect::CountSigned(name) => format!("count what {name} signed"),
        Effect::SignAgain { from, to, .. } => format!("sign again {from} {to}"),
        Effect::FindLeft => "find what was left".into(),
        Effect::Recover { .. } => "recover".into(),
        Effect::LetGo(journals) => format!("let go of {}", journals.len()),
        Effect::Publish(stage) => format!("publish, {}", if stage.is_some() { "something" } else { "nothing" }),
        Effect::Follow(_) => "follow".into(),
        Effect::WriteOut { name, text, .. } => format!("write out {name} {}", mark(text.as_bytes())),
        Effect::Copy(text) => format!("copy {}", mark(text.as_bytes())),
        Effect::Suspend => "suspend".into(),
        Effect::Quit => "quit".into(),
    }
}

/// Each place, and what each command does there.
fn places() -> String {
    let workers: Vec<_> = (0..2)
        .map(|part| {
            std::thread::spawn(move || {
                let mine = states::ALL.iter().enumerate().filter(move |(at, _)| at % 2 == part);
                mine.map(|(at, state)| (at, place(state))).collect::<BTreeMap<usize, String>>()
            })
        })
        .collect();
    let all: BTreeMap<usize, String> = workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect();
    all.into_values().collect()
}

fn place((name, reach): &states::State) -> String {
    let mut session = reach();
    session.size = (80, 24);
    let mut lines = format!("\n# {name}: {}\n", screen(&mut session));
    let mut blocked: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for command in Command::ALL {
        let name = command.spec().name;
        if let Some(reason) = session.app.blocked(command) {
            blocked.entry(reason).or_default().push(name);
            continue;
        }
        let hinted = session.app.is_worth_a_hint(command);
        let mut after = reach();
        after.size = (80, 24);
        let asked = after.effects.len();
        after.send(Msg::Run(command));
        let effects: Vec<String> = after.effects[asked..].iter().map(told).collect();
        let _ = writeln!(lines, "{name}: {} {} [{}]", u8::from(hinted), screen(&mut after), effects.join("; "));
    }
    for (reason, names) in blocked {
        let _ = writeln!(lines, "“{reason}”: {}", names.join(" "));
    }
    lines
}

/// What begins a line about the command line, which knows no other day than today.
const PRINTED: &str = "printed ";

/// What the command line prints of each deal there is in the tests.
fn printed() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let in_folder = |name: &str| std::fs::read_dir(folder.join(name)).unwrap().map(|entry| entry.unwrap().path());
    let mut deals: Vec<PathBuf> = in_folder("cases").chain(in_folder("golden")).collect();
    deals.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    deals.sort();
    let mut lines = String::new();
    for path in deals {
        let user = tempfile::tempdir().unwrap();
        std::fs::copy(&path, user.path().join("deal.json")).unwrap();
        for words in [&["list", "--json"][..], &["show", "deal.json", "--json"], &["playbook", "--json"]] {
            let out = process::Command::new(env!("CARGO_BIN_EXE_stakemap"))
                .args(words)
                .env_clear()
                .envs([("HOME", user.path().as_os_str()), ("STAKEMAP_DATA_DIR", user.path().as_os_str())])
                .output()
                .unwrap();
            let (folder, name) = (user.path().display().to_string(), path.file_name().unwrap().display());
            let text =
                String::from_utf8_lossy(&out.stdout).replace(&folder, "") + &String::from_utf8_lossy(&out.stderr);
            let _ = writeln!(lines, "{PRINTED}{name} {}: {:?} {}", words[0], out.status.code(), mark(text.as_bytes()));
        }
    }
    lines
}

/// Where walks of the first seeds end.
fn walked() -> String {
    (0..12).map(|seed| format!("walk {seed}: {}\n", mark(walk::ends(seed).as_bytes()))).collect()
}

#[test]
#[ignore = "takes minutes, and holds the program still only while its structure changes"]
fn before_the_structure_changed_all_was_as_it_is_now() {
    let today = format!("day: {}", jiff::ZonedDateTime::now().date());
    let keys = mark(table_markdown().as_bytes());
    let found = format!("{today}\nkeys: {keys}\n{}{}{}", walked(), printed(), places());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/golden/before.txt");
    if std::env::var_os("UPDATE_BEFORE").is_some() {
        std::fs::write(&path, found).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap();
    let is_same_day = wanted.starts_with(&today);
    let is_compared = |line: &&str| !line.starts_with("day: ") && (is_same_day || !line.starts_with(PRINTED));
    let (wanted, found) = (wanted.lines().filter(is_compared), found.lines().filter(is_compared));
    assert_eq!(wanted.clone().count(), found.clone().count());
    let mut place = "";
    for (wanted, found) in wanted.zip(found) {
        place = if found.starts_with('#') { found } else { place };
        assert_eq!(wanted, found, "at {place}");
    }
}
