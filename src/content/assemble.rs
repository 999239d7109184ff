//! Assembly of the method's files: the built-in ones into a whole, then a user's entries over them.

use super::document::{Document, Entry};
use super::entries;
use super::fault::Fault;
use super::files::NAMES;
use super::group;
use super::inside;
use super::insight;
use super::kit;
use super::numbers;
use super::origin::{Origin, known_id, put};
use super::review;
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::method::model::Model;
use crate::domain::method::playbook::{AdviceState, Playbook, Source};
use crate::domain::record::choice::Choices;
use crate::domain::record::profile::Profile;
use crate::domain::record::stance::Position;
use crate::domain::record::tell::Tell;
use crate::domain::record::traits::Trait;

/// The number of coaching stages (M6), and of questions about a Blocker (M7).
const STAGES: usize = 5;
const BLOCKER_QUESTIONS: usize = 3;

/// Parses the text of a file, given its shown name.
type Parse<'a> = fn(&'a str, &'a str, &mut Vec<Fault>) -> Option<Document<'a>>;

/// Reads files of (name, shown name, text) into a playbook, over its present entries, and returns every fault.
pub(super) fn read<'a>(
    playbook: &mut Playbook,
    origin: Origin,
    files: &[(&str, &'a str, &'a str)],
    parse: Parse<'a>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for name in NAMES {
        for (_, shown, text) in files.iter().filter(|(one, ..)| *one == name) {
            if let Some(document) = parse(shown, text, &mut faults) {
                file(playbook, origin, name, &mut document.root(&mut faults));
            }
        }
    }
    // The order of the domain's indexes, whatever the order in the files.
    playbook.profiles.sort_by_key(|text| text.profile.index());
    playbook.traits.sort_by_key(|text| text.of.index());
    playbook.tells.sort_by_key(|text| text.tell.index());
    playbook.model = Model::new(&playbook.tables);
    faults
}

fn file(playbook: &mut Playbook, origin: Origin, name: &str, root: &mut Entry<'_, '_>) {
    let complete = origin == Origin::BuiltIn;
    let sources: &[Source] = &playbook.sources;
    match name {
        "method.toml" => method(playbook, origin, root),
        "figures.toml" => {
            root.only(&["figure"]);
            let found = root.entries("figure", "id", |entry| entries::figure(entry, sources));
            put(&mut playbook.figures, found, |one| &one.id);
        }
        "profiles.toml" => {
            root.only(&["profile"]);
            let found = root.entries("profile", "id", |entry| entries::profile(entry, sources));
            if complete {
                entries::missing(root, "profile", &Profile::ALL.map(Profile::id), &found);
            }
            put(&mut playbook.profiles, found, |one| one.profile.id());
        }
        "traits.toml" => {
            root.only(&["trait"]);
            let found = root.entries("trait", "id", |entry| entries::of_trait(entry, sources));
            if complete {
                let ids: Vec<&str> = Trait::all().map(Trait::id).collect();
                entries::missing(root, "trait", &ids, &found);
            }
            put(&mut playbook.traits, found, |one| one.of.id());
        }
        "tells.toml" => {
            root.only(&["tell"]);
            let known = &playbook.tells;
            let found = root.entries("tell", "id", |entry| entries::tell(entry, sources, known));
            if complete {
                entries::missing(root, "tell", &Tell::ALL.map(Tell::id), &found);
            }
            put(&mut playbook.tells, found, |one| one.tell.id());
        }
        "coaching.toml" => coaching(playbook, origin, root),
        "blockers.toml" => blockers(playbook, origin, root),
        "advice.toml" => {
            root.only(&["advice"]);
            let found = root.entries("advice", "state", |entry| entries::advice(entry, sources));
            if complete {
                entries::missing(root, "advice", &AdviceState::ALL.map(AdviceState::id), &found);
            }
            put(&mut playbook.advice, found, |one| one.state.id());
        }
        "willing.toml" => {
            root.only(&["level"]);
            let ids: Vec<String> = Position::all().map(Position::id).collect();
            let known: Vec<&str> = ids.iter().map(String::as_str).collect();
            let found = root.entries("level", "id", |entry| {
                known_id(entry, Origin::User, "level", &known);
                entries::level(entry, sources)
            });
            if complete {
                entries::missing(root, "level", &known, &found);
            }
            put(&mut playbook.levels, found, |one| &one.id);
        }
        "alerts.toml" => {
            root.only(&["alert"]);
            let found = root.entries("alert", "kind", |entry| entries::alert(entry, sources));
            if complete {
                let ids: Vec<&str> = AlertKind::ALL.iter().map(|kind| kind.id()).collect();
                entries::missing(root, "alert", &ids, &found);
            }
            put(&mut playbook.alerts, found, |one| one.kind.id());
        }
        "group.toml" => group::read(&mut playbook.group, origin, root, sources),
        "insight.toml" => insight::read(&mut playbook.insight, origin, root, sources),
        "inside.toml" => inside::read(playbook, origin, root),
        "kit.toml" => kit::read(&mut playbook.kit, origin, root, sources),
        "review.toml" => playbook.review.edit(|texts| review::read(texts, origin, root, sources)),
        _ => numbers::read(root, origin, &playbook.sources, &mut playbook.tables, &mut playbook.model_note),
    }
}

fn method(playbook: &mut Playbook, origin: Origin, root: &mut Entry<'_, '_>) {
    root.only(&["id", "version", "title", "independence", "source"]);
    for (key, slot) in
        [("id", &mut playbook.id), ("title", &mut playbook.title), ("independence", &mut playbook.independence)]
    {
        if origin.wants(root, key)
            && let Some(text) = root.text_of(key)
        {
            *slot = text;
        }
    }
    if origin.wants(root, "version")
        && let Some(version) = root.whole("version", &(1..=u32::MAX))
    {
        playbook.version = version;
    }
    let found = root.entries("source", "id", entries::source);
    if origin == Origin::BuiltIn && found.is_empty() {
        root.fault("source", "is missing: everything shown must name its source".to_owned());
    }
    put(&mut playbook.sources, found, |one| &one.id);
}

fn coaching(playbook: &mut Playbook, origin: Origin, root: &mut Entry<'_, '_>) {
    root.only(&["own", "note", "stage"]);
    if origin.wants(root, "own") {
        // For the file's readers; the note says it in words.
        let _ = root.flag("own");
    }
    if origin.wants(root, "note")
        && let Some(note) = root.text_of("note")
    {
        playbook.coaching_note = note;
    }
    let sources: &[Source] = &playbook.sources;
    let known: Vec<&str> = playbook.stages.iter().map(|stage| stage.id.as_str()).collect();
    let found = root.entries("stage", "id", |entry| {
        known_id(entry, origin, "stage", &known);
        entries::stage(entry, sources)
    });
    if origin == Origin::BuiltIn && found.len() != STAGES {
        root.fault("stage", format!("there are {}; Commercial Coaching has {STAGES}", found.len()));
    }
    put(&mut playbook.stages, found, |one| &one.id);
}

fn blockers(playbook: &mut Playbook, origin: Origin, root: &mut Entry<'_, '_>) {
    root.only(&["question"]);
    let sources: &[Source] = &playbook.sources;
    let known: Vec<&str> = playbook.blocker_questions.iter().map(|question| question.id.as_str()).collect();
    let found = root.entries("question", "id", |entry| {
        known_id(entry, origin, "question", &known);
        entries::blocker_question(entry, sources)
    });
    if origin == Origin::BuiltIn && found.len() != BLOCKER_QUESTIONS {
        root.fault("question", format!("there are {}; the method has {BLOCKER_QUESTIONS}", found.len()));
    }
    put(&mut playbook.blocker_questions, found, |one| &one.id);
}
