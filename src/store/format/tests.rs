#![allow(clippy::unwrap_used, clippy::panic)]
use super::super::sample;
use super::*;
use crate::domain::change::integrity::findings;

fn read(text: impl AsRef<[u8]>) -> Result<Decoded, StoreError> {
    decode(text.as_ref(), Path::new("deals/acme.json"))
}

fn told_of(text: impl AsRef<[u8]>) -> String {
    read(text).unwrap_err().to_string()
}

#[test]
fn writing_what_was_read_gives_the_same_bytes() {
    let text = sample::full();
    let read = read(&text).unwrap();
    let names: Vec<_> = findings(&read.deal).into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["unknown-item"]);
    assert_eq!(read.read_only, None);
    let written = String::from_utf8(encode(&read.deal)).unwrap();
    assert_eq!(written, text);
}

#[test]
fn format_and_version_come_first_and_never_land_in_the_deal() {
    let deal = sample::deal("Acme", 1);
    let text = String::from_utf8(encode(&deal)).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"stakemap.deal\",\n  \"version\": 1,\n  \"id\": "), "{text}");
    assert!(text.ends_with("\n}\n"), "{text}");
    assert_eq!(read(&text).unwrap().deal, deal);
}

#[test]
fn unknown_fields_survive_an_edit_at_every_level() {
    let mut deal = read(sample::full()).unwrap().deal;
    deal.name = "Acme · Line 5".into();
    let person = deal.stakeholders[0].id;
    deal.edit_person(person, |person| person.title = "CFO".into());
    let text = String::from_utf8(encode(&deal)).unwrap();
    for level in ["evidence", "observation", "task", "call", "person", "tick", "line", "track", "step"] {
        assert!(text.contains(&format!("\"newer\": \"{level}\"")), "{level}");
    }
    assert!(text.contains("\"item\": \"mood\",") && text.contains("\"answer\": \"sunny\","));
    assert!(text.contains("123456789.12345679"));
}

#[test]
fn file_cut_anywhere_is_refused() {
    let text = sample::full();
    let whole = text.len() - "\n".len();
    for cut in 0..whole {
        let error = read(&text.as_bytes()[..cut]).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{cut}: {error}");
    }
    assert!(read(&text.as_bytes()[..whole]).is_ok(), "only the last line end may be missing");
}

#[test]
fn mark_at_the_start_of_the_file_is_accepted() {
    let text = format!("\u{feff}{}", sample::full());
    assert_eq!(read(&text).unwrap(), read(sample::full()).unwrap());
}

#[test]
fn fault_is_told_with_line_column_and_place() {
    let text = sample::full().replacen(&sample::uuid(2).to_string(), "nobody", 1);
    let error = told_of(text);
    assert!(error.starts_with("deals/acme.json: line 11, column 20, at stakeholders[0].id: "), "{error}");
    let text = sample::full().replace("\"name\": \"Ann Lee\",", "\"nom\": \"Ann Lee\",");
    let error = told_of(text);
    assert!(error.contains(", at stakeholders[0]: missing field `name`"), "{error}");
}

#[test]
fn column_counts_characters_not_bytes() {
    let text = "{\"format\": \"stakemap.deal\", \"väluë\": \"€€\" \"x\"}";
    let StoreError::Damaged { line, column, .. } = read(text).unwrap_err() else { panic!() };
    let before = text.split(" \"x\"").next().unwrap().chars().count();
    assert_eq!((line, column), (1, before + 2));
}

#[test]
fn every_sort_of_damage_has_its_own_words() {
    let nested = format!("{{\"x\": {}", "[".repeat(100_000));
    let cases: [(&[u8], &str); 12] = [
        (b"", "line 1: the file is empty"),
        (b"\xEF\xBB\xBF", "the file is empty"),
        (&[0; 4096], "only zeros"),
        (b"\xFF\xFE{\0", "UTF-16"),
        (b"{\n \"a\": \"\xC3\xA4\xFF\"}", "line 2, column 9: not UTF-8 text"),
        (b"{\"name\": \"\\ud800\"}", "at name: unexpected end of hex escape"),
        (b"[1, 2]", "invalid type: sequence, expected a deal in braces"),
        (b"{} x", "line 1, column 4: trailing characters"),
        (b"{\"x\": 18446744073709551616}", "at x: a number beyond 64 bits would lose digits"),
        (b"{\"x\": [{\"a\": 1, \"\\u0061\": 2}]}", "at x[0]: the field `a` is there twice"),
        (b"{\"x\": 1e999}", "number out of range"),
        (nested.as_bytes(), "recursion limit exceeded"),
    ];
    for (bytes, words) in cases {
        let error = told_of(bytes);
        assert!(error.contains(words), "{words}: {error}");
    }
}

#[test]
fn doubled_field_is_refused_at_the_top_and_in_a_person() {
    let text = sample::full();
    for (field, twice) in [
        ("\"owner\": \"Ida\",", "\"owner\": \"Ida\", \"owner\": \"Tom\","),
        ("\"title\": \"Controller\",", "\"title\": \"Controller\", \"title\": \"\","),
        ("\"newer\": \"task\"", "\"newer\": \"task\", \"newer\": \"\""),
        ("\"version\": 1,", "\"version\": 1, \"version\": 1,"),
        ("\"from\": null,", "\"from\": {\"a\": 1, \"a\": 2},"),
    ] {
        assert!(text.contains(field));
        let error = told_of(text.replace(field, twice));
        assert!(error.contains("is there twice"), "{error}");
    }
}

#[test]
fn quoted_damage_cannot_act_on_the_terminal() {
    let error = told_of("{\"x\": {\"\\u001b[2J\": 1, \"\\u001b[2J\": 2}}");
    assert!(!error.contains('\u{1b}') && error.contains("[2J"), "{error:?}");
}

#[test]
fn other_programs_files_are_told_as_such() {
    let other = sample::full().replace("stakemap.deal", "shopping.list");
    assert!(told_of(other).ends_with("its `format` is \"shopping.list\", not \"stakemap.deal\""));
    assert!(told_of("{}").contains("it has no `format`"));
    assert!(read("{\"format\": 3}").is_err());
}

#[test]
fn version_must_be_a_whole_number_from_one() {
    for (version, words) in [("0", "0"), ("-1", "-1"), ("1.5", "1.5"), ("\"1\"", "\"1\""), ("null", "null")] {
        let text = sample::full().replace("\"version\": 1,", &format!("\"version\": {version},"));
        assert!(told_of(text).contains(&format!("its `version` is {words}; ")), "{version}");
    }
    let none = sample::full().replace("\"version\": 1,", "");
    assert!(told_of(none).contains("its `version` is missing"));
}

#[test]
fn newer_version_opens_read_only_where_it_can_be_read() {
    let newer = sample::full().replace("\"version\": 1,", "\"version\": 2,");
    let opened = read(&newer).unwrap();
    assert_eq!(opened.version, 2);
    let reason = "from a newer stakemap (version 2); open it there to change it";
    assert_eq!(opened.read_only.as_deref(), Some(reason));
    let changed = newer.replace("\"stakeholders\": [", "\"stakeholders\": 7, \"people\": [");
    assert!(matches!(read(changed), Err(StoreError::Newer { version: 2, known: 1, .. })));
}

#[test]
fn older_version_is_brought_to_todays_in_memory() {
    // A made-up past in which deals had a title and no name.
    let steps = [
        Migration {
            from: 1,
            what: "titles become names",
            run: |mut deal| {
                deal["name"] = deal["title"].take();
                deal.as_object_mut().map(|deal| deal.remove("title"));
                Ok(deal)
            },
        },
        Migration { from: 2, what: "nothing", run: Ok },
    ];
    let old = sample::full().replace("\"name\": \"Acme", "\"title\": \"Acme");
    let opened = decode_as(old.as_bytes(), Path::new("x.json"), 3, &steps).unwrap();
    assert_eq!((opened.deal.name.as_str(), opened.version, opened.read_only), ("Acme · Line analytics", 1, None));
    assert!(!opened.deal.extra.contains_key("title") && !opened.deal.extra.contains_key("version"));
    let error = decode_as(old.as_bytes(), Path::new("x.json"), 2, &[]).unwrap_err();
    assert!(matches!(error, StoreError::NotMigrated { from: 1, .. }), "{error}");
    let error = decode_as(old.as_bytes(), Path::new("x.json"), 3, &steps.map(|step| Migration { run: Ok, ..step }));
    assert!(error.unwrap_err().to_string().contains("missing field `name`"));
}

/// Pins that a newer version's fields in a task's judgment and in a step's change survive a save.
#[test]
fn unknown_fields_survive_in_judgements_and_changes_too() {
    let text = sample::full()
        .replace("\"result\": \"delivered\",", "\"result\": \"delivered\", \"newer\": \"judgement\",")
        .replace("\"from\": null,", "\"from\": null, \"newer\": \"change\",");
    let text = String::from_utf8(encode(&read(text).unwrap().deal)).unwrap();
    assert!(text.contains("\"newer\": \"judgement\"") && text.contains("\"newer\": \"change\""));
}
