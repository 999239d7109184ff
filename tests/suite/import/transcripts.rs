//! Conversations in files: the day, who took part, and what was said, in each of the forms that programs write.

use super::OTHERS;
use jiff::civil::date;
use proptest::prelude::*;
use stakemap::import::{Refused, Talk, read_talk};
use std::ops::ControlFlow;

/// A file with a conversation, by its name.
macro_rules! talk {
    ($name:literal) => {
        ($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/cases/talk/", $name)).as_slice())
    };
}

/// One file of each form, all about the same call.
pub(crate) const TALKS: [(&str, &[u8]); 8] = [
    talk!("Line monitoring-20261118_100233-Meeting Recording.vtt"),
    talk!("GMT20261118-140012_Recording.transcript.vtt"),
    talk!("brackets-2026-11-18.vtt"),
    talk!("call-2026-11-18.srt"),
    talk!("otter.txt"),
    talk!("fireflies-18-Nov-2026.txt"),
    talk!("granola.md"),
    talk!("gong.txt"),
];

#[track_caller]
fn read((name, bytes): (&str, &[u8])) -> Talk {
    read_talk(bytes, name, None, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn refused(bytes: &[u8]) -> Refused {
    read_talk(bytes, "notes.txt", None, &mut |_| ControlFlow::Continue(())).unwrap_err()
}

fn names(talk: &Talk) -> Vec<&str> {
    talk.speakers.iter().map(|one| one.name.as_str()).collect()
}

/// Returns the sentences, each with its speaker.
fn said(talk: &Talk) -> Vec<(&str, &str)> {
    let name = |place: Option<usize>| place.map_or("", |place| talk.speakers[place].name.as_str());
    talk.sentences.iter().map(|one| (name(one.speaker), one.text.as_str())).collect()
}

#[test]
fn the_day_is_found_in_every_form() {
    for file in TALKS {
        assert_eq!(read(file).on, Some(date(2026, 11, 18)), "{}", file.0);
    }
    let mail = read(OTHERS[3]);
    assert_eq!((mail.on, mail.about.as_str()), (Some(date(2026, 11, 18)), "Line monitoring, second look"));
    assert!(mail.speakers.iter().any(|one| one.email == "mara.lindqvist@halvorsen.example"), "{:?}", mail.speakers);
    assert_eq!(mail.rejected[0].reason, "a room or a group, not a person");
}

#[test]
fn transcripts_have_speakers_and_whole_sentences() {
    for (place, jorg) in [(0, "Jörg Weidner"), (1, "Jörg"), (4, "Jörg Weidner"), (5, "Jörg Weidner")] {
        let (name, talk) = (TALKS[place].0, read(TALKS[place]));
        assert_eq!(names(&talk), ["Mara Lindqvist", "Kim Osei", jorg], "{name}");
        let said: Vec<(&str, &str)> = said(&talk).into_iter().filter(|(name, _)| !name.is_empty()).collect();
        assert!(
            said[0].0 == "Mara Lindqvist" && said[0].1.starts_with("We lose two shifts a month"),
            "{name}: {said:?}"
        );
        let rest = [("Mara Lindqvist", "What would you do first?"), ("Kim Osei", "Start with line 4.")];
        assert_eq!(said[1..3], rest, "{name}");
        assert_eq!(said.last(), Some(&(jorg, "I can show you the figures.")), "{name}");
    }
    // A sentence that goes on in the next cue is one; escapes are letters.
    let teams = read(TALKS[0]);
    assert_eq!(said(&teams)[0].1, "We lose two shifts a month, and nobody measures it.");
    assert_eq!(said(&teams)[3].1, "That & line 2.");
    assert_eq!((teams.sentences[0].at.as_str(), teams.sentences[3].at.as_str()), ("00:03", "01:12"));
    assert_eq!(read(TALKS[4]).about, "Line monitoring");
    assert_eq!(teams.rejected[0].what, "recorded for the minutes");
}

#[test]
fn names_alone_in_brackets_and_dashes_change_the_speaker() {
    let talk = read(TALKS[2]);
    assert_eq!(names(&talk), ["Mara Lindqvist"]);
    assert_eq!(
        said(&talk),
        [
            ("Mara Lindqvist", "We lose two shifts a month."),
            ("Mara Lindqvist", "(Laughter)"),
            ("", "Start with line 4."),
            ("Mara Lindqvist", "What would you do first?"),
        ]
    );
    assert_eq!(said(&read(TALKS[3])).len(), 3);
}

#[test]
fn notes_keep_every_line_and_list_who_was_there() {
    let granola = read(TALKS[6]);
    assert_eq!(granola.about, "Line monitoring, second look");
    assert_eq!(names(&granola), ["Mara Lindqvist (Halvorsen)", "Jörg Weidner", "Kim Osei"]);
    let all: Vec<&str> = granola.sentences.iter().map(|one| one.text.as_str()).collect();
    for line in ["They lose two shifts a month", "Budget: 40k if the board agrees"] {
        assert!(all.contains(&line), "{all:?}");
    }
    assert!(all.contains(&"Next steps: Dr. Weidner sends the figures by Friday"), "{all:?}");
    assert!(granola.sentences.iter().all(|one| one.speaker.is_none()), "{:?}", said(&granola));
    let gong = read(TALKS[7]);
    assert_eq!(gong.about, "Line monitoring");
    assert_eq!(names(&gong), ["Mara Lindqvist", "Kim Osei", "Jörg Weidner"]);
    assert!(said(&gong).contains(&("Mara Lindqvist", "And it gets worse.")), "{:?}", said(&gong));
}

#[test]
fn what_holds_no_conversation_says_what_to_do() {
    assert_eq!(refused(b"PK\x03\x04"), Refused::Document);
    assert_eq!(refused(b"{\"utterances\": []}"), Refused::Json);
    assert_eq!(refused(b" \n"), Refused::Empty);
    let two = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(refused(two.as_bytes()), Refused::Calendar { meetings: 2 });
    assert_eq!(
        refused(b"WEBVTT\n\n00:01.000 --> 00:02.000\nJ\xC3\xBCrg: Zo\xEB\n"),
        Refused::Broken { line: 4, byte: 42, value: 0xEB }
    );
    let stop = read_talk("a\n".repeat(3_000).as_bytes(), "n.txt", None, &mut |_| ControlFlow::Break(()));
    assert_eq!(stop, Err(Refused::Stopped));
}

#[test]
fn the_same_text_has_the_same_id_whatever_its_name_and_line_ends() {
    let text = "Anna Berg: hi\nBo Dahl: hello\n";
    let id = |text: &str, name| read((name, text.as_bytes())).id;
    assert_eq!(id(text, "a.txt"), id(&text.replace('\n', "\r\n"), "b.txt"));
    assert_ne!(id(text, "a.txt"), id("Anna Berg: hi\n", "a.txt"));
    // It's stored in deals.
    assert_eq!(id(text, "a.txt"), "1c484501a4325142");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_a_conversation_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_talk(&bytes, "call.vtt", None, &mut |_| ControlFlow::Continue(()));
    }

    #[test]
    fn damaged_conversations_are_read_or_refused(
        place in 0_usize..TALKS.len(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let (name, bytes) = TALKS[place];
        let mut bytes = bytes.to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = read_talk(&bytes, name, None, &mut |_| ControlFlow::Continue(()));
        bytes.truncate(at);
        let _ = read_talk(&bytes, name, None, &mut |_| ControlFlow::Continue(()));
    }

    /// Whatever the signs around them, no word is lost.
    #[test]
    fn no_word_is_lost(
        text in "(WEBVTT\n\n)?([A-Z][a-z]{1,5}|<v [A-Z]a>|</v>|[(]|[)]|:|- |# |[*][*]|[.] |\\[0:1\\] |\n|\n\n| |0:01 --> 0:02\n|é){0,40}",
    ) {
        let talk = read(("call.txt", format!("Anna: hi\n{text}").as_bytes()));
        let mut kept: Vec<String> = talk.sentences.iter().map(|one| one.text.clone()).collect();
        kept.extend(talk.speakers.iter().map(|one| one.name.clone()));
        kept.extend(talk.rejected.iter().map(|one| one.what.clone()));
        let kept = kept.join(" ");
        let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2 && *word != "WEBVTT");
        for word in words {
            prop_assert!(kept.contains(word), "{:?} is not in {:?}", word, kept);
        }
    }
}
