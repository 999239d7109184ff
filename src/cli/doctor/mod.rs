//! `stakemap doctor`: checks files, configuration and terminal, reports problems, and repairs only what it is asked to.
//!
//! Exit code 0 if there is no problem, 1 if there is one. Notes are not problems.

mod surroundings;

use super::args::Options;
use super::{Stop, full_screen, method, print};
use crate::app::theme_name::ThemeName;
use crate::domain::method::alert_thresholds::Thresholds;
use crate::domain::record::text::one_line;
use crate::export::json;
use crate::store::{Check, Config, Grade, Store};
use crate::term::now;
use serde_json::{Value, json};

/// The version of the JSON output.
const VERSION: u32 = 1;

/// The width of the table's first column, in columns of the screen.
const NAME: usize = 16;

/// The result of a repair: what it did, or why it did nothing.
type Repaired = Result<String, String>;

pub(super) fn doctor(options: &Options, as_json: bool, fix: bool) -> Result<u8, Stop> {
    let store = options.store_to_read()?;
    let mut repaired = Vec::new();
    let theme = full_screen::theme(options, &Config::read(store.paths()).0);
    let mut checks = look(&store, theme);
    if fix {
        for repair in checks.iter().filter_map(|check| check.repair.as_ref()) {
            repaired.extend(store.repair(repair));
        }
        checks = look(&store, theme);
    }
    if as_json {
        print(&json::pretty(&as_value(&checks, &repaired)))?;
    } else {
        print(&as_text(&checks, &repaired))?;
    }
    Ok(u8::from(number(&checks, Grade::Problem) > 0))
}

fn look(store: &Store, theme: ThemeName) -> Vec<Check> {
    let (playbook, faults) = method(store, Thresholds::default());
    let mut checks = store.check(&playbook, now().date());
    let (_, odd) = Config::read(store.paths());
    let config = one_line(&store.paths().config_file().display().to_string());
    let folder = one_line(&store.paths().method().display().to_string());
    checks.extend(wrong("config", &config, &odd));
    let faults: Vec<String> = faults.into_iter().map(|fault| fault.what).collect();
    checks.extend(wrong("method", &folder, &faults));
    checks.extend(surroundings::look(theme));
    checks
}

/// Returns a check for each fault in what the user wrote, or one that says there are none.
fn wrong(name: &'static str, about: &str, faults: &[String]) -> Vec<Check> {
    if faults.is_empty() {
        return vec![Check::new(name, Grade::Ok, about, "no problems", "")];
    }
    let words = |fault: &str| fault.strip_prefix(&format!("{about}: ")).unwrap_or(fault).to_owned();
    let remedy = "Fix it in an editor. Until then, the default is used.";
    faults.iter().map(|fault| Check::new(name, Grade::Problem, about, &words(fault), remedy)).collect()
}

const fn word(grade: Grade) -> &'static str {
    match grade {
        Grade::Ok => "ok",
        Grade::Note => "note",
        Grade::Problem => "problem",
    }
}

/// Returns the name of a check for a reader; the JSON keeps the one it always had.
fn called(name: &str) -> &str {
    match name {
        "rights" => "permissions",
        "states" => "backups",
        name => name,
    }
}

fn as_text(checks: &[Check], repaired: &[Repaired]) -> String {
    let mut out = String::new();
    for done in repaired {
        out.push_str(&match done {
            Ok(words) => format!("fixed    {words}\n"),
            Err(words) => format!("left     {words}\n"),
        });
    }
    if !repaired.is_empty() {
        out.push('\n');
    }
    for check in checks {
        let words = match check.grade {
            // In order, the place goes without saying.
            Grade::Ok => check.words.clone(),
            Grade::Note | Grade::Problem => format!("{}: {}{}", check.about, place(check), check.words),
        };
        out.push_str(&format!("{:<8} {:<NAME$} {words}\n", word(check.grade), called(check.name)));
        if !check.remedy.is_empty() {
            out.push_str(&format!("{:<8} {:<NAME$} → {}\n", "", "", check.remedy));
        }
    }
    let sum = match (number(checks, Grade::Problem), number(checks, Grade::Note)) {
        (0, 0) => "Everything is fine.".to_owned(),
        (0, 1) => "No problems; 1 note.".to_owned(),
        (0, notes) => format!("No problems; {notes} notes."),
        (1, _) => "1 problem.".to_owned(),
        (problems, _) => format!("{problems} problems."),
    };
    out.push_str(&format!("\n{sum}\n"));
    out
}

/// Returns the number of findings of a grade.
fn number(checks: &[Check], grade: Grade) -> usize {
    checks.iter().filter(|check| check.grade == grade).map(|check| check.times).sum()
}

/// Returns the place in the file, or nothing if the message names it already.
fn place(check: &Check) -> String {
    match check.line {
        Some((line, column)) if !check.words.starts_with("line ") => {
            let place = if check.place.is_empty() { String::new() } else { format!(", at {}", check.place) };
            format!("line {line}, column {column}{place}: ")
        }
        _ => String::new(),
    }
}

fn as_value(checks: &[Check], repaired: &[Repaired]) -> Value {
    let rows: Vec<Value> = checks
        .iter()
        .map(|check| {
            json!({
                "name": check.name,
                "grade": word(check.grade),
                "about": check.about,
                "line": check.line.map(|(line, _)| line),
                "column": check.line.map(|(_, column)| column).filter(|column| *column > 0),
                "place": Some(&check.place).filter(|place| !place.is_empty()),
                "words": check.words,
                "remedy": Some(&check.remedy).filter(|remedy| !remedy.is_empty()),
                "can_be_mended": check.repair.is_some(),
                "times": check.times,
            })
        })
        .collect();
    let repaired: Vec<Value> = repaired
        .iter()
        .map(|done| json!({"mended": done.is_ok(), "words": done.as_ref().unwrap_or_else(|words| words)}))
        .collect();
    json!({
        "format": "stakemap.doctor", "version": VERSION, "problems": number(checks, Grade::Problem), "notes": number(checks, Grade::Note),
        "checks": rows, "repaired": repaired,
    })
}
