#![allow(clippy::unwrap_used)]
use super::super::seam::{Moment, visited};
use super::*;
use crate::domain::privacy::PrivacyLevel;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use tempfile::{TempDir, tempdir};

fn with(text: &str) -> (TempDir, DataPaths) {
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    fs::create_dir_all(&paths.config).unwrap();
    fs::write(paths.config_file(), text).unwrap();
    (folder, paths)
}

#[test]
fn no_configuration_is_no_fault() {
    let folder = tempdir().unwrap();
    assert_eq!(Config::read(&DataPaths::under(folder.path())), (Config::default(), Vec::new()));
}

#[test]
fn what_is_right_is_taken_and_what_is_wrong_is_named_by_line() {
    let (_folder, paths) = with("# mine\nthme = \"dark\"\nme = \"  Ida Berg \"\ntheme = 3\n\n[keys]\na = \"b\"\n");
    let (config, warnings) = Config::read(&paths);
    assert_eq!(config, Config { me: Some("Ida Berg".to_owned()), ..Config::default() });
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(warnings[0].ends_with("config.toml: line 2: `thme` is unknown; did you mean `theme`?"), "{warnings:?}");
    assert!(warnings[1].ends_with("line 4: `theme` must be text in quotes, not integer; ignored"), "{warnings:?}");
    assert!(
        warnings[2].ends_with(
            "line 6: `keys` is unknown; known: `me`, `theme`, `mouse`, `largest_mb`, `alerts`, `review`, `privacy`, `room`"
        ),
        "{warnings:?}"
    );
}

#[test]
fn broken_line_costs_that_line_only() {
    let (_folder, paths) = with("me = \"Ida\"\ntheme = \"dark\nx = = 1\n");
    let (config, warnings) = Config::read(&paths);
    assert_eq!(config.me.as_deref(), Some("Ida"));
    assert!(warnings.iter().any(|warning| warning.contains("line 2")), "{warnings:?}");
}

#[test]
fn odd_files_are_warnings_and_never_stop_the_program() {
    let odd: [&[u8]; 9] =
        [b"\xff\xfe", b"me", b"=", b"[", b"me = \"\"", b"me = ''' '''", b"\0", b"me = [1,", b"me.you = \"Ida\""];
    for bytes in odd {
        let (_folder, paths) = with("");
        fs::write(paths.config_file(), bytes).unwrap();
        let (config, warnings) = Config::read(&paths);
        assert_eq!(config, Config::default(), "{bytes:?}");
        assert!(!warnings.is_empty(), "{bytes:?}");
    }
}

#[test]
fn name_is_set_and_every_other_byte_stays() {
    let cases = [
        ("", "me = \"Ida\"\n"),
        ("# head\ntheme = \"dark\"", "me = \"Ida\"\n# head\ntheme = \"dark\""),
        (
            "theme = 'dark' # why\nme=\"Tom\"  # that is me\n\n[x]\nme = 1\n",
            "theme = 'dark' # why\nme=\"Ida\"  # that is me\n\n[x]\nme = 1\n",
        ),
        ("\"me\" = 'Tom'", "\"me\" = \"Ida\""),
        ("me = 3\n", "me = \"Ida\"\n"),
        ("[x]\nme = \"Tom\"\n", "me = \"Ida\"\n[x]\nme = \"Tom\"\n"),
        ("# a\r\ntheme = \"dark\"\r\n", "me = \"Ida\"\r\n# a\r\ntheme = \"dark\"\r\n"),
        ("\u{feff}theme = \"dark\"\n", "\u{feff}me = \"Ida\"\ntheme = \"dark\"\n"),
    ];
    for (old, new) in cases {
        let (_folder, paths) = with(old);
        set_me(&paths, "Ida").unwrap();
        assert_eq!(fs::read_to_string(paths.config_file()).unwrap(), new);
        assert_eq!(Config::read(&paths).0.me.as_deref(), Some("Ida"), "{old}");
    }
}

#[test]
fn any_name_comes_back_as_it_was_given() {
    for name in ["Ida \"the\" Berg", "O'Neill", "a\\b", "Zoë 漢字", "''' \"\"\"", "x = 1 # no"] {
        let (_folder, paths) = with("theme = \"dark\"\n");
        set_me(&paths, name).unwrap();
        let (config, warnings) = Config::read(&paths);
        assert_eq!((config.me.as_deref(), config.theme.as_deref(), warnings.len()), (Some(name), Some("dark"), 0));
    }
}

#[test]
fn configuration_that_cannot_be_understood_is_left_alone() {
    for old in ["theme = \n", "[me]\nx = 1\n", "me.you = \"Tom\"\n", "me = 1\nme = 2\n"] {
        let (_folder, paths) = with(old);
        let error = set_me(&paths, "Ida").unwrap_err();
        assert!(matches!(error, StoreError::Config { line: 1 | 2, .. }), "{error}");
        assert_eq!(fs::read_to_string(paths.config_file()).unwrap(), old);
    }
    let (_folder, paths) = with("theme = \"dark\"\n");
    assert!(set_me(&paths, " \n ").is_err(), "nobody is called nothing");
}

#[test]
fn theme_is_set_and_every_other_byte_stays() {
    for (old, new) in [
        ("# mine\nme = \"Ida\"\n", "theme = \"16\"\n# mine\nme = \"Ida\"\n"),
        ("me = \"Ida\"\ntheme = 'dark' # why\n", "me = \"Ida\"\ntheme = \"16\" # why\n"),
    ] {
        let (_folder, paths) = with(old);
        set_theme(&paths, "16").unwrap();
        assert_eq!(fs::read_to_string(paths.config_file()).unwrap(), new);
        let (config, warnings) = Config::read(&paths);
        assert_eq!((config.me.as_deref(), config.theme.as_deref(), warnings.len()), (Some("Ida"), Some("16"), 0));
    }
}

#[test]
fn what_an_editor_saves_meanwhile_is_kept() {
    let (_folder, paths) = with("theme = \"dark\"\n");
    let file = paths.config_file();
    let by_editor = file.clone();
    let mut saves = 0;
    let visitor = move |moment| {
        if moment == Moment::Compared && saves < 2 {
            saves += 1;
            fs::write(&by_editor, format!("theme = \"light\" # {saves}\n")).unwrap();
        }
    };
    visited(visitor, || set_me(&paths, "Ida")).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "me = \"Ida\"\ntheme = \"light\" # 2\n");
}

#[test]
fn write_protected_configuration_stays_as_it_is() {
    let (_folder, paths) = with("theme = \"dark\"\n");
    fs::set_permissions(paths.config_file(), fs::Permissions::from_mode(0o444)).unwrap();
    assert!(matches!(set_me(&paths, "Ida"), Err(StoreError::NotSaved { .. })));
    assert_eq!(fs::read_to_string(paths.config_file()).unwrap(), "theme = \"dark\"\n");
}

#[test]
fn new_configuration_is_private() {
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    set_me(&paths, "Ida").unwrap();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(paths.config_file()), mode(paths.config.clone())), (0o600, 0o700));
}

#[test]
fn the_largest_deal_is_a_whole_number_of_millions_of_bytes() {
    for (text, wanted) in [("largest_mb = 64", Some(64)), ("largest_mb = 0x40", Some(64))] {
        assert_eq!(parse(text), (Config { largest_mb: wanted, ..Config::default() }, Vec::new()));
    }
    for text in ["largest_mb = 0", "largest_mb = -1", "largest_mb = \"64\"", "largest_mb = 99999999999999999999"] {
        let (config, faults) = parse(text);
        assert_eq!((config.largest_mb, faults.len()), (None, 1), "{text}");
        assert!(faults[0].1.contains("whole number, 1 or more"));
    }
}

#[test]
fn thresholds_of_alerts_are_taken_and_what_is_wrong_keeps_its_default() {
    let (config, faults) = parse("theme = \"dark\"\n[alerts]\nsilent_days = 10\ncontact_share = 75\n");
    let wanted = Thresholds { silent_days: 10, contact_share: 75, ..Thresholds::default() };
    assert_eq!((config.alerts, faults), (wanted, Vec::new()));
    let (config, faults) = parse("[alerts]\nsilent_day = 10\ntalker_share = 101\nstill_in_days = \"9\"\nx = 1\n");
    assert_eq!(config, Config::default());
    let words = [
        "`alerts.silent_day` is unknown; did you mean `silent_days`?",
        "`alerts.talker_share` must be a whole number from 1 to 100; ignored",
        "`alerts.still_in_days` must be a whole number from 1 to 3650; ignored",
        "`alerts.x` is unknown; known: `silent_days`, ",
    ];
    for (line, (fault, words)) in (2..).zip(faults.iter().zip(words)) {
        assert!(fault.0 == line && fault.1.starts_with(words), "{fault:?}");
    }
    assert_eq!(faults.len(), words.len());
    assert_eq!(parse("alerts = 3").1, [(1, "`alerts` must be a table, not integer; ignored".to_owned())]);
    let mut limits = Thresholds::default();
    assert!(Thresholds::KEYS.iter().all(|(key, range)| limits.named(key).is_some_and(|one| range.contains(one))));
}

#[test]
fn privacy_is_rather_on_than_wrong() {
    use PrivacyLevel::{All, Customer, Team};
    let read = |text: &str| {
        let (_folder, paths) = with(text);
        let (config, warnings) = Config::read(&paths);
        let PrivacyConfig { start, on_join, initials } = config.privacy;
        ((start, on_join, initials), warnings)
    };
    assert_eq!(read("").0, (All, Customer, false));
    let whole = "[privacy]\nstart = \"team\"\non_join = \"team\"\ninitials = true\n";
    assert_eq!(read(whole), ((Team, Team, true), Vec::new()));
    // The old table hides the most, and so does the word of it in the new one.
    assert_eq!(read("[room]\nstart = true\ninitials = true\n"), ((Customer, Customer, true), Vec::new()));
    assert_eq!(read("[room]\nstart = false\n"), ((All, Customer, false), Vec::new()));
    assert_eq!(read("[privacy]\nstart = true\n"), ((Customer, Customer, false), Vec::new()));
    for both in
        ["[room]\nstart = true\n[privacy]\nstart = \"team\"\n", "[privacy]\nstart = \"team\"\n[room]\nstart = true\n"]
    {
        assert_eq!(read(both), ((Customer, Customer, false), Vec::new()));
    }
    let (odd, warnings) = read("[room]\nstart = \"yes\"\ninitals = true\n");
    assert_eq!(odd, (Customer, Customer, false));
    assert!(
        warnings[0].ends_with("line 2: `room.start` must be true or false, not string; taken as true"),
        "{warnings:?}"
    );
    assert!(warnings[1].ends_with("line 3: `room.initals` is unknown; did you mean `initials`?"), "{warnings:?}");
    let (odd, warnings) = read("[privacy]\nstart = \"teem\"\non_join = 3\nstrat = 1\n");
    assert_eq!(odd, (Customer, Customer, false));
    let must = "must be one of \"all\", \"team\", \"customer\"; taken as \"customer\"";
    assert!(warnings[0].ends_with(&format!("line 2: `privacy.start` {must}")), "{warnings:?}");
    assert!(warnings[1].ends_with(&format!("line 3: `privacy.on_join` {must}")), "{warnings:?}");
    assert!(warnings[2].ends_with("line 4: `privacy.strat` is unknown; did you mean `start`?"), "{warnings:?}");
    for table in ["room = true\n", "privacy = true\n"] {
        let (odd, warnings) = read(table);
        assert_eq!((odd, warnings.len()), ((Customer, Customer, false), 1));
    }
}
