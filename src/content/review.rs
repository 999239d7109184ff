//! The entries of `review.toml`: challenging questions, each with its cue, the questions for every deal, and those for the
//! parts of a review.

use super::document::Entry;
use super::entries::known_source;
use super::origin::{Origin, known_id, put};
use crate::domain::method::cue::Cue;
use crate::domain::method::playbook::Source;
use crate::domain::method::review_texts::{
    AGENDA, ASK, FOLLOW, GOOD, PORTFOLIO, PortfolioQuestion, Question, ReviewTexts,
};
use crate::domain::record::choice::Choices;

/// The number of sections in the method.
const SECTIONS: u32 = 16;

/// Reads the file over the present texts. A user may add questions, and replace those for every deal and
/// for the parts of a review.
pub(super) fn read(texts: &mut ReviewTexts, origin: Origin, root: &mut Entry<'_, '_>, sources: &[Source]) {
    root.only(&["portfolio", "agenda", "question"]);
    let known: Vec<&str> = texts.portfolio.iter().map(|one| one.id.as_str()).collect();
    let portfolio = root.entries("portfolio", "id", |entry| {
        known_id(entry, origin, "question for every deal", &known);
        fixed(entry, sources)
    });
    let agenda = root.entries("agenda", "id", |entry| {
        known_id(entry, Origin::User, "part with a question", &AGENDA);
        fixed(entry, sources)
    });
    let questions = root.entries("question", "id", |entry| question(entry, sources));
    if origin == Origin::BuiltIn {
        if portfolio.len() != PORTFOLIO {
            root.fault(
                "portfolio",
                format!("there are {}; a review of several deals asks {PORTFOLIO}", portfolio.len()),
            );
        }
        let has = |id: &str| agenda.iter().filter_map(|one| one.value.as_ref()).any(|one| one.id == id);
        for id in AGENDA.iter().filter(|id| !has(id)) {
            root.fault("agenda", format!("none has the id `{id}`; each part needs one"));
        }
        let whole = questions.iter().all(|one| one.value.is_some());
        let asks = |cue: Cue| questions.iter().filter_map(|one| one.value.as_ref()).any(|one| one.cue == cue);
        for cue in Cue::ALL.iter().filter(|cue| whole && !asks(**cue)) {
            root.fault("question", format!("none has the state `{}`; each state needs at least one", cue.id()));
        }
    }
    put(&mut texts.portfolio, portfolio, |one| &one.id);
    put(&mut texts.agenda, agenda, |one| &one.id);
    put(&mut texts.questions, questions, |one| &one.id);
}

/// Reads a `[[question]]`.
fn question(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<Question> {
    entry.only(&["id", "state", "ask", "good", "follow", "section", "source"]);
    let id = entry.text("id");
    let cue = entry.word("state", "state", Cue::from_id, || Cue::ALL.iter().map(|cue| cue.id()).collect());
    let (ask, good, follow) = (short(entry, "ask", ASK), short(entry, "good", GOOD), short(entry, "follow", FOLLOW));
    let section = section(entry);
    let source = known_source(entry, sources);
    Some(Question { id, cue: cue?, ask, good, follow, section, source })
}

/// Reads a `[[portfolio]]` or an `[[agenda]]`: a question that doesn't depend on what is known.
fn fixed(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<PortfolioQuestion> {
    entry.only(&["id", "ask", "good", "section", "source"]);
    Some(PortfolioQuestion {
        id: entry.text("id"),
        ask: short(entry, "ask", ASK),
        good: short(entry, "good", GOOD),
        section: section(entry),
        source: known_source(entry, sources),
    })
}

/// Reads a text that fits the smallest screen. It is shown beside a name, so it has no placeholder for one.
fn short(entry: &mut Entry<'_, '_>, key: &str, most: usize) -> String {
    let text = entry.text(key);
    let count = text.chars().count();
    if count > most {
        entry.fault(key, format!("has {count} characters; valid: at most {most}, so that it fits a small screen"));
    }
    if text.contains(['{', '}']) {
        entry.fault(key, "has a brace, but nothing gets filled in here; write `them` for the person".to_owned());
    }
    text
}

/// Reads one or several sections of the method, such as `M6, M7`.
fn section(entry: &mut Entry<'_, '_>) -> String {
    let text = entry.text("section");
    let known = |one: &str| (1..=SECTIONS).any(|number| one == format!("M{number}"));
    if !text.is_empty() && !text.split(", ").all(known) {
        entry.fault("section", format!("must name sections of the method; valid: M1 to M{SECTIONS}, as in `M6, M7`"));
    }
    text
}
