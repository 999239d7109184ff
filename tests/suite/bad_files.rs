//! Files that are no good: each fault has its name, its place and its way out; nothing is overwritten, every other deal
//! opens.

#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value, json};
use stakemap::content;
use stakemap::domain::change::integrity::{Finding, findings, unknown_to};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::store::{DataPaths, Store, StoreError, format, locate};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A deal as version 1 wrote it. It must be readable for ever.
const VERSION_1: &str = include_str!("golden/version-1.json");

/// An action about nobody in the deal.
fn an_action() -> Value {
    json!({"id": NOBODY, "what": "call the plant", "due": "2026-11-27", "given": "2026-11-20T08:00:00Z", "by": "Ida",
        "about": NOBODY})
}

/// Two deals with an earlier state each, of which the first is going to be damaged.
struct Scene {
    _folder: TempDir,
    store: Store,
    file: PathBuf,
    other: PathBuf,
}

impl Scene {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::new(DataPaths::under(folder.path()));
        let mut paths = Vec::new();
        for number in [1, 2] {
            let sample = content::sample(jiff::civil::date(2026, 11, 21));
            let id = DealId(uuid::Uuid::from_u128(0x019a_a000_0000_7000_8000_0000_0000_0000 | number));
            let deal = Deal { id, ..sample };
            let at = store.create(&deal).unwrap().at;
            store.save(&Deal { value: "€1".into(), ..deal }, &at).unwrap();
            paths.push(at.path);
        }
        let [file, other] = [0, 1].map(|place: usize| paths[place].clone());
        Self { _folder: folder, store, file, other }
    }

    /// Puts bytes in the place of the first deal, and loads it.
    #[track_caller]
    fn fault(&self, bytes: &[u8]) -> StoreError {
        fs::write(&self.file, bytes).unwrap();
        let error = self.store.load(&self.file).unwrap_err();
        assert_eq!(fs::read(&self.file).unwrap(), bytes, "never overwritten");
        error
    }
}

fn small() -> Value {
    serde_json::from_str(VERSION_1).unwrap()
}

fn read(value: &Value) -> Vec<Finding> {
    let deal = format::decode(value.to_string().as_bytes(), Path::new("a.json")).unwrap().deal;
    let mut found = findings(&deal);
    found.extend(unknown_to(&content::playbook(&[]).0, &deal));
    found
}

#[test]
fn a_deal_of_every_past_version_opens_without_a_finding_and_is_written_as_it_was() {
    let opened = format::decode(VERSION_1.as_bytes(), Path::new("a.json")).unwrap();
    assert_eq!((opened.version, opened.read_only), (1, None));
    assert_eq!(findings(&opened.deal), Vec::new());
    assert_eq!(unknown_to(&content::playbook(&[]).0, &opened.deal), Vec::new());
    assert_eq!(String::from_utf8(format::encode(&opened.deal)).unwrap(), VERSION_1);
}

#[test]
fn every_fault_of_a_file_has_a_name_a_place_and_a_way_back() {
    let scene = Scene::new();
    let nested = format!("{{\"format\":\"stakemap.deal\",\"version\":1,\"x\":{}", "[".repeat(100_000));
    let with = |from: &str, to: &str| {
        assert!(VERSION_1.contains(from), "{from}");
        VERSION_1.replacen(from, to, 1).into_bytes()
    };
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(VERSION_1.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let faults: [(&str, Vec<u8>, bool); 20] = [
        ("empty", Vec::new(), true),
        ("empty", b"\xEF\xBB\xBF".to_vec(), true),
        ("zeros", vec![0; VERSION_1.len()], true),
        ("utf-16", utf16, true),
        (
            "not-utf-8",
            with("Ann Lee", "Ann L\u{fffd}e").iter().map(|b| if *b == 0xEF { 0xFF } else { *b }).collect(),
            true,
        ),
        ("truncated", VERSION_1.as_bytes()[..VERSION_1.len() / 2].to_vec(), true),
        ("not-json", with("\"version\": 1,", "\"version\" 1,"), true),
        ("not-json", [VERSION_1.as_bytes(), b"more"].concat(), true),
        ("lone-surrogate", with("Ann Lee", "\\ud800"), true),
        ("lone-surrogate", with("Ann Lee", "\\udc00 x"), true),
        ("too-deep", nested.into_bytes(), true),
        ("doubled-field", with("\"version\": 1,", "\"version\": 1, \"version\": 1,"), true),
        ("doubled-field", with("\"title\":", "\"title\": \"\", \"title\":"), true),
        ("too-large-number", with("\"version\": 1,", "\"version\": 1, \"x\": 18446744073709551616,"), true),
        ("too-large-number", with("\"version\": 1,", "\"version\": 1, \"x\": 1e999,"), true),
        ("missing-field", with("\"name\": \"Ann Lee\",", ""), true),
        ("wrong-value", with("\"stakeholders\": [", "\"stakeholders\": 7, \"x\": ["), true),
        ("wrong-value", b"[1, 2]".to_vec(), true),
        ("wrong-format", with("stakemap.deal", "shopping.list"), false),
        ("bad-version", with("\"version\": 1,", "\"version\": 1.5,"), false),
    ];
    let word = scene.store.word_for(&scene.file);
    for (name, bytes, has_line) in &faults {
        let error = scene.fault(bytes);
        assert_eq!(error.name(), *name, "{error}");
        let told = error.to_string();
        assert!(told.starts_with(scene.file.to_str().unwrap()), "{told}");
        assert_eq!(error.place().is_some_and(|(line, ..)| line > 0), *has_line, "{told}");
        assert_eq!(told.contains("line "), *has_line, "{told}");
        assert!(error.hint().contains(&format!("stakemap restore {word}")), "{name}: {}", error.hint());
        // What the error offers is there, and the other deal is as it was.
        let states = scene.store.generations(&scene.file).unwrap();
        assert!(states.iter().any(|one| one.holds.is_ok()), "{name}");
        assert_eq!(scene.store.load(&scene.other).unwrap().deal.value, "€1");
    }
    let names: BTreeSet<&str> = faults.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names.len(), 14);
    let states = scene.store.generations(&scene.file).unwrap();
    let whole = states.iter().find(|one| one.holds.is_ok()).unwrap();
    let damaged = fs::read(&scene.file).unwrap();
    let restored = scene.store.restore(&scene.file, whole).unwrap();
    assert!(scene.store.load(&scene.file).is_ok());
    assert_eq!(fs::read(restored.before.unwrap().path).unwrap(), damaged, "what was damaged is kept as well");
}

#[test]
fn a_file_cut_at_any_byte_keeps_its_bytes_and_offers_its_earlier_states() {
    let scene = Scene::new();
    let whole = VERSION_1.len() - "\n".len();
    for cut in 0..whole {
        let error = scene.fault(&VERSION_1.as_bytes()[..cut]);
        assert!(["truncated", "empty"].contains(&error.name()), "{cut}: {error}");
        assert!(error.hint().contains("stakemap restore"), "{cut}");
    }
}

#[test]
fn no_flipped_bit_of_a_small_file_is_read_as_something_else_without_a_word_or_brings_anything_down() {
    assert!(VERSION_1.len() <= 4096, "{}", VERSION_1.len());
    let (mut errors, mut read) = (0, 0);
    for at in 0..VERSION_1.len() {
        for bit in 0..8 {
            let mut bytes = VERSION_1.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            match format::decode(&bytes, Path::new("deals/a.json")) {
                Ok(found) => {
                    // A letter of a text is another letter now: nobody can tell. But all of it is still there.
                    read += 1;
                    let again = format::decode(&format::encode(&found.deal), Path::new("a.json")).unwrap();
                    assert_eq!(again.deal, found.deal, "byte {at}, bit {bit}");
                    let _ = findings(&found.deal);
                }
                Err(error) => {
                    errors += 1;
                    assert!(error.to_string().starts_with("deals/a.json: "), "{error}");
                    assert!(
                        !error.is_not_saved()
                            && !error.is_unclear_question()
                            && !error.hint().is_empty()
                            && !error.name().is_empty()
                    );
                }
            }
        }
    }
    assert!(errors > 5_000 && read > 2_000, "{errors} {read}");
}

/// Each contradiction that a readable deal can hold: its name, how it gets there, and where it is told to be.
type Contradiction = (&'static str, fn(&mut Value), &'static str);

fn double(list: &mut Value) {
    let first = list[0].clone();
    list.as_array_mut().unwrap().push(first);
}

const NOBODY: &str = "0197a3c0-1111-7000-8000-0000000000ff";

const CONTRADICTIONS: [Contradiction; 27] = [
    ("nameless-deal", |deal| deal["name"] = json!(" "), "name"),
    ("nameless-person", |deal| deal["stakeholders"][0]["name"] = json!(""), "stakeholders[0].name"),
    ("doubled-person", |deal| double(&mut deal["stakeholders"]), "stakeholders[1].id"),
    (
        "doubled-answer",
        |deal| double(&mut deal["stakeholders"][0]["observations"]),
        "stakeholders[0].observations[2].id",
    ),
    (
        "doubled-evidence",
        |deal| double(&mut deal["stakeholders"][0]["observations"][0]["evidence"]),
        "stakeholders[0].observations[0].evidence[1].id",
    ),
    ("doubled-task", |deal| double(&mut deal["stakeholders"][0]["tasks"]), "stakeholders[0].tasks[1].id"),
    ("doubled-call", |deal| double(&mut deal["stakeholders"][0]["calls"]), "stakeholders[0].calls[1].id"),
    (
        "doubled-track",
        |deal| {
            double(&mut deal["coaching"]);
            deal["coaching"][1]["stakeholder"] = json!(NOBODY);
        },
        "coaching[1].id",
    ),
    ("second-track", |deal| double(&mut deal["coaching"]), "coaching[1].stakeholder"),
    ("stray-track", |deal| deal["coaching"][0]["stakeholder"] = json!(NOBODY), "coaching[0].stakeholder"),
    ("doubled-tick", |deal| double(&mut deal["coaching"][0]["ticks"]), "coaching[0].ticks[1].id"),
    ("doubled-line", |deal| double(&mut deal["coaching"][0]["lines"]), "coaching[0].lines[1].id"),
    ("doubled-step", |deal| double(&mut deal["history"]), "history[1].id"),
    (
        "stray-person",
        |deal| deal["stakeholders"][0]["card"] = json!({"reports_to": NOBODY}),
        "stakeholders[0].card.reports_to",
    ),
    (
        "stray-person",
        |deal| deal["stakeholders"][0]["plan"] = json!({"persuaders": {NOBODY: true}}),
        "stakeholders[0].plan.persuaders",
    ),
    ("stray-person", |deal| deal["actions"] = json!([an_action()]), "actions[0].about"),
    (
        "circle-of-reports",
        |deal| {
            let own = deal["stakeholders"][0]["id"].clone();
            deal["stakeholders"][0]["card"] = json!({"reports_to": own});
        },
        "stakeholders[0].card.reports_to",
    ),
    (
        "doubled-action",
        |deal| {
            let mut action = an_action();
            action["about"] = deal["stakeholders"][0]["id"].clone();
            deal["actions"] = json!([action, action]);
        },
        "actions[1].id",
    ),
    ("stray-undo", |deal| deal["history"][0]["undoes"] = json!(NOBODY), "history[0].undoes"),
    ("stray-undo", |deal| deal["history"][0]["undoes"] = deal["history"][0]["id"].clone(), "history[0].undoes"),
    (
        "stray-clash",
        |deal| {
            let place = format!("stakeholders/{NOBODY}/title");
            deal["clashes"] = json!([{"id": NOBODY, "place": place, "standing": "CFO", "other": "CEO"}]);
        },
        "clashes[0].place",
    ),
    (
        "doubled-clash",
        |deal| {
            deal["clashes"] = json!([{"id": NOBODY, "place": "name", "standing": "A", "other": "B"}]);
            double(&mut deal["clashes"]);
        },
        "clashes[1].id",
    ),
    (
        "unknown-item",
        |deal| deal["stakeholders"][0]["observations"][0]["item"] = json!("mood"),
        "stakeholders[0].observations[0].item",
    ),
    (
        "unknown-answer",
        |deal| deal["stakeholders"][0]["observations"][0]["answer"] = json!("sunny"),
        "stakeholders[0].observations[0].answer",
    ),
    (
        "unknown-result",
        |deal| deal["stakeholders"][0]["tasks"][0]["judged"]["result"] = json!("forgotten"),
        "stakeholders[0].tasks[0].judged.result",
    ),
    (
        "unknown-label",
        |deal| deal["stakeholders"][0]["calls"][0]["label"] = json!("champion"),
        "stakeholders[0].calls[0].label",
    ),
    (
        "unknown-verifier",
        |deal| deal["coaching"][0]["ticks"][0]["verifier"] = json!("plan.party"),
        "coaching[0].ticks[0].verifier",
    ),
];

#[test]
fn every_contradiction_is_a_finding_with_a_name_and_a_place_and_nothing_is_dropped() {
    for (name, spoil, place) in CONTRADICTIONS {
        let mut deal = small();
        spoil(&mut deal);
        let found = read(&deal);
        let one = found.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}: {found:?}"));
        assert_eq!(one.place, place, "{name}");
        assert!(!one.words.is_empty() && !one.words.contains('\n'), "{name}");
        let text = serde_json::to_string_pretty(&deal).unwrap();
        assert!(locate(&text, [place])[0].is_some(), "{name}: an editor finds it");
        let decoded = format::decode(text.as_bytes(), Path::new("a.json")).unwrap().deal;
        let back: Value = serde_json::from_slice(&format::encode(&decoded)).unwrap();
        assert_eq!(back, deal, "{name}: kept as it is");
    }
    let mut stage = small();
    stage["coaching"][0]["lines"][0]["stage"] = json!("party");
    assert_eq!(read(&stage)[0].name, "unknown-stage");
    let names: BTreeSet<&str> = CONTRADICTIONS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names.len() + 1, 25);
}

#[test]
fn of_two_people_with_one_id_both_are_kept_and_each_after_the_first_is_named() {
    let mut deal = small();
    let person =
        |name: &str, number: u64| json!({"id": format!("0197a3c0-1111-7000-8000-{number:012x}"), "name": name});
    let people = [("Zoe", 60), ("Bea", 50), ("Cai", 60), ("Dan", 50), ("Eva", 70), ("Fay", 60)];
    deal["stakeholders"] = people.map(|(name, number)| person(name, number)).into_iter().collect();
    deal["coaching"] = json!([]);
    let found: Vec<Finding> = read(&deal).into_iter().filter(|one| one.name == "doubled-person").collect();
    let names: Vec<_> = found.iter().map(|one| one.words.split(' ').next().unwrap()).collect();
    assert_eq!(names, ["Cai", "Dan", "Fay"]);
    assert!(found[0].words.contains("both are kept, changes go to the first, and deleting removes both"));
    let mut read = format::decode(deal.to_string().as_bytes(), Path::new("a.json")).unwrap().deal;
    let doubled = read.stakeholders[0].id;
    read.edit_person(doubled, |person| person.title = "CFO".into());
    assert_eq!([0, 2, 5].map(|at: usize| read.stakeholders[at].title.as_str().to_owned()), ["CFO", "", ""]);
    read.remove_person(doubled);
    assert_eq!(read.stakeholders.len(), 3);
}

#[test]
fn a_file_of_50_mb_is_refused_before_it_is_read_and_the_configuration_lets_it_in() {
    let scene = Scene::new();
    let whole = fs::read(&scene.file).unwrap();
    let file = fs::File::options().write(true).open(&scene.file).unwrap();
    file.set_len(50_000_000).unwrap();
    let error = scene.store.load(&scene.file).unwrap_err();
    assert_eq!(error.name(), "too-large");
    assert!(error.to_string().ends_with("not read: it's 50 MB, and the limit is 40 MB"), "{error}");
    assert!(error.hint().contains("`largest_mb = 51` in config.toml"), "{}", error.hint());
    assert_eq!(scene.store.load(&scene.other).unwrap().deal.value, "€1");
    let patient = scene.store.clone().up_to(60_000_000);
    // Behind the deal stand zeros, which it can say now that it reads them.
    assert_eq!(patient.load(&scene.file).unwrap_err().name(), "not-json");
    file.set_len(whole.len() as u64).unwrap();
    assert!(scene.store.load(&scene.file).is_ok());
}

#[test]
fn a_note_of_1_mb_is_read_and_written_whole() {
    let mut deal = small();
    let note = "Asked how scrap is counted. ".repeat(40_000);
    deal["stakeholders"][0]["observations"][0]["evidence"][0]["text"] = json!(note);
    let decoded = format::decode(deal.to_string().as_bytes(), Path::new("a.json")).unwrap().deal;
    let back: Value = serde_json::from_slice(&format::encode(&decoded)).unwrap();
    assert_eq!(back, deal);
}

#[test]
fn a_newer_deal_opens_read_only_and_is_never_written() {
    let scene = Scene::new();
    let newer = VERSION_1.replacen("\"version\": 1,", "\"version\": 2,", 1);
    fs::write(&scene.file, &newer).unwrap();
    let loaded = scene.store.load(&scene.file).unwrap();
    assert!(loaded.read_only.is_some());
    assert_eq!(scene.store.save(&loaded.deal, &loaded.at).unwrap_err().name(), "newer-version");
    let stranger = newer.replacen("\"stakeholders\": [", "\"stakeholders\": 7, \"people\": [", 1);
    let error = scene.fault(stranger.as_bytes());
    assert_eq!(error.name(), "newer-version");
    assert!(error.hint().contains("newer stakemap"), "no earlier state is offered for what is whole: {}", error.hint());
}
