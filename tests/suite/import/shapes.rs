//! One file of each shape: twelve people, and what is known about them.

use super::{DAYS, OTHERS, ROLES, SIGNATURE, TABLES, UNKNOWN, file, named, pasted, people};
use stakemap::domain::record::text::fold;
use stakemap::import::{Field, Found, Input, Kind};

/// The people in every file, without what their encoding lacks.
const NAMES: [&str; 12] = [
    "mara lindqvist",
    "jorg weidner",
    "aoife brannigan",
    "tome arruda",
    "priya nandakumar",
    "zoe hartveld",
    "luc fontaine-morel",
    "ines kovac",
    "owen pritchard",
    "sanna raty",
    "rafal dudek",
    "nadia bensaid",
];

#[test]
fn twelve_people_come_out_of_every_shape() {
    for (name, bytes) in TABLES.into_iter().chain(OTHERS) {
        let found = people(bytes);
        let rows: Vec<String> = found.rows.iter().map(|row| fold(&row.name)).filter(|row| row != "kim osei").collect();
        assert_eq!(rows, NAMES, "{name}");
        let first = named(&found, "Mara");
        let is_linkedin = name.starts_with("08");
        assert_eq!(first.email, if is_linkedin { "" } else { "mara.lindqvist@halvorsen.example" }, "{name}");
    }
}

#[test]
fn every_table_knows_title_and_company_and_says_what_it_does_not_take() {
    for (name, bytes) in TABLES {
        let found = people(bytes);
        let third = named(&found, "Aoife");
        assert_eq!((third.title.as_str(), third.company.as_str()), ("CFO", "Halvorsen Foods"), "{name}");
        assert!(!found.ignored.iter().any(String::is_empty), "{name}: {:?}", found.ignored);
    }
    let ignored = people(TABLES[5].1).ignored;
    assert_eq!(ignored, ["(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On", "Address 1: City"]);
}

#[test]
fn ids_bosses_departments_and_roles_come_along() {
    let report = people(TABLES[0].1);
    let second = named(&report, "Jörg");
    assert_eq!((second.id.as_str(), second.boss.as_str()), ("0035f00000Ab001QAA", "Mara Lindqvist"));
    assert_eq!(second.more, ["last contact 2026-03-15"]);
    let api = people(TABLES[1].1);
    let second = named(&api, "Jörg");
    assert_eq!((second.boss.as_str(), second.department.as_str()), ("0035f00000Ab000QAA", "Production"));
    assert_eq!(named(&people(TABLES[2].1), "Aoife").role, "DECISION_MAKER");
    let google = people(TABLES[8].1);
    assert_eq!(named(&google, "Mara").more, ["info@halvorsen.example"], "several values in a cell");
    assert_eq!(named(&google, "Jörg").more, ["private1@home.example"], "a second address");
    assert_eq!(named(&people(TABLES[10].1), "Jörg").boss, "Mara Lindqvist");
    for (name, bytes) in &OTHERS[..2] {
        assert_eq!(named(&people(bytes), "Jörg").boss, "Mara Lindqvist", "{name}");
    }
    assert_eq!(named(&people(OTHERS[0].1), "Jörg").title, "Plant Manager – Norvik");
}

#[test]
fn preamble_and_footer_are_nobody_and_each_line_says_why() {
    let report = people(TABLES[0].1);
    let reasons: Vec<&str> = report.rejected.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["part of the report, not a person"; 3]);
    assert!(report.rejected[0].what.starts_with("Grand Totals"), "{:?}", report.rejected);
    // Each address stands on two lines.
    assert_eq!((report.rows[1].line, report.rejected[0].line), (4, 27));
    let linkedin = people(TABLES[7].1);
    assert_eq!(linkedin.rejected.len(), 1);
    assert_eq!((linkedin.rejected[0].line, linkedin.rejected[0].reason.as_str()), (8, "an empty row"));
    assert_eq!(linkedin.rows[0].line, 5);
    assert_eq!(named(&linkedin, "Priya").title, "Quality Lead, \"Line 4\"");
}

#[test]
fn roles_of_another_file_go_to_the_people_by_their_ids() {
    let read = |bytes: &[u8]| match file(bytes) {
        Ok(Input::People(found)) => found,
        other => panic!("{other:?}"),
    };
    for files in [[TABLES[1].1, ROLES.1], [ROLES.1, TABLES[1].1]] {
        let all = Found::together(files.map(read).into());
        assert_eq!(all.rows.len(), 12);
        assert_eq!(named(&all, "Mara").role, "Decision Maker");
        assert_eq!(named(&all, "Priya").role, "Executive Sponsor");
        let lost = &all.rejected[0];
        assert!(lost.reason.contains("0035f00000Zz999QAA, who isn't in any of these files"), "{lost:?}");
    }
}

#[test]
fn unknown_columns_are_asked_for_with_a_guess_and_examples() {
    let Ok(Input::Columns(asked)) = file(UNKNOWN.1) else { panic!("it isn't asked") };
    assert_eq!(asked.header.names, ["Who", "What they do", "Reach"]);
    assert_eq!(asked.guess, [Field::Ignored; 3]);
    assert_eq!(asked.examples[0][0], "Mara Lindqvist");
}

#[test]
fn a_day_that_can_be_read_in_two_ways_is_asked_about_once() {
    let found = people(DAYS.1);
    let either = found.either.unwrap();
    assert_eq!((either.text.as_str(), either.day_first.to_string().as_str()), ("3/4/2025", "2025-04-03"));
    assert_eq!(either.month_first.to_string(), "2025-03-04");
    let settled = String::from_utf8(DAYS.1.to_vec()).unwrap() + "Ida Ott,ida@halvorsen.example,3/14/2025\r\n";
    let found = people(settled.as_bytes());
    assert_eq!((found.either, found.rows[0].more[0].as_str()), (None, "last contact 2025-03-04"));
}

#[test]
fn an_invitation_has_its_day_and_title_and_rooms_are_no_people() {
    let found = people(OTHERS[3].1);
    let meeting = found.meeting.unwrap();
    assert_eq!(meeting.about, "Line monitoring, second look");
    assert_eq!(meeting.on.unwrap().to_string(), "2026-11-18");
    assert_eq!(found.rejected[0].reason, "a room or a group, not a person");
}

#[test]
fn a_signature_is_one_person() {
    let found = pasted(&String::from_utf8_lossy(SIGNATURE.1));
    assert_eq!(found.kind, Kind::Signature);
    let [row] = found.rows.as_slice() else { panic!("{found:?}") };
    assert_eq!((row.name.as_str(), row.title.as_str()), ("Mara Lindqvist", "Head of Operations"));
    assert_eq!(row.company, "Halvorsen Foods AS");
    assert_eq!(row.contact(), "mara.lindqvist@halvorsen.example, +46 8 555 0101");
}

#[test]
fn the_notice_below_a_report_is_known_by_its_shape_whoever_wrote_it() {
    for vendor in ["Example CRM, Inc.", "another.example"] {
        for notice in [
            format!("\"Copyright (c) 2000-2026 {vendor} All rights reserved.\""),
            format!("Copyright © 2019-2025 {vendor} All rights reserved."),
            "Confidential Information - Do Not Distribute".to_owned(),
        ] {
            let text = format!("Name,Email\nAnna Berg,a@x.example\n\n{notice}\n");
            let found = people(text.as_bytes());
            let reasons: Vec<&str> = found.rejected.iter().map(|one| one.reason.as_str()).collect();
            assert_eq!((found.rows.len(), reasons), (1, vec!["part of the report, not a person"]), "{notice}");
        }
    }
}

#[test]
fn a_long_description_is_cut_and_says_so() {
    let text = format!("Name,Email,Description\nAnna Berg,a@x.example,\"{}\"\n", "line\n".repeat(1_000));
    let found = people(text.as_bytes());
    let note = &found.rows[0].notes[0];
    assert!(note.starts_with("line line") && note.ends_with("… (cut: 3499 more characters in the file)"), "{note}");
    assert!(found.ignored.is_empty());
}
