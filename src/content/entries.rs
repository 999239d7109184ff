//! The entries of the method's files, one function for each kind: which keys it has and what they must hold.
//!
//! Each reads one table and reports what is wrong; rules across entries and files are `assemble`'s work.

use super::document::{Entry, Found};
use super::fault::no_such;
use crate::domain::method::alert_kind::{AlertKind, AlertLevel, AlertText};
use crate::domain::method::playbook::{
    Advice, AdviceState, BlockerQuestion, Figure, Lead, Level, ProfileText, Source, Stage, TellAnswerText, TellText,
    TraitText, Verifier,
};
use crate::domain::record::choice::Choices;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Trait;
use std::ops::RangeInclusive;

/// The number of seller leads, and of verifiers, in a coaching stage.
const PER_STAGE: RangeInclusive<usize> = 3..=5;

/// The texts of a profile that may be marked as our own reading.
const PROFILE_TEXTS: [&str; 6] = ["portrait", "helps", "strength", "weakness", "talk", "beware"];

/// Reads a `[[source]]`.
pub(super) fn source(entry: &mut Entry<'_, '_>) -> Option<Source> {
    entry.only(&["id", "short", "full", "own"]);
    let (id, short, full) = (entry.text("id"), entry.text("short"), entry.text("full"));
    Some(Source { id, short, full, own: entry.flag("own")? })
}

/// Reads a `[[figure]]`.
pub(super) fn figure(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<Figure> {
    entry.only(&["id", "section", "value", "text", "source", "note"]);
    let section = entry.text("section");
    let known = (1..=16).any(|number| section == format!("M{number}"));
    if !known && !section.is_empty() {
        entry.fault("section", "must name a section of the method; valid: M1 to M16".to_owned());
    }
    Some(Figure {
        id: entry.text("id"),
        section,
        value: entry.text("value"),
        text: entry.text("text"),
        source: known_source(entry, sources),
        note: if entry.has("note") { entry.text("note") } else { String::new() },
    })
}

/// Reads a `[[profile]]`. Name and group are fixed by the method and only help readers of the file, but they must
/// agree.
pub(super) fn profile(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<ProfileText> {
    entry
        .only(&["id", "name", "group", "portrait", "helps", "strength", "weakness", "talk", "beware", "source", "own"]);
    let profile = profile_of(entry, "id");
    let name = entry.text("name");
    let group =
        entry.word("group", "group", ProfileGroup::from_id, || ProfileGroup::ALL.map(ProfileGroup::id).to_vec());
    if let Some(profile) = profile {
        if !name.is_empty() && name != profile.name() {
            entry.fault("name", format!("must be {}: the names are the method's own", profile.name()));
        }
        if group.is_some_and(|group| group != profile.group()) {
            entry.fault("group", format!("must be {}: that's where this profile belongs", profile.group().id()));
        }
    }
    let (portrait, helps, strength) = (entry.text("portrait"), entry.text("helps"), entry.text("strength"));
    let (weakness, talk, beware) = (entry.text("weakness"), entry.text("talk"), entry.text("beware"));
    let source = known_source(entry, sources);
    let own = entry.texts("own", "text of a profile", &PROFILE_TEXTS);
    Some(ProfileText { profile: profile?, portrait, helps, strength, weakness, talk, beware, source, own })
}

/// Reads a `[[trait]]`.
pub(super) fn of_trait(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<TraitText> {
    entry.only(&["id", "profile", "question", "seen", "not", "why", "why_not", "source", "say"]);
    let of = entry.word("id", "trait", Trait::from_id, || Trait::all().map(Trait::id).collect());
    let profile = profile_of(entry, "profile");
    if let (Some(of), Some(profile)) = (of, profile)
        && of.profile() != profile
    {
        entry.fault("profile", format!("must be {}: that's whose trait this is", of.profile().id()));
    }
    let (question, seen, not) = (entry.text("question"), entry.text("seen"), entry.text("not"));
    let (why, why_not) = (entry.text("why"), entry.text("why_not"));
    let say = words_to_say(entry);
    let source = known_source(entry, sources);
    Some(TraitText { of: of?, question, say, seen, not, why, why_not, source })
}

/// Reads a `[[tell]]` with exactly its answers. A user's file may be older than an answer, which then keeps its text.
pub(super) fn tell(entry: &mut Entry<'_, '_>, sources: &[Source], known: &[TellText]) -> Option<TellText> {
    entry.only(&["id", "title", "question", "before", "say", "watch", "source", "answer"]);
    let tell = entry.word("id", "tell", Tell::from_id, || Tell::ALL.map(Tell::id).to_vec());
    let (title, question) = (entry.text("title"), entry.text("question"));
    let (before, say, watch) = (entry.text("before"), entry.text("say"), entry.text("watch"));
    let source = known_source(entry, sources);
    let tell = tell?;
    let found = entry.entries("answer", "id", |entry| tell_answer(entry, tell));
    let known = known.iter().filter(|one| one.tell == tell).flat_map(|one| &one.answers);
    let newer: Vec<&TellAnswerText> =
        known.filter(|one| one.answer.is_newer() && !found.iter().any(|own| own.id == one.answer.id())).collect();
    let asked = |answer: &&TellAnswer| !newer.iter().any(|one| one.answer == **answer);
    let ids: Vec<&str> = tell.answers().iter().filter(asked).map(|answer| answer.id()).collect();
    missing(entry, "answer", &ids, &found);
    let mut answers: Vec<TellAnswerText> = found.into_iter().filter_map(|one| one.value).collect();
    answers.extend(newer.into_iter().cloned());
    answers.sort_by_key(|text| text.answer.index());
    Some(TellText { tell, title, question, before, say, watch, source, answers })
}

fn tell_answer(entry: &mut Entry<'_, '_>, tell: Tell) -> Option<TellAnswerText> {
    entry.only(&["id", "label", "means", "why"]);
    let valid = || tell.answers().iter().map(|answer| answer.id()).collect();
    let answer = entry.word("id", &format!("answer to {}", tell.id()), |id| tell.answer(id), valid);
    let (label, means, why) = (entry.text("label"), entry.text("means"), entry.text("why"));
    Some(TellAnswerText { answer: answer?, label, means, why })
}

/// Reads a coaching `[[stage]]` with its leads and verifiers.
pub(super) fn stage(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<Stage> {
    entry.only(&["id", "name", "short", "aim", "list", "list_hint", "source", "lead", "verifier"]);
    let id = entry.text("id");
    let (name, short, aim) = (entry.text("name"), entry.text("short"), entry.text("aim"));
    let (list, list_hint) = (entry.text("list"), entry.text("list_hint"));
    let source = known_source(entry, sources);
    let leads = entry.entries("lead", "id", |entry| lead(entry, &id));
    count(entry, "lead", leads.len());
    let verifiers = entry.entries("verifier", "id", |entry| verifier(entry, &id));
    count(entry, "verifier", verifiers.len());
    let leads = leads.into_iter().filter_map(|one| one.value).collect();
    let whole = verifiers.iter().all(|one| one.value.is_some());
    let verifiers: Vec<Verifier> = verifiers.into_iter().filter_map(|one| one.value).collect();
    if whole && !verifiers.iter().any(|one| one.required) {
        entry.fault("verifier", "none is required, so nothing would prove the stage; require at least one".to_owned());
    }
    Some(Stage { id, name, short, aim, list, list_hint, source, leads, verifiers })
}

fn lead(entry: &mut Entry<'_, '_>, stage: &str) -> Option<Lead> {
    entry.only(&["id", "text", "why"]);
    Some(Lead { id: id_in(entry, stage), text: entry.text("text"), why: entry.text("why") })
}

fn verifier(entry: &mut Entry<'_, '_>, stage: &str) -> Option<Verifier> {
    entry.only(&["id", "text", "means", "matters", "evidence", "required"]);
    let (id, text, means) = (id_in(entry, stage), entry.text("text"), entry.text("means"));
    let (matters, evidence) = (entry.text("matters"), entry.text("evidence"));
    Some(Verifier { id, text, means, matters, evidence, required: entry.flag("required")? })
}

/// Reads a `[[question]]` about a Blocker.
pub(super) fn blocker_question(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<BlockerQuestion> {
    entry.only(&["id", "question", "route", "how", "source"]);
    Some(BlockerQuestion {
        id: entry.text("id"),
        question: entry.text("question"),
        route: entry.text("route"),
        how: entry.text("how"),
        source: known_source(entry, sources),
    })
}

/// Reads an `[[advice]]`.
pub(super) fn advice(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<Advice> {
    entry.only(&["state", "do", "coach", "source"]);
    let state = entry.word("state", "state", AdviceState::from_id, || AdviceState::ALL.map(AdviceState::id).to_vec());
    let (todo, coach) = (entry.text("do"), entry.text("coach"));
    let source = known_source(entry, sources);
    Some(Advice { state: state?, todo, coach, source })
}

/// Reads a `[[level]]`: a step on the scale of stances or of agreement.
pub(super) fn level(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<Level> {
    entry.only(&["id", "means", "source"]);
    Some(Level { id: entry.text("id"), means: entry.text("means"), source: known_source(entry, sources) })
}

/// Reads an `[[alert]]`.
pub(super) fn alert(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<AlertText> {
    entry.only(&["kind", "level", "do", "say", "coach", "section", "source"]);
    let ids = || AlertKind::ALL.iter().map(|kind| kind.id()).collect();
    let kind = entry.word("kind", "kind of alert", AlertKind::from_id, ids);
    let levels = || AlertLevel::ALL.iter().map(|level| level.id()).collect();
    let level = entry.word("level", "level", AlertLevel::from_id, levels);
    let (todo, coach) = (filled_in(entry, "do"), filled_in(entry, "coach"));
    let say = words_to_say(entry);
    let section = entry.text("section");
    let source = known_source(entry, sources);
    Some(AlertText { kind: kind?, level: level?, todo, say, coach, section, source })
}

/// Reads the words to say. A user's own file may be from before there were any.
fn words_to_say(entry: &mut Entry<'_, '_>) -> String {
    if entry.has("say") { entry.text("say") } else { String::new() }
}

/// Reads a text with a placeholder for names, and no other placeholder.
fn filled_in(entry: &mut Entry<'_, '_>, key: &str) -> String {
    let text = entry.text(key);
    if entry.is_checked() && text.replace("{who}", "").contains(['{', '}']) {
        entry.fault(key, "has a brace that isn't `{who}`, which stands for the people".to_owned());
    }
    text
}

/// Reads the id of a source, which must be listed.
pub(super) fn known_source(entry: &mut Entry<'_, '_>, sources: &[Source]) -> String {
    let id = entry.text("source");
    if entry.is_checked() && !id.is_empty() && !sources.iter().any(|source| source.id == id) {
        let valid: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
        entry.fault("source", no_such("source", &id, &valid));
    }
    id
}

/// Reports each id without an entry. An entry with a fault isn't missing, since its fault is reported already.
pub(super) fn missing<T>(entry: &mut Entry<'_, '_>, key: &str, ids: &[&str], found: &[Found<T>]) {
    for id in ids {
        if entry.is_checked() && !found.iter().any(|one| one.id == *id) {
            entry.fault("", format!("[[{key}]] {id} is missing"));
        }
    }
}

fn profile_of(entry: &mut Entry<'_, '_>, key: &str) -> Option<Profile> {
    entry.word(key, "profile", Profile::from_id, || Profile::ALL.map(Profile::id).to_vec())
}

/// Reads an id that begins with its stage's, so that it is unique over all stages.
fn id_in(entry: &mut Entry<'_, '_>, stage: &str) -> String {
    let id = entry.text("id");
    let rest = id.strip_prefix(stage).and_then(|rest| rest.strip_prefix('.'));
    if !id.is_empty() && rest.is_none_or(str::is_empty) {
        entry.fault("id", format!("must start with the id of its stage and a period, as in `{stage}.some-name`"));
    }
    id
}

fn count(entry: &mut Entry<'_, '_>, key: &str, count: usize) {
    if !PER_STAGE.contains(&count) {
        let (least, most) = (PER_STAGE.start(), PER_STAGE.end());
        entry.fault(key, format!("there are {count}; a stage has {least} to {most}"));
    }
}
