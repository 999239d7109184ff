//! The command line as scripts and pipes see it: exit codes, shapes, and what goes to which stream.

mod card;
mod doctor;
mod export;
mod given;
mod import;
mod log;
mod mistyped;
mod prep;
mod privacy;

use crate::support::hostile;
use serde_json::{Value, json};
use stakemap::content;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::domain::record::text::{acts, is_unseen};
use stakemap::store::{DataPaths, Store};
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_stakemap");

/// A user's folders, and the program run on them.
struct Shell(TempDir);

/// What a run gave.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn new(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    #[track_caller]
    fn json(self) -> Value {
        serde_json::from_str(&self.good()).unwrap()
    }

    /// Ended with this code, said all of these words on standard error, and gave nothing out.
    #[track_caller]
    fn fails(&self, code: i32, words: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in: {}", self.err);
        }
    }
}

impl Shell {
    fn new() -> Self {
        let shell = Self(TempDir::new().unwrap());
        fs::create_dir(shell.data()).unwrap();
        shell
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// Puts the worked example into the data folder under a name of its own. Returns its file.
    fn add(&self, name: &str) -> PathBuf {
        self.put(&self.data(), name)
    }

    fn put(&self, data: &Path, name: &str) -> PathBuf {
        let rest = self.0.path().join("rest");
        let paths = DataPaths { data: data.into(), state: rest.clone(), config: rest.clone(), cache: rest };
        let sample = content::sample(jiff::ZonedDateTime::now().date());
        let deal = Deal { id: DealId(stakemap::term::new_id()), name: name.into(), ..sample };
        Store::new(paths).create(&deal).unwrap().at.path
    }

    /// The store as a run of the program sees it.
    fn store(&self) -> Store {
        let folder = |name: &str| self.0.path().join(name).join("stakemap");
        Store::new(DataPaths {
            data: self.data(),
            state: folder("XDG_STATE_HOME"),
            config: folder("XDG_CONFIG_HOME"),
            cache: folder("XDG_CACHE_HOME"),
        })
    }

    fn command(&self, args: &[&str]) -> Command {
        let folder = |name: &str| self.0.path().join(name);
        let mut command = Command::new(PROGRAM);
        command.args(args).env_clear().env("HOME", folder("home")).env("STAKEMAP_DATA_DIR", self.data());
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR"] {
            command.env(name, folder(name));
        }
        command.env("TERM", "xterm-256color").env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::new(self.command(args).output().unwrap())
    }

    fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Ran::new(child.wait_with_output().unwrap())
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

const EXAMPLE: &str = r#"{"traits":{"teacher.brings-insight":"once"},"tells":{"insight":"pressed"}}"#;

#[test]
fn classify_answers_in_exactly_the_shape_that_is_promised() {
    let shell = Shell::new();
    let answer = shell.run_with(&["classify", "--json"], EXAMPLE).json();
    let mut promised = [
        "profile",
        "word",
        "also_shows",
        "group",
        "group_word",
        "probabilities",
        "groups",
        "contested",
        "why",
        "next",
        "without_evidence",
    ];
    promised.sort_unstable();
    assert_eq!(keys(&answer), promised);
    let profiles = ["blocker", "climber", "friend", "go-getter", "guide", "skeptic", "teacher"];
    assert_eq!(keys(&answer["probabilities"]), profiles);
    assert_eq!(keys(&answer["groups"]), ["blocker", "mobilizer", "talker"]);
    assert_eq!(keys(&answer["why"][0]), ["text", "weight"]);
    assert_eq!(keys(&answer["next"]), ["id", "question"]);
    assert_eq!((&answer["profile"], &answer["group"]), (&json!("teacher"), &json!("mobilizer")));
    assert_eq!((&answer["group_word"], &answer["contested"]), (&json!("leaning"), &json!(false)));
    let nothing = shell.run_with(&["classify", "-", "--json"], "{}").json();
    assert_eq!(
        (&nothing["profile"], &nothing["group"], &nothing["word"]),
        (&json!(null), &json!(null), &json!("unknown"))
    );

    // A list in gives a list out, in its order; a file is as good as a pipe.
    let file = shell.0.path().join("answers.json");
    fs::write(&file, format!("[{{}}, {EXAMPLE}]")).unwrap();
    let list = shell.run(&["classify", file.to_str().unwrap(), "--json"]).json();
    assert_eq!(list, json!([nothing, answer]));
    assert_eq!(shell.run_with(&["classify", "--json"], "[]").json(), json!([]));
    let text = shell.run_with(&["classify"], EXAMPLE).good();
    assert!(text.contains("Mobilizer, leaning") && text.contains("pressed you on your insight"), "{text}");
}

#[test]
fn answers_that_mean_nothing_are_named_with_the_nearest_that_do() {
    let shell = Shell::new();
    let faults = [
        (r#"{"traits":{"techer.brings-insight":"once"}}"#, &["techer.brings-insight", "`teacher.brings-insight`"][..]),
        (r#"{"traits":{"teacher.brings-insight":"onse"}}"#, &["onse", "`once`"]),
        (r#"[{}, {"tells":{"insite":"pressed"}}]"#, &["[1]", "insite", "`insight`"]),
        (r#"{"tells":{"insight":"presed"}}"#, &["presed", "`pressed`"]),
        (r#"{"tell":{}}"#, &["tell", "`tells`"]),
        (r#"{"tells":{"insight":"pressed","insight":"accepted"}}"#, &["insight", "twice"]),
        ("7", &["object", "number"]),
        ("{\n \"tells\": {,}}", &["standard input", "line 2, column 12"]),
        ("", &["line 1", "empty"]),
    ];
    for as_json in [&["classify"][..], &["classify", "--json"]] {
        for (input, words) in faults {
            shell.run_with(as_json, input).fails(3, words);
        }
    }
    let file = shell.0.path().join("answers.json");
    fs::write(&file, "{\n").unwrap();
    shell.run(&["classify", file.to_str().unwrap()]).fails(3, &["answers.json", "line 2"]);
    fs::write(&file, b"{\"tells\":\xff}").unwrap();
    shell.run(&["classify", file.to_str().unwrap()]).fails(3, &["answers.json", "UTF-8"]);
    shell.run(&["classify", "nowhere.json"]).fails(3, &["nowhere.json"]);
    if Path::new("/dev/zero").exists() {
        shell.run(&["classify", "/dev/zero"]).fails(3, &["/dev/zero", "larger than 40 MB"]);
    }
}

#[test]
fn list_show_and_playbook_say_the_same_as_text_and_as_json() {
    let shell = Shell::new();
    assert_eq!(shell.run(&["list"]).good(), "No deals yet.\n");
    assert_eq!(shell.run(&["list", "--json"]).json()["deals"], json!([]));
    shell.add("Halden Foods");
    shell.add("Norvik Cold Stores");

    let text = shell.run(&["list"]).good();
    let list = shell.run(&["list", "--json"]).json();
    assert_eq!(list["format"], "stakemap.list");
    for deal in list["deals"].as_array().unwrap() {
        assert!(text.contains(deal["name"].as_str().unwrap()), "{text}");
        assert_eq!(deal["people"], 9);
    }
    assert_eq!(list["deals"].as_array().unwrap().len(), 2);

    let text = shell.run(&["show", "halden"]).good();
    let deal = shell.run(&["show", "HALDEN", "--json"]).json();
    assert_eq!((&deal["format"], &deal["name"]), (&json!("stakemap.show"), &json!("Halden Foods")));
    let example: Value = shell.run_with(&["classify", "--json"], "{}").json();
    for person in deal["stakeholders"].as_array().unwrap() {
        assert!(text.contains(person["name"].as_str().unwrap()), "{text}");
        let verdict = person["verdicts"].as_array().unwrap().first().unwrap();
        let judged: Vec<&str> = keys(verdict).into_iter().filter(|key| *key != "assessor").collect();
        assert_eq!(judged, keys(&example), "a verdict has the shape of classify");
    }

    let text = shell.run(&["playbook"]).good();
    let playbook = shell.run(&["playbook", "--json"]).json();
    assert_eq!(playbook["traits"].as_array().unwrap().len(), 21);
    for profile in playbook["profiles"].as_array().unwrap() {
        assert!(text.contains(profile["name"].as_str().unwrap()), "{text}");
    }
}

#[test]
fn check_prints_alerts_and_ends_with_1_where_one_is_urgent() {
    let shell = Shell::new();
    assert_eq!(shell.run(&["check"]).good(), "No deals yet.\n");
    let file = shell.add("Tarnbeck");
    let ran = shell.run(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("! Ottilie Brandt is blocking, and we're relying on Mirela Dantu\n"), "{}", ran.out);
    assert!(ran.out.contains("Coach  Why is that their job? And what are you doing about Ottilie"), "{}", ran.out);
    let ran = shell.run(&["check", "tarn", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(keys(&all), ["deals", "format", "version"]);
    assert_eq!((&all["format"], &all["version"]), (&json!("stakemap.check"), &json!(1)));
    let deal = &all["deals"][0];
    assert_eq!(keys(deal), ["alerts", "file", "files", "hints", "id", "name", "sample", "urgent", "warnings"]);
    let worst = &deal["alerts"][0];
    let promised = ["asleep", "coach", "do", "key", "kind", "level", "people", "reason", "say", "section", "where"];
    assert_eq!(keys(worst), promised);
    assert_eq!((&worst["kind"], &worst["level"]), (&json!("blocker-left"), &json!("urgent")));
    assert_eq!(worst["people"][0]["name"], "Ottilie Brandt");
    shell.run(&["check", "nobody"]).fails(2, &["nobody"]);
    // It counts as the deal's header does, and says what nobody knows.
    let pressing = deal["urgent"].as_u64().unwrap() + deal["warnings"].as_u64().unwrap();
    let head = format!(": {pressing} alerts, 1 urgent");
    let out = shell.run(&["check"]).out;
    assert!(out.lines().next().unwrap().contains(&head), "{head}: {out}");
    assert!(out.contains("\n? 1 of 9 people hasn't been screened yet.\n"), "{out}");
    assert!(out.contains("\n? Only 9 of about 11 people involved are on the map.\n"), "{out}");

    // Nothing urgent is no finding; a mistyped threshold is told.
    let store = shell.store();
    let loaded = store.load(&file).unwrap();
    let mut deal = loaded.deal;
    let controller = deal.stakeholders.iter().find(|one| one.name == "Ottilie Brandt").unwrap().id;
    deal.edit_plan(controller, |plan| plan.neutralised = "signed the order".into());
    store.save(&deal, &loaded.at).unwrap();
    assert_eq!(shell.run(&["check"]).code, 0);
    fs::create_dir_all(&store.paths().config).unwrap();
    fs::write(store.paths().config_file(), "[alerts]\nsilent_day = 3\n").unwrap();
    let ran = shell.run(&["check", "--json"]);
    assert!(ran.code == 0 && ran.err.contains("line 2") && ran.err.contains("`silent_days`"), "{}", ran.err);
    // What is far too silent is asked about; one damaged file costs the others nothing.
    fs::write(store.paths().config_file(), "[alerts]\nstill_in_days = 1\n").unwrap();
    assert_eq!(shell.run(&["check"]).code, 1);
    fs::write(shell.data().join("deals/old-1a2b3c4d.json"), "{").unwrap();
    let ran = shell.run(&["check"]);
    assert!(ran.code == 3 && ran.err.contains("old-1a2b3c4d.json") && ran.out.contains("Tarnbeck"), "{ran:?}");
}

#[test]
fn since_says_what_changed_as_text_and_as_json() {
    let shell = Shell::new();
    shell.add("Halden");
    let text = shell.run(&["since", "halden"]).good();
    for words in ["things have changed since", "Our next steps", "Alerts ("] {
        assert!(text.contains(words), "{words:?} is not in: {text}");
    }
    for args in [
        &["since", "halden", "--json"][..],
        &["since", "halden", "-14d", "--json"],
        &["since", "--json", "halden", "-14d"],
    ] {
        let json = shell.run(args).json();
        assert_eq!((&json["format"], &json["version"]), (&json!("stakemap.since"), &json!(1)));
        let changes = json["changes"].as_array().unwrap();
        assert!(changes.len() > 10);
        assert_eq!(keys(&changes[0]), ["direction", "kind", "people", "what", "words"]);
        assert_eq!(json["untold_steps"], 0);
    }
    // A weekday is the last one, today among them.
    for day in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
        shell.run(&["since", "halden", day]).good();
    }
    let quiet = shell.run(&["since", "halden", "today"]).good();
    assert!(quiet.contains("Nothing has changed since today's review."), "{quiet}");
    shell.run(&["since", "halden", "+3d"]).fails(2, &["is in the future"]);
    shell
        .run(&["since", "halden", "soon"])
        .fails(2, &["I can't read “soon” as a date. Try fri, yesterday, -3d, 11 Dec or 2026-12-11.", "`review`"]);
    shell.run(&["since", "halden", "review"]).fails(2, &["has no reviews yet"]);
    shell.run(&["since", "halden", "3"]).fails(2, &["has no reviews yet"]);
}

#[test]
fn a_call_that_makes_no_sense_ends_with_2_and_says_what_would() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    shell.add("Halden Dairy");
    shell.add("Norvik Cold Stores");
    let calls = [
        (&["show"][..], &["which deal?", "stakemap show DEAL"][..]),
        (&["shwo"], &["“shwo”", "show"]),
        (&["list", "--jsn"], &["--json"]),
        (&["list", "halden"], &["halden"]),
        (&["--theme", "pink"], &["dark", "light"]),
        (&["classify", "a", "b"], &["b"]),
        (&["halden", "list"], &["halden", "list"]),
        (&["restore"], &["which deal?", "stakemap restore DEAL"]),
        (&["restore", "norvik", "7"], &["no earlier version 7", "There are no earlier versions yet"]),
        (&["restore", "norvik", "newest"], &["newest"]),
        (&["restore", "nobody"], &["nobody"]),
        (&["show", "norwik cold store"], &["norwik cold store", "Norvik Cold Stores"]),
        (&["show", "halden"], &["Halden Foods", "Halden Dairy"]),
        (&["show", ""], &["no deal matches", "stakemap list"]),
        (&["--data-dir", "", "list"], &["data"]),
    ];
    for (args, words) in calls {
        shell.run(args).fails(2, words);
    }
}

#[test]
fn options_stand_before_or_behind_a_command_and_the_flag_beats_the_variable() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    let other = shell.0.path().join("elsewhere");
    shell.put(&other, "Norvik Cold Stores");
    let other = other.to_str().unwrap();
    for args in [["--data-dir", other, "list"], ["list", "--data-dir", other]] {
        let text = shell.run(&args).good();
        assert!(text.contains("Norvik") && !text.contains("Halden"), "{text}");
    }
    assert!(shell.run(&["list"]).good().contains("Halden"));
    let platform = shell.0.path().join("XDG_DATA_HOME/stakemap");
    shell.put(&platform, "Sella Marine");
    let unset = Ran::new(shell.command(&["list"]).env_remove("STAKEMAP_DATA_DIR").output().unwrap());
    assert!(unset.good().contains("Sella"));
}

#[test]
fn a_data_folder_that_was_named_and_is_not_there_is_an_error_where_nothing_makes_it() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    for args in [&["list"][..], &["show", "halden"], &["check"], &["agreement"], &["doctor"], &["since", "halden"]] {
        let missing = [&["--data-dir", "/nowhere/deals"], args].concat();
        shell.run(&missing).fails(2, &["/nowhere/deals: this data folder doesn't exist", "STAKEMAP_DATA_DIR"]);
        let run = |folder: &str| Ran::new(shell.command(args).env("STAKEMAP_DATA_DIR", folder).output().unwrap());
        run("/nowhere/deals").fails(2, &["/nowhere/deals"]);
        run("~bo/deals").fails(2, &["~bo/deals", "another account"]);
    }
    assert!(shell.run(&["--data-dir", "/nowhere", "playbook"]).good().contains("Mobilizer"), "it needs no deals");
    let unset = Ran::new(shell.command(&["list"]).env_remove("STAKEMAP_DATA_DIR").output().unwrap());
    assert_eq!(unset.good(), "No deals yet.\n", "nobody named the platform's");
}

#[test]
fn a_tilde_that_no_shell_put_in_leads_home_and_a_relative_home_is_refused() {
    let shell = Shell::new();
    let home = shell.0.path().join("home");
    shell.put(&home.join("deals"), "Halden Foods");
    assert!(shell.run(&["--data-dir=~/deals", "list"]).good().contains("Halden"));
    let run = |home: &str, xdg: bool| {
        let mut command = shell.command(&["list"]);
        command.env("STAKEMAP_DATA_DIR", "~/deals").env("HOME", home).current_dir(shell.0.path());
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            // A relative one is to be passed over, as their standard says.
            command.env(name, if xdg { "here" } else { "" });
        }
        Ran::new(command.output().unwrap())
    };
    for xdg in [true, false] {
        assert!(run(home.to_str().unwrap(), xdg).good().contains("Halden"));
        run("home", xdg).fails(2, &["home"]);
    }
    let mut plain = shell.command(&["list"]);
    plain.env("HOME", "home").env_remove("XDG_STATE_HOME");
    Ran::new(plain.output().unwrap()).fails(2, &["the home folder is “home”, which isn't a full path", "Set HOME"]);
    assert!(!shell.0.path().join("~").exists() && !shell.0.path().join("here").exists());
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_all_others_are_there() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    let damaged = shell.add("Norvik Cold Stores");
    let newer = shell.add("Sella Marine");
    let whole = fs::read_to_string(&newer).unwrap();
    fs::write(&newer, whole.replacen("\"version\": 1", "\"version\": 99", 1)).unwrap();
    let whole = fs::read_to_string(&damaged).unwrap();
    let torn = whole.replacen("\"stakeholders\": [", "\"stakeholders\": {", 1);
    assert_ne!(torn, whole);
    fs::write(&damaged, &torn).unwrap();

    let name = damaged.file_name().unwrap().to_str().unwrap();
    for args in [&["list"][..], &["list", "--json"]] {
        let ran = shell.run(args);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(ran.out.contains("Halden Foods") && ran.out.contains("Sella Marine"), "{}", ran.out);
        for word in [name, "line ", "column "] {
            assert!(ran.err.contains(word), "{}", ran.err);
        }
    }
    shell.run(&["show", "norvik"]).fails(3, &[name, "line ", "column "]);
    assert_eq!(fs::read_to_string(&damaged).unwrap(), torn, "wasn't changed");
    assert!(shell.run(&["show", "halden"]).good().contains("Mirela Dantu"));
    let newer = shell.run(&["show", "sella"]);
    assert_eq!(newer.code, 0, "{}", newer.err);
    assert!(newer.out.contains("Mirela Dantu") && newer.err.contains("99"), "{}", newer.err);
}

#[test]
fn files_of_one_deal_are_marked_as_copies_and_none_of_them_is_chosen_silently() {
    let shell = Shell::new();
    let file = shell.add("Acme line");
    let names = ["Acme-ANNS-LAPTOP.json", "Acme.json", "acme renewal.json"];
    names.iter().for_each(|name| _ = fs::copy(&file, file.with_file_name(name)).unwrap());
    fs::remove_file(&file).unwrap();
    shell.add("Halden Foods");
    let list = shell.run(&["list"]).good();
    let check = shell.run(&["check"]).out;
    for name in names {
        let mark = format!("= one deal in 3 files; this is {name}\n");
        assert!(list.contains(&mark) && check.contains(&mark), "{list}{check}");
    }
    assert_eq!((list.matches(" = ").count(), check.matches("\n= ").count()), (3, 3));
    let json = shell.run(&["list", "--json"]).json();
    let files: Vec<u64> = json["deals"].as_array().unwrap().iter().map(|one| one["files"].as_u64().unwrap()).collect();
    assert_eq!(files.iter().filter(|files| **files == 3).count(), 3, "{json}");
    for query in ["acme", "ACME", "Acme line", "acme-anns-laptop", "acme ren"] {
        for args in [&["show", query][..], &["check", query], &[query], &["restore", query]] {
            shell.run(args).fails(2, &[names[0], names[1], names[2], "“Acme line” is in 3 files", "with .json"]);
        }
    }
    for name in names {
        assert!(shell.run(&["show", name]).good().starts_with("Acme line"), "{name}");
    }
    assert!(shell.run(&["show", "halden"]).good().starts_with("Halden Foods"));
    let counted = shell.run(&["agreement"]);
    assert_eq!(counted.err.matches("a copy of “Acme line”, counted once").count(), 2, "{}", counted.err);
}

#[test]
fn earlier_state_is_listed_put_back_and_the_restore_undone() {
    let shell = Shell::new();
    let file = shell.add("Halden Foods");
    let text = shell.run(&["restore", "halden"]).good();
    assert_eq!(text, "Halden Foods: no earlier versions yet.\n");
    let store = shell.store();
    let loaded = store.load(&file).unwrap();
    let mut deal = loaded.deal;
    let before = fs::read(&file).unwrap();
    deal.remove_person(deal.stakeholders[0].id);
    store.save(&deal, &loaded.at).unwrap();
    let after = fs::read(&file).unwrap();

    let text = shell.run(&["restore", "halden"]).good();
    assert!(text.contains("Halden Foods") && text.contains("9 people (now 8)"), "{text}");
    let list = shell.run(&["restore", "halden", "--json"]).json();
    assert_eq!(list["format"], "stakemap.restore");
    let row = &list["generations"][0];
    assert_eq!((&row["number"], &row["people"], &row["damage"]), (&json!(1), &json!(9), &json!(null)));

    // The file breaks; what the error says is what mends it.
    fs::write(&file, "{\"format\":").unwrap();
    let ran = shell.run(&["show", "halden"]);
    ran.fails(3, &["line 1", "stakemap restore halden-foods-"]);
    let way_out = ran.err.trim().rsplit_once("stakemap ").unwrap().1.to_owned();
    let mut words: Vec<&str> = way_out.split(' ').collect();
    let list = shell.run(&words);
    assert_eq!(list.code, 0, "{}", list.err);
    assert!(list.out.contains("9 people") && list.err.contains("line 1"), "{list:?}");
    words.push("1");
    let said = shell.run(&words).good();
    assert_eq!(fs::read(&file).unwrap(), before);

    assert!(said.contains("was damaged. It's kept as") && said.contains("00000002.json"), "{said}");
    shell.run(&["restore", "halden", "2"]).fails(3, &["00000002.json", "line 1"]);
    assert_eq!(fs::read(&file).unwrap(), before, "what is damaged is kept, but not put back");

    store.save(&deal, &store.load(&file).unwrap().at).unwrap();
    assert_eq!(fs::read(&file).unwrap(), after);
    let undo = shell.run(&["restore", "halden", "1", "--json"]).json()["undo"].as_str().unwrap().to_owned();
    shell.run(&undo.split(' ').skip(1).collect::<Vec<_>>()).good();
    assert_eq!(fs::read(&file).unwrap(), after, "undone");

    fs::remove_file(&file).unwrap();
    let listed = shell.run(&["restore", file.to_str().unwrap()]);
    assert!(listed.code == 0 && listed.out.contains("Halden Foods: earlier versions"), "{listed:?}");
    let said = shell.run(&["restore", "halden", "1"]).good();
    assert!(said.contains("There was no file before."), "{said}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn restore_that_cannot_be_written_ends_with_5_and_changes_nothing() {
    let shell = Shell::new();
    let file = shell.add("Halden Foods");
    let store = shell.store();
    let loaded = store.load(&file).unwrap();
    store.save(&Deal { value: "€1".into(), ..loaded.deal }, &loaded.at).unwrap();
    let before = fs::read(&file).unwrap();
    let mut command = Command::new("sh");
    // A limit on the size of files ends a program that does not expect it by a signal.
    command.args(["-c", &format!("ulimit -f 2; exec {PROGRAM} restore halden 1")]).env_clear();
    command.envs(shell.command(&[]).get_envs().filter_map(|(name, value)| Some((name, value?))));
    let ran = Ran::new(command.output().unwrap());
    ran.fails(5, &["not restored", "larger than allowed", "ulimit", "Nothing was changed"]);
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing unfinished is left");
}

#[test]
fn without_a_terminal_the_full_screen_gives_a_hint_and_not_one_escape() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    for args in [&[][..], &["halden"], &["demo"], &["--theme", "light", "halden"]] {
        let ran = shell.run(args);
        ran.fails(2, &["terminal", "stakemap list"]);
        assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
    }
}

#[test]
fn a_reader_that_goes_is_no_fault_and_a_full_disk_is() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    for args in [&["list"][..], &["show", "halden"], &["playbook", "--json"], &["--help"]] {
        let mut command = shell.command(args);
        let (reader, writer) = std::io::pipe().unwrap();
        // Nobody reads from the very start, so that the first write meets it.
        drop(reader);
        let ran = Ran::new(command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    }
    if let Ok(full) = fs::File::options().write(true).open("/dev/full") {
        let mut command = shell.command(&["list"]);
        let ran = Ran::new(command.stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap());
        ran.fails(5, &["standard output"]);
    }
}

#[test]
fn help_is_short_and_each_of_its_examples_works() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    let help = shell.run(&["--help"]).good();
    assert!(help.lines().count() <= 40, "{help}");
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    let (_, examples) = help.split_once("Examples:\n").unwrap();
    let path = Path::new(PROGRAM).parent().unwrap().to_str().unwrap().to_owned();
    let path = format!("{path}:{}", std::env::var("PATH").unwrap_or_default());
    let mut count = 0;
    for example in examples.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let call = example.split("   ").next().unwrap();
        let environment = shell.command(&[]);
        let mut command = Command::new("sh");
        command.args(["-c", call]).env_clear().stdin(Stdio::null());
        command.envs(environment.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("PATH", &path);
        let ran = Ran::new(command.output().unwrap());
        // Those that draw say that there is nothing to draw on here; that they would draw is the pty tests' matter.
        let draws = ran.code == 2 && ran.err.contains("this needs a terminal");
        assert!(draws || (ran.code == 0 && !ran.out.is_empty()), "{call}: {ran:?}");
        count += 1;
    }
    assert!(count >= 5, "{help}");
    let all = shell.run(&["help", "--all"]).good();
    for rare in ["follow", "agreement", "classify", "playbook"] {
        assert!(!help.contains(&format!("\n  {rare} ")) && all.contains(&format!("\n  {rare} ")), "{rare}");
        assert!(shell.run(&["help", rare]).good().contains(&format!("Usage: stakemap {rare}")), "{rare}");
    }
    shell.run(&["help", "lst"]).fails(2, &["did you mean “list”?"]);
    for command in ["list", "show", "restore", "classify", "doctor", "playbook", "demo"] {
        assert!(shell.run(&[command, "--help"]).good().lines().count() < 40);
    }
}

/// A user with a deal in which every text is hostile, a damaged file with a hostile name, and a hostile method of their own.
fn hostile_shell(payload: &'static str) -> (Shell, PathBuf) {
    let shell = Shell::new();
    let file = shell.add("Halden Foods");
    let spoiled = hostile::spoiled(&fs::read(&file).unwrap(), payload);
    fs::write(&file, &spoiled).unwrap();
    let name = payload.replace(['/', '\0'], "");
    let name: String = name.chars().take(40).collect();
    let quoted = serde_json::to_string(payload).unwrap();
    for (number, bytes) in [
        format!("{{\"format\":\"stakemap.deal\",\"version\":1,\"id\":{quoted}}}").into_bytes(),
        format!("{{\"format\":{quoted}}}").into_bytes(),
        format!("{{\"format\":\"stakemap.deal\",\"version\":{quoted}}}").into_bytes(),
        format!("{{{quoted}:1,{quoted}:2}}").into_bytes(),
        format!("{{\"name\":\"{payload}\"").into_bytes(),
        b"{\"name\":\"\x9b31m\"".to_vec(),
    ]
    .into_iter()
    .enumerate()
    {
        fs::write(file.with_file_name(format!("{name}-{number:08}.json")), bytes).unwrap();
    }
    let method = shell.0.path().join("XDG_CONFIG_HOME/stakemap/method");
    fs::create_dir_all(&method).unwrap();
    let text = toml_text(payload);
    fs::write(method.join("figures.toml"), format!("[[figure]]\nid = \"x{text}\"\n{text}\n")).unwrap();
    fs::write(method.join("traits.toml"), format!("[[trait]]\nid = \"{text}\"\n\"{text}\" = \"{text}\"\n")).unwrap();
    fs::write(method.join(format!("{name}.toml")), "").unwrap();
    let config = shell.0.path().join("XDG_CONFIG_HOME/stakemap/config.toml");
    fs::write(config, format!("me = \"{text}\"\n\"{text}\" = 1\n")).unwrap();
    (shell, file)
}

/// A text as TOML has it between quotes.
fn toml_text(text: &str) -> String {
    text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect()
}

#[track_caller]
fn assert_harmless(ran: &Ran, what: &dyn std::fmt::Debug, may_stay: &[char]) {
    for text in [&ran.out, &ran.err] {
        let bad = text.chars().find(|c| *c != '\n' && (acts(*c) || (is_unseen(*c) && !may_stay.contains(c))));
        assert_eq!(bad, None, "{what:?}: {text:?}");
    }
}

#[test]
fn nothing_that_is_stored_or_called_can_act_on_the_terminal_or_hide() {
    for (payload, mark) in [(hostile::ACTS, "␛[31m"), (hostile::HIDES, "⟨U+202E⟩"), (hostile::STRAYS, "⟨U+200D⟩")]
    {
        let (shell, file) = hostile_shell(payload);
        // The call's own words, which hold no zero.
        let word = payload.replace('\0', "");
        let option = format!("--{word}");
        let theme = format!("--theme={word}");
        let folder = format!("/nowhere{word}");
        let id = stem(&file);
        let calls = [
            &["list"][..],
            &["list", "--json"],
            &["show", &id],
            &["show", &id, "--json"],
            &["show", "foods"],
            &["show", &word],
            &["show", "00000000"],
            &["show", "00000001"],
            &["show", "00000002"],
            &["show", "00000003"],
            &["show", "00000004"],
            &["show", "00000005"],
            &["since", &id, "-90d"],
            &["since", &id, "-90d", "--json"],
            &["since", &id, &word],
            &["restore", &id],
            &["restore", "00000001"],
            &["restore", "00000001", "1", "--json"],
            &["doctor"],
            &["doctor", "--json"],
            &["playbook"],
            &["playbook", "--json"],
            &["classify", &word],
            &["--data-dir", &folder, "show", "x"],
            &[&word],
            &["list", &word],
            &[&word, "list"],
            &[&option],
            &[&theme],
        ];
        let mut marks = 0;
        for args in calls {
            let ran = shell.run(args);
            assert_harmless(&ran, &args, &[]);
            marks += usize::from(ran.err.contains(mark) || ran.out.contains(mark));
        }
        assert!(marks >= 18, "{marks} calls showed what they were given");
        let quoted = serde_json::to_string(payload).unwrap();
        let inputs = [
            format!("{{\"tells\":{{{quoted}:{quoted}}}, {quoted}: 1}}"),
            format!("{{\"traits\":{{\"guide.frank\":{quoted}}}}}"),
            format!("{{{payload}"),
        ];
        for input in inputs {
            for args in [&["classify"][..], &["classify", "--json"]] {
                assert_harmless(&shell.run_with(args, &input), &input, &[]);
            }
        }
        let bytes = OsStr::from_bytes(b"--\x9b31m\xff");
        assert_harmless(&Ran::new(shell.command(&[]).arg(bytes).output().unwrap()), &bytes, &[]);
        // Other programs get what is stored.
        let shown: Value = serde_json::from_str(&shell.run(&["show", &id, "--json"]).out).unwrap();
        assert_eq!(shown["name"], format!("{payload}Halden Foods{payload}"));
    }
}

#[test]
fn what_joins_stays_joined_in_print() {
    let (shell, file) = hostile_shell(hostile::JOINS);
    for args in [&["list"][..], &["show", &stem(&file)]] {
        let ran = shell.run(args);
        assert_harmless(&ran, &args, &['\u{200c}', '\u{200d}']);
        assert!(ran.out.contains("👨\u{200d}👩\u{200d}👧") && ran.out.contains("می\u{200c}خ"), "{}", ran.out);
    }
}

/// A file's name without its ending.
fn stem(file: &Path) -> String {
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn agreement_is_told_over_all_deals_by_rep_and_month() {
    let shell = Shell::new();
    assert!(shell.run(&["agreement"]).good().starts_with("No two of you have"));
    shell.add("Tarnbeck");
    shell.add("Vestra");
    let text = shell.run(&["agreement"]).good();
    for words in ["Kim Osei (rep) and Robin Falk", "10 traits we need", "0 of 6 screening answers the same", "1968"] {
        assert!(text.contains(words), "{words:?} is not in: {text}");
    }
    let json = shell.run(&["agreement", "--json"]).json();
    assert_eq!(json["format"], "stakemap.agreement");
    let pair = &json["pairs"][0];
    assert_eq!((&pair["rep"], &pair["other"]), (&json!("Kim Osei"), &json!("Robin Falk")));
    assert_eq!(pair["all"]["unsaid"], "few");
    assert_eq!(pair["all"]["tells"], json!({"alike": 0, "answers": 6}));
    fs::write(shell.data().join("deals").join("broken-00000000.json"), "{").unwrap();
    let ran = shell.run(&["agreement"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("Robin Falk") && ran.err.contains("broken"));
}

#[test]
fn the_guide_lists_its_pages_prints_one_and_names_the_nearest() {
    let shell = Shell::new();
    let list = shell.run(&["guide"]).good();
    for topic in &stakemap::content::guide::TOPICS {
        assert!(list.contains(topic.title()), "{}", topic.name);
    }
    assert!(shell.run(&["guide", "keys"]).good().starts_with("Keys\n"));
    shell.run(&["guide", "reviw"]).fails(2, &["Did you mean “review”?"]);
}
