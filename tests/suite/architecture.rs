//! The shape of the source tree: who may know whom, how long a file may be, which file has a counterpart.
//!
//! Each rule reads the files themselves and names the file and the word that breaks it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod imports;
mod recipes;
mod words;

use crate::table::PROMISES;
use imports::{circles, imports};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A source file, its tests cut off.
struct Source {
    /// Below `src/`, with `/`.
    name: String,
    /// Its lines without those of test modules; comments are blanked, since prose may name anything.
    code: Vec<String>,
    /// How long it is without test modules.
    length: usize,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder of the project.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn below(path: &Path, folder: &str) -> String {
    path.strip_prefix(root().join(folder)).unwrap().to_str().unwrap().replace('\\', "/")
}

/// Everything that is part of the program: files that only tests use are left out.
fn sources() -> &'static [Source] {
    static ALL: LazyLock<Vec<Source>> = LazyLock::new(read_sources);
    &ALL
}

fn read_sources() -> Vec<Source> {
    let files = rust_files("src");
    let texts: Vec<(String, String)> =
        files.iter().map(|path| (below(path, "src"), fs::read_to_string(path).unwrap())).collect();
    let only_tests: Vec<String> = texts.iter().flat_map(|(name, text)| test_files(name, text)).collect();
    texts
        .iter()
        .filter(|(name, _)| !only_tests.contains(name))
        .map(|(name, text)| {
            let lines = without_tests(text);
            let code = lines.iter().map(|line| without_comment(line)).collect();
            Source { name: name.clone(), code, length: lines.len() }
        })
        .collect()
}

/// The files of modules that stand behind `#[cfg(test)] mod x;`.
fn test_files(name: &str, text: &str) -> Vec<String> {
    let folder = match name.strip_suffix("/mod.rs") {
        Some(folder) => folder.to_owned(),
        None => name.trim_end_matches(".rs").to_owned(),
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let behind = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    behind
        .filter_map(|pair| pair[1].trim_start_matches("pub(super) ").strip_prefix("mod ")?.strip_suffix(';'))
        .map(|module| format!("{folder}/{module}.rs"))
        .collect()
}

/// A file's lines without items behind `#[cfg(test)]`.
fn without_tests(text: &str) -> Vec<String> {
    let mut kept = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push(line.to_owned());
            continue;
        }
        // Formatted code closes an item in the column in which it began.
        let indent = &line[..line.len() - line.trim_start().len()];
        let closing = format!("{indent}}}");
        let item = lines.by_ref().find(|line| !line.trim_start().starts_with("#[")).unwrap_or_default();
        if !item.ends_with(';') {
            let _ = lines.by_ref().find(|line| *line == closing);
        }
    }
    kept
}

fn without_comment(line: &str) -> String {
    let trimmed = line.trim_start();
    if trimmed.starts_with("//") {
        return String::new();
    }
    line.split_once(" // ").map_or(line, |(code, _)| code).to_owned()
}

/// Whether a line of code names a path or word as a whole: `store` is not found in `store_error`.
fn names(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// The words in whose name one line may break a rule: module paths of this crate and of others.
fn offences(layer: &str, forbidden: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| is_in(&source.name, layer)) {
        for (number, line) in source.code.iter().enumerate() {
            for word in forbidden.iter().filter(|word| names(line, word)) {
                found.push(format!("src/{}: line {} names `{word}`: {}", source.name, number + 1, line.trim()));
            }
        }
    }
    found
}

fn is_in(name: &str, layer: &str) -> bool {
    name == format!("{layer}.rs") || name.starts_with(&format!("{layer}/"))
}

#[track_caller]
fn assert_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// What only the outermost layer may touch: the terminal, the clock, randomness, files, the environment.
const OUTSIDE: [&str; 11] = [
    "ratatui",
    "crossterm",
    "std::fs",
    "std::time",
    "std::env",
    "std::io",
    "std::process",
    "std::thread",
    "ZonedDateTime::now",
    "Timestamp::now",
    "now_v7",
];

/// Other layers as `crate::x`, and as paths that climb up to them.
fn layers(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("crate::{name}")).collect()
}

#[track_caller]
fn assert_layer(layer: &str, not_these: &[&str], outside: &[&str]) {
    let others = layers(not_these);
    let mut forbidden: Vec<&str> = others.iter().map(String::as_str).collect();
    forbidden.extend(outside);
    assert!(sources().iter().any(|source| is_in(&source.name, layer)), "there is no layer {layer}");
    assert_none(&offences(layer, &forbidden), &format!("what `{layer}` must not know"));
}

fn but(allowed: &[&str]) -> Vec<&'static str> {
    OUTSIDE.into_iter().filter(|word| !allowed.contains(word)).collect()
}

#[test]
fn the_domain_knows_nobody() {
    assert_layer("domain", &["app", "cli", "content", "export", "import", "store", "term", "ui"], &OUTSIDE);
}

/// The floors of the domain, and those that each stands on.
const FLOORS: [(&str, &[&str]); 5] = [
    ("record", &[]),
    ("method", &["record"]),
    ("judge", &["record", "method"]),
    ("change", &["record", "method"]),
    ("privacy", &["record", "method", "judge", "change"]),
];

#[test]
fn each_floor_of_the_domain_knows_only_those_it_stands_on() {
    let floor = |module: &str| module.strip_prefix("domain/").map(|rest| rest.split('/').next().unwrap().to_owned());
    let mut found = Vec::new();
    for (from, to) in imports().iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
        let (Some(own), Some(other)) = (floor(from), floor(to)) else { continue };
        let below = FLOORS.iter().find(|(name, _)| *name == own).map(|(_, below)| *below);
        match below {
            None => found.push(format!("src/{from} is on no floor")),
            Some(below) if own != other && !below.contains(&other.as_str()) => {
                found.push(format!("src/{from} names {to}"));
            }
            Some(_) => {}
        }
    }
    assert_none(
        &found,
        "in the domain, records know nothing above them, and judging and changing nothing of each other",
    );
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let all = circles(imports());
    let found: Vec<String> = all.iter().map(|(from, to)| format!("src/{from} names {to}, which leads back")).collect();
    assert_none(&found, "only a module and those inside it may name each other");
}

#[test]
fn content_export_and_import_know_only_the_domain() {
    assert_layer("content", &["app", "cli", "export", "import", "store", "term", "ui"], &OUTSIDE);
    assert_layer("export", &["app", "cli", "content", "import", "store", "term", "ui"], &OUTSIDE);
    assert_layer("import", &["app", "cli", "content", "export", "store", "term", "ui"], &OUTSIDE);
}

#[test]
fn the_store_knows_only_the_domain_and_files() {
    let outside = but(&["std::fs", "std::io", "std::time", "std::env"]);
    assert_layer("store", &["app", "cli", "content", "export", "import", "term", "ui"], &outside);
}

#[test]
fn the_app_knows_no_terminal_no_file_and_no_clock() {
    assert_layer("app", &["cli", "term", "ui"], &OUTSIDE);
}

#[test]
fn the_app_takes_from_other_layers_only_what_was_agreed() {
    let agreed: [(&str, &[&str]); 3] = [
        ("crate::content", &["content::sample", "content::guide", "crate::content;"]),
        (
            "crate::export",
            &[
                "crate::export::words",
                "crate::export::card::",
                "crate::export::aside::",
                "crate::export::format::",
                "crate::export::kit::",
                "crate::export::message::",
                "crate::export::minutes::",
                "crate::export::outgoing::",
                "crate::export::prep::",
                "crate::export::privacy",
            ],
        ),
        (
            "crate::store",
            &[
                "crate::store::{LastPosition, SavedAs}",
                "crate::store::{LastPosition, ReviewPosition, SavedAs}",
                "crate::store::ReviewPosition;",
                "crate::store::LastPosition;",
                "crate::store::SavedAs;",
                "crate::store::journal::",
                "crate::store::lost::Lost;",
                "crate::store::lost::{How, Lost};",
                "crate::store::portfolio_position::",
                "crate::store::shared_view::",
                "crate::store::recover::Recovered;",
                "crate::store::recover::{Brought, Recovered};",
            ],
        ),
    ];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| is_in(&source.name, "app")) {
        for line in &source.code {
            for (layer, allowed) in agreed {
                if names(line, layer) && !allowed.iter().any(|allowed| line.contains(allowed)) {
                    found.push(format!("src/{}: {}", source.name, line.trim()));
                }
            }
            if line.contains("content::") && !line.contains("content::sample") && !line.contains("content::guide") {
                found.push(format!("src/{}: {}", source.name, line.trim()));
            }
        }
    }
    assert_none(
        &found,
        "what `app` may take from other layers: content::{guide, sample}, export::{card, format, kit, message, minutes, outgoing, prep, privacy, words}, LastPosition, ReviewPosition, PortfolioPosition, SavedAs, how a file got lost, what a journal holds",
    );
}

#[test]
fn the_ui_reads_the_app_and_changes_nothing() {
    let outside = but(&["ratatui"]);
    assert_layer("ui", &["cli", "content", "store", "term"], &outside);
}

#[test]
fn only_the_outermost_layer_touches_the_terminal_the_clock_and_randomness() {
    let words = ["crossterm", "rustix", "signal_hook", "ZonedDateTime::now", "Timestamp::now", "now_v7"];
    let mut found = Vec::new();
    for source in sources() {
        let outermost = source.name == "main.rs" || ["term", "cli"].iter().any(|layer| is_in(&source.name, layer));
        for (number, line) in source.code.iter().enumerate().filter(|_| !outermost) {
            for word in words.iter().filter(|word| names(line, word)) {
                // The store syncs folders and asks for rights through rustix.
                if !(*word == "rustix" && is_in(&source.name, "store")) {
                    found.push(format!("src/{}: line {} names `{word}`", source.name, number + 1));
                }
            }
        }
    }
    assert_none(&found, "the terminal, the clock and randomness belong to term, cli and main");
}

#[test]
fn the_store_opens_files_to_read_them_in_one_place() {
    let words = ["fs::read", "read_to_string", "read_to_end", "File::open", "OpenOptions", "openat", "fs::copy"];
    // Opens what it makes there and then.
    let allowed = |name: &str, word: &str| {
        name == "store/reading.rs" || (name, word) == ("store/atomic/unfinished.rs", "OpenOptions")
    };
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| is_in(&source.name, "store")) {
        for (number, line) in source.code.iter().enumerate() {
            for word in words.iter().filter(|word| names(line, word) && !allowed(&source.name, word)) {
                found.push(format!("src/{}: line {} names `{word}`: {}", source.name, number + 1, line.trim()));
            }
        }
    }
    assert_none(&found, "pipes, devices and endless files are met in `store/reading.rs` alone");
}

#[test]
fn days_get_their_words_in_one_place() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !is_in(&source.name, "domain/record/dates")) {
        for (number, line) in source.code.iter().enumerate().filter(|(_, line)| names(line, "strftime")) {
            for word in ["%b", "%B", "%a", "%A", "%-d"].iter().filter(|word| line.contains(**word)) {
                found.push(format!("src/{}: line {} has `{word}`: {}", source.name, number + 1, line.trim()));
            }
        }
    }
    assert_none(&found, "a day is worded in `domain/record/dates.rs` alone, where today is known");
}

#[test]
fn layers_are_all_closed_in_one_place() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.name != "app/drafts.rs") {
        for (number, line) in source.code.iter().enumerate().filter(|(_, line)| line.contains("overlays.clear(")) {
            found.push(format!("src/{}: line {}: {}", source.name, number + 1, line.trim()));
        }
    }
    assert_none(&found, "`App::close_all` in `app/drafts.rs` alone keeps what was typed in a form that it closes");
}

#[test]
fn stored_words_have_the_type_that_shows_clean() {
    // The address of a change is for finding what changed and never shown.
    let address = ("domain/record/step.rs", "pub place: String,");
    let records = ["deal", "stakeholder", "task", "coaching", "step", "evidence", "difference", "concern", "outcome"];
    let mut files = records.map(|name| format!("domain/record/{name}.rs")).to_vec();
    files.push("domain/record/snooze.rs".to_owned());
    files.push("domain/judge/summary.rs".to_owned());
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| files.contains(&source.name)) {
        for line in source.code.iter().map(|line| line.trim()) {
            let is_field =
                line.ends_with(',') && line.contains(": ") && names(&line.replace("Map<String, Value>", ""), "String");
            let is_variant = line.contains("(String)");
            if (is_field || is_variant) && (source.name.as_str(), line) != address {
                found.push(format!("src/{}: {line}", source.name));
            }
        }
    }
    assert_none(&found, "a text in a record is a `Text`");
}

#[test]
fn letters_come_to_the_terminal_in_few_places() {
    let only: [(&[&str], &[&str]); 5] = [
        // Into cells: through the canvas alone, which cleans what was forgotten.
        (
            &["ui/parts/canvas.rs"],
            &[
                "set_symbol",
                "set_char",
                "set_string",
                "set_stringn",
                "set_line",
                "set_span",
                "ratatui::text",
                "cell_mut",
                "append_symbol",
            ],
        ),
        // Widgets would write by themselves; the one there is draws a border without a title.
        (&["ui/parts/frame.rs"], &["ratatui::widgets"]),
        // Into the terminal's streams: printing, and what draws, asks and reports.
        (
            &[
                "cli/mod.rs",
                "cli/commands.rs",
                "cli/full_screen.rs",
                "term/out.rs",
                "term/guard.rs",
                "term/screen.rs",
                // Those of a child, which lead to no terminal.
                "term/audience.rs",
                "term/audience/first_look.rs",
            ],
            &["stdout", "stderr"],
        ),
        // The clipboard belongs to the user: it gets what they asked for, from one place.
        (&["term/clipboard.rs"], &["CopyToClipboard"]),
        // A title would show to everybody who is attached.
        (&[], &["SetTitle", "println!", "print!", "eprintln!", "eprint!", "fmt::Print", "PrintStyledContent"]),
    ];
    let mut found = Vec::new();
    for (files, words) in only {
        // The build script speaks to cargo.
        let elsewhere = |name: &str| !files.contains(&name) && !name.ends_with("build.rs");
        for source in sources().iter().filter(|source| elsewhere(&source.name)) {
            for line in &source.code {
                for word in words.iter().filter(|word| names(line, word.trim_end_matches('!')) && line.contains(**word))
                {
                    found.push(format!("src/{}: `{word}` in {}", source.name, line.trim()));
                }
            }
        }
    }
    assert_none(
        &found,
        "text reaches the terminal through the canvas, the command line's printing and a panic's report",
    );
}

/// Files that may be longer than the soft limit, each with its reason.
const LONG: [(&str, &str); 3] = [
    ("app/panes/profile.rs", "the questionnaire's session lies beside the pane that it is part of"),
    ("store/error.rs", "a list: one variant a kind of fault, each with its words and what to do"),
    ("app/command/table.rs", "a table: one row a command, and a reader looks for a row in one place"),
];
const SOFT: usize = 350;
const HARD: usize = 800;

#[test]
fn files_are_short() {
    let mut found = Vec::new();
    for source in sources() {
        let is_listed = LONG.iter().any(|(name, _)| *name == source.name);
        if source.length > HARD || (source.length > SOFT && !is_listed) {
            found.push(format!("src/{}: {} lines", source.name, source.length));
        }
        if is_listed && source.length <= SOFT {
            found.push(format!("src/{}: {} lines, so it needs no exception any more", source.name, source.length));
        }
    }
    assert_none(&found, "a file has at most 350 lines, or 800 with a reason in this test");
}

/// Functions that may be longer, since they are tables: one arm of a match for each case, or one field for each thing.
const TABLES: [(&str, &str); 9] = [
    ("app/history_entry.rs", "removal"),
    ("app/overlays/finder.rs", "choose"),
    ("content/assemble.rs", "file"),
    ("domain/privacy/mod.rs", "masked_after"),
    ("export/json.rs", "playbook"),
    ("export/words/history.rs", "whole_words"),
    ("export/words/news.rs", "what_words"),
    ("term/perform.rs", "perform"),
    ("ui/overlays/group.rs", "spot_line"),
];
const LONGEST: usize = 60;

/// The functions in a file's code, each with its lines of code.
fn functions(code: &[String]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in code.iter().enumerate() {
        let words = line.trim_start();
        let name = words.split_once("fn ").filter(|(before, _)| {
            before
                .split_whitespace()
                .all(|word| word.starts_with("pub") || ["const", "in", "unsafe"].contains(&word) || word.ends_with(')'))
        });
        let Some((_, rest)) = name else { continue };
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        // Formatted code closes a function in the column in which it began; one in a line, or without a body, ends there.
        let indent = &line[..line.len() - words.len()];
        let ends = |line: &str| {
            line == format!("{indent}}}") || (line.starts_with(&format!("{indent})")) && line.ends_with(';'))
        };
        let is_short = line.ends_with('}') || line.ends_with(';');
        let length = code[at..].iter().position(|line| ends(line)).filter(|_| !is_short && !name.is_empty());
        let lines = length.map_or(&code[at..=at], |length| &code[at..=at + length]);
        found.push((name, lines.iter().filter(|line| !line.trim().is_empty()).count()));
    }
    found
}

#[test]
fn functions_are_short_but_for_tables() {
    let mut found = Vec::new();
    let mut long = Vec::new();
    for source in sources() {
        for (name, lines) in functions(&source.code).into_iter().filter(|(_, lines)| *lines > LONGEST) {
            let is_table = TABLES.contains(&(source.name.as_str(), name.as_str()));
            if is_table { &mut long } else { &mut found }
                .push(format!("src/{}: `{name}` has {lines} lines", source.name));
        }
    }
    assert_none(&found, "a function has at most 60 lines of code, unless it is a table that this test names");
    assert_eq!(long.len(), TABLES.len(), "a table that is short by now needs no exception: {long:?}");
}

#[test]
fn state_and_drawing_of_a_pane_or_overlay_carry_the_same_name() {
    let modules = |folder: &str| -> Vec<String> {
        let all = rust_files(&format!("src/{folder}"));
        all.iter().map(|path| below(path, &format!("src/{folder}"))).filter(|name| name != "mod.rs").collect()
    };
    // State that is more than a pane's or overlay's own lies one level up.
    let elsewhere = |name: &str| match name {
        name if name == "panes/home.rs" || name.starts_with("panes/home/") => "app/home.rs".to_owned(),
        "panes/follow.rs" => "app/following.rs".to_owned(),
        "overlays/form.rs" => "app/form.rs".to_owned(),
        // The questionnaire's state is the profile pane's.
        "panes/questions.rs" => "app/panes/profile.rs".to_owned(),
        // Drawing a pane may take more files than its state does.
        name => match name.strip_prefix("panes/").and_then(|name| name.split_once('/')) {
            Some((pane, _)) => format!("app/panes/{pane}.rs"),
            None => format!("app/{name}"),
        },
    };
    let mut found = Vec::new();
    for folder in ["panes", "overlays"] {
        for name in modules(&format!("app/{folder}")) {
            // The rows of the profile are put together in several files, as pages are, and all drawn alike.
            let is_drawn_alike = name.starts_with("facts/") || name.starts_with("page/");
            if !is_drawn_alike && !root().join("src/ui").join(folder).join(&name).exists() {
                found.push(format!("src/app/{folder}/{name} is drawn by no src/ui/{folder}/{name}"));
            }
        }
        for name in modules(&format!("ui/{folder}")) {
            let state = elsewhere(&format!("{folder}/{name}"));
            // Drawing an overlay may take more files than its state does, too.
            let whole = Path::new(&state).parent().map(|folder| folder.with_extension("rs")).unwrap_or_default();
            if [Path::new(&state), &whole].iter().all(|state| !root().join("src").join(state).exists()) {
                found.push(format!("src/ui/{folder}/{name} draws what lies in no src/{state}"));
            }
        }
    }
    assert_none(&found, "app and ui mirror each other");
}

#[test]
fn no_test_file_is_forgotten() {
    let mut found = Vec::new();
    for path in rust_files("tests/suite") {
        let name = below(&path, "tests/suite");
        if name == "main.rs" {
            continue;
        }
        let module = path.file_stem().unwrap().to_str().unwrap();
        let folder = path.parent().unwrap();
        let (module, parent) = if module == "mod" {
            (folder.file_name().unwrap().to_str().unwrap(), folder.parent().unwrap())
        } else {
            (module, folder)
        };
        let index = if parent.ends_with("suite") { parent.join("main.rs") } else { parent.join("mod.rs") };
        // A module of a file rather than of a folder is named in the file beside the folder.
        let index = if index.exists() { index } else { parent.with_extension("rs") };
        let listed = fs::read_to_string(&index).unwrap_or_default();
        if !listed.lines().any(|line| line.trim_start_matches("pub(crate) ") == format!("mod {module};")) {
            found.push(format!("tests/suite/{name} is not listed in {}", index.display()));
        }
    }
    assert_none(&found, "a test that is not listed never runs");
}

#[test]
fn nothing_is_left_half_done_in_the_program() {
    let words = [".unwrap()", "TODO", "FIXME", "XXX", "todo!", "unimplemented!", "dbg!", "panic!", "#[ignore"];
    let mut found = Vec::new();
    for path in rust_files("src") {
        let text = fs::read_to_string(&path).unwrap();
        let name = below(&path, "src");
        if !sources().iter().any(|source| source.name == name) {
            continue;
        }
        for line in without_tests(&text) {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("src/{name}: `{word}` in {}", line.trim()));
            }
        }
    }
    assert_none(&found, "outside tests there is no unwrap, panic or unfinished work");
}

#[test]
fn every_source_file_says_at_its_top_what_it_is_for() {
    let mut found = Vec::new();
    for source in sources() {
        let text = fs::read_to_string(root().join("src").join(&source.name)).unwrap();
        if !text.starts_with("//! ") {
            found.push(format!("src/{}", source.name));
        }
    }
    assert_none(&found, "a file opens with `//!` and what it is for");
}

#[test]
fn the_top_level_holds_only_what_was_agreed() {
    let agreed = ["Cargo.toml", "Cargo.lock", "src", "assets", "tests", "README.md", "LICENSE", "CHANGELOG.md"];
    let strange: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        // Where cargo builds, unless it was told otherwise.
        .filter(|name| !name.starts_with('.') && name != "target" && !agreed.contains(&name.as_str()))
        .collect();
    assert_none(&strange, "the top level holds these and dot-files only: Cargo, src, assets, tests and three texts");
}

#[test]
fn the_rules_above_do_see_what_they_look_for() {
    assert!(names("use crate::store::LastPosition;", "crate::store"));
    assert!(!names("use crate::storage::LastPosition;", "crate::store"));
    assert_eq!(without_comment("let a = 1; // std::fs"), "let a = 1;");
    let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    use b;\n\n    fn b() {}\n}\nfn c() {}\n#[cfg(test)]\nmod d;\nfn e() {}";
    assert_eq!(without_tests(text), ["fn a() {}", "fn c() {}", "fn e() {}"]);
    assert_eq!(test_files("store/mod.rs", text), ["store/d.rs"]);
    assert_eq!(test_files("store/format.rs", text), ["store/format/d.rs"]);
    let code: Vec<String> =
        "pub(in crate::a) fn a(\n    b: u8,\n) {\n    c();\n\n    d();\n}\nfn e() {}\ntrait F {\n    fn g(\n        &self,\n    );\n}\nfn h() {\n    for _ in 0..1 {\n    }\n}"
            .lines()
            .map(str::to_owned)
            .collect();
    let named = |name: &str, lines| (name.to_owned(), lines);
    assert_eq!(functions(&code), [named("a", 6), named("e", 1), named("g", 3), named("h", 4)]);
    let lengths: usize = sources().iter().map(|source| source.length).sum();
    assert!(sources().len() > 80 && lengths > 5_000, "the tree is read");
}

#[test]
fn what_the_long_tests_promise_is_in_their_table() {
    let mut told = 0;
    for file in rust_files("tests") {
        let text = fs::read_to_string(&file).unwrap();
        for rest in text.split("Trial::of(\"").skip(1) {
            let promise = rest.split('"').next().unwrap();
            assert!(PROMISES.contains(&promise), "{}: `{promise}` has no row", file.display());
            told += 1;
        }
    }
    assert!(told > 5, "they are found");
}
