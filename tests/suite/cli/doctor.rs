//! `stakemap doctor` as scripts see it, and what every run keeps to its user.

use super::{PROGRAM, Ran, Shell, keys};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Everything below a folder with its bytes, its times of change and its rights.
fn tree(root: &Path) -> BTreeMap<PathBuf, (Vec<u8>, i64, i64, u32)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            let one = fs::symlink_metadata(&path).unwrap();
            let bytes = if one.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
            if one.is_dir() {
                folders.push(path.clone());
            }
            found.insert(path, (bytes, one.mtime(), one.mtime_nsec(), one.mode()));
        }
    }
    found
}

fn grades(answer: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let checks = answer["checks"].as_array().unwrap();
    checks.iter().map(|check| (text(&check["name"]), text(&check["grade"]))).collect()
}

fn json_of(ran: &Ran) -> Value {
    assert_eq!(ran.err, "");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_user_in_good_order_is_told_so_and_the_shape_is_as_promised() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    fs::remove_dir_all(shell.0.path().join("rest")).ok();
    let mut command = shell.command(&["doctor"]);
    let ran = Ran::new(command.env("LANG", "C.UTF-8").output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    for words in ["ok       deals            1 deal readable", "only you can read", "UTF-8"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(ran.out.lines().last().unwrap().starts_with("No problem") || ran.out.ends_with("Everything is fine.\n"));

    let ran = shell.run(&["doctor", "--json"]);
    assert_eq!(ran.code, 0);
    let answer = json_of(&ran);
    assert_eq!(keys(&answer), ["checks", "format", "notes", "problems", "repaired", "version"]);
    assert_eq!((&answer["format"], &answer["version"]), (&json!("stakemap.doctor"), &json!(1)));
    assert_eq!((&answer["problems"], &answer["repaired"]), (&json!(0), &json!([])));
    let check = ["about", "can_be_mended", "column", "grade", "line", "name", "place", "remedy", "times", "words"];
    assert_eq!(keys(&answer["checks"][0]), check);
    let names: Vec<String> = grades(&answer).into_iter().map(|(name, _)| name).collect();
    for name in ["deals", "states", "rights", "sync-folder", "leftovers", "config", "method", "terminal", "core-dumps"]
    {
        assert!(names.iter().any(|one| one == name), "{name}: {names:?}");
    }
}

#[test]
fn a_problem_ends_with_1_names_its_place_and_nothing_is_touched() {
    let shell = Shell::new();
    let file = shell.add("Halden Foods");
    shell.add("Norvik Cold Stores");
    fs::write(&file, fs::read_to_string(&file).unwrap().replacen("\"stakeholders\": [", "\"stakeholders\": {", 1))
        .unwrap();
    let doubled = shell.add("Sella Marine");
    let mut deal: Value = serde_json::from_slice(&fs::read(&doubled).unwrap()).unwrap();
    deal["stakeholders"][1]["id"] = deal["stakeholders"][0]["id"].clone();
    fs::write(&doubled, serde_json::to_string_pretty(&deal).unwrap()).unwrap();
    let config = shell.0.path().join("XDG_CONFIG_HOME/stakemap");
    fs::create_dir_all(config.join("method")).unwrap();
    fs::write(config.join("config.toml"), "me = 7\n").unwrap();
    fs::write(config.join("method/traits.toml"), "[[trait]]\nid = \"no.such\"\n").unwrap();
    let before = tree(shell.0.path());

    let ran = shell.run(&["doctor"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    for words in [
        "problem  not-json",
        "problem  doubled-person",
        ", at stakeholders[1].id: ",
        "problem  config",
        "line 1: `me` must be text",
        "problem  method",
        "no.such",
        "note     permissions",
        "--fix",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let answer = json_of(&shell.run(&["doctor", "--json"]));
    let checks = answer["checks"].as_array().unwrap();
    let one = checks.iter().find(|check| check["name"] == "doubled-person").unwrap();
    let text = fs::read_to_string(&doubled).unwrap();
    let line = text.lines().nth(usize::try_from(one["line"].as_u64().unwrap()).unwrap() - 1).unwrap();
    assert!(line.contains(deal["stakeholders"][0]["id"].as_str().unwrap()), "{line}");
    assert_eq!(tree(shell.0.path()), before, "no byte, no time, no right");
    shell.run(&["doctor", "--fixed"]).fails(2, &["--fix"]);
}

#[test]
fn repairs_are_done_on_request_listed_and_never_a_guess_at_a_deal() {
    let shell = Shell::new();
    let file = shell.add("Halden Foods");
    let damaged = shell.add("Norvik Cold Stores");
    fs::write(&damaged, "{").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    fs::write(file.with_file_name(".stakemap-abcdefghijkl.tmp"), "{").unwrap();
    let answer = json_of(&shell.run(&["doctor", "--json", "--fix"]));
    let done: Vec<&str> =
        answer["repaired"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
    assert!(done.iter().any(|words| words.ends_with(".json: 0644 is now 0600")), "{done:?}");
    assert!(done.iter().any(|words| words.starts_with("deleted 1 unfinished file")), "{done:?}");
    assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
    assert_eq!(fs::read(&damaged).unwrap(), b"{");
    let bad: Vec<(String, String)> = grades(&answer).into_iter().filter(|(_, grade)| grade == "problem").collect();
    assert_eq!(bad, [("truncated".to_owned(), "problem".to_owned())], "the rest is mended");
    let again = shell.run(&["doctor", "--fix"]);
    assert_eq!(again.code, 1, "{}", again.out);
    assert!(!again.out.contains("mended"), "{}", again.out);
}

#[test]
fn under_the_loosest_mask_a_run_makes_nothing_that_others_can_read() {
    let shell = Shell::new();
    let file = shell.add("Halden Foods");
    let store = shell.store();
    let loaded = store.load(&file).unwrap();
    store.save(&loaded.deal, &loaded.at).unwrap();
    fs::remove_file(&file).unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("umask 000; exec {PROGRAM} restore halden 1")]).env_clear();
    command.envs(shell.command(&[]).get_envs().filter_map(|(name, value)| Some((name, value?))));
    Ran::new(command.output().unwrap()).good();
    assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
}

/// Says of the process itself what no file can show: files that a crate makes without a mode of its own are covered too.
#[test]
fn every_run_sets_its_mask_and_writes_no_core() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let shell = Shell::new();
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("umask 000; ulimit -S -c unlimited 2>/dev/null; exec {PROGRAM} classify -")])
        .env_clear();
    command.envs(shell.command(&[]).get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let of = |what: &str| fs::read_to_string(format!("/proc/{}/{what}", child.id())).unwrap_or_default();
    let line =
        |text: String, start: &str| text.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned();
    let end = std::time::Instant::now() + std::time::Duration::from_secs(60);
    // It waits for input, so sooner or later it stands there with both set.
    loop {
        let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (mask, core) = (words(line(of("status"), "Umask:")), words(line(of("limits"), "Max core file size")));
        if mask.last().is_some_and(|mask| mask == "0077") && core.get(4).is_some_and(|soft| soft == "0") {
            break;
        }
        assert!(std::time::Instant::now() < end, "{mask:?} {core:?}");
        std::thread::yield_now();
    }
    drop(child.stdin.take());
    child.wait().unwrap();
}
