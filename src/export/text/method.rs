//! The playbook as plain text: everything the program shows of the method, with its sources.

use crate::domain::method::cue::Cue;
use crate::domain::method::group_texts::GroupMark;
use crate::domain::method::playbook::{Playbook, Stage, TellText};
use crate::domain::method::review_texts::PortfolioQuestion;
use crate::domain::record::choice::Choices;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::text::one_line;
use crate::export::wrap::{pad, paragraph};
use unicode_width::UnicodeWidthStr;

/// The text so far.
struct Out {
    text: String,
    /// Whether each entry is named by its id, for whoever replaces entries. A reader stumbles over them.
    ids: bool,
}

impl Out {
    /// Writes a paragraph.
    fn line(&mut self, text: &str) {
        paragraph(&mut self.text, "", text);
    }

    /// Returns the name of an entry: its id, or a word for a reader.
    fn name<'a>(&self, id: &'a str, word: &'a str) -> &'a str {
        if self.ids { id } else { word }
    }

    /// Returns an id to put behind a text, where ids are wanted.
    fn id(&self, id: &str) -> String {
        if self.ids { format!(" ({id})") } else { String::new() }
    }
}

/// Formats the whole playbook, in the order in which a rep meets it. With ids, each entry is named by its own.
#[must_use]
pub fn playbook(playbook: &Playbook, ids: bool) -> String {
    let mut out = Out { text: String::new(), ids };
    out.line(&one_line(&playbook.title));
    out.line(&format!("Version {}{}", playbook.version, out.id(&playbook.id)));
    out.line(&one_line(&playbook.independence));
    heading(&mut out, "The screening, step by step");
    for one in &playbook.tells {
        tell(&mut out, one);
    }
    heading(&mut out, "The seven profiles and their traits");
    for group in ProfileGroup::ALL {
        for profile in Profile::ALL.into_iter().filter(|one| one.group() == group) {
            self::profile(&mut out, playbook, profile);
        }
    }
    heading(&mut out, "Commercial Coaching");
    out.line(&one_line(&playbook.coaching_note));
    for (index, one) in playbook.stages.iter().enumerate() {
        stage(&mut out, index + 1, one);
    }
    heading(&mut out, "Three questions about a Blocker, in this order");
    for (number, one) in (1..).zip(&playbook.blocker_questions) {
        let name = out.name(&one.id, &format!("{number}")).to_owned();
        field(&mut out, &name, &one.question);
        field(&mut out, "", &format!("{}: {}", one.route, one.how));
    }
    group(&mut out, playbook);
    insight(&mut out, playbook);
    inside(&mut out, playbook);
    kit(&mut out, playbook);
    heading(&mut out, "What to do, and what a coach asks");
    for one in &playbook.advice {
        let name = if ids { one.state.id().to_owned() } else { one.state.id().replace('-', " ") };
        field(&mut out, &capital(&name, ids), &one.todo);
        field(&mut out, "coach", &one.coach);
    }
    heading(&mut out, "Challenging review questions, by situation");
    out.line("The wording is ours. Each question names its source.");
    for cue in Cue::ALL {
        questions(&mut out, playbook, *cue);
    }
    heading(&mut out, "Five questions for every deal");
    fixed(&mut out, &playbook.review.portfolio);
    heading(&mut out, "A question for each part of a review");
    fixed(&mut out, &playbook.review.agenda);
    figures(&mut out, playbook);
    numbers(&mut out, playbook);
    heading(&mut out, "Sources");
    for one in &playbook.sources {
        let name = out.name(&one.id, &one.short);
        field(&mut out, name, &one.full);
    }
    out.text
}

/// Prints questions that don't depend on what is known.
fn fixed(out: &mut Out, questions: &[PortfolioQuestion]) {
    for one in questions {
        let name = out.name(&one.id, "ask");
        field(out, name, &one.ask);
        field(out, "good", &one.good);
    }
}

fn figures(out: &mut Out, playbook: &Playbook) {
    heading(out, "Figures");
    for one in &playbook.figures {
        let source = playbook.source(&one.source).map_or(one.source.as_str(), |source| source.short.as_str());
        let name = out.name(&one.id, &one.value);
        field(out, name, &format!("{} [{source}]", one.text));
        if !one.note.is_empty() {
            field(out, "", &one.note);
        }
    }
}

fn numbers(out: &mut Out, playbook: &Playbook) {
    heading(out, "Numbers");
    out.line(&one_line(&playbook.model_note));
    let (tables, words) = (&playbook.tables, &playbook.tables.words);
    field(out, "allowance", &format!("{}", tables.error_allowance));
    field(out, "leaning", &format!("from {}", words.leaning));
    let likely = format!("from {}, with at least {} observations behind it", words.likely, words.seen_needed);
    field(out, "likely", &likely);
    field(out, "contested", &format!("traits and screening each from {}", words.contested));
    out.line("All probabilities: stakemap playbook --json");
}

/// Writes what the group does together, and the stages of its purchase.
fn group(out: &mut Out, playbook: &Playbook) {
    let texts = &playbook.group;
    let marks = |out: &mut Out, list: &[GroupMark]| {
        for one in list {
            let name = out.name(&one.id, "sign");
            field(out, name, &one.text);
            field(out, "", &format!("{} What counts: {}", one.means, one.counts));
        }
    };
    heading(out, "What proves that the group agrees");
    out.line(&one_line(&texts.note));
    marks(out, &texts.joint);
    heading(out, "Collective Learning");
    out.line(&one_line(&texts.principles));
    marks(out, &texts.learning);
    heading(out, "Ways to converge");
    marks(out, &texts.converging);
    heading(out, "The stakeholder workshop: before and during");
    marks(out, &texts.before);
    marks(out, &texts.workshop);
    heading(out, "The five stages of a purchase, and those after the selection");
    for stage in texts.all_stages() {
        out.text.push('\n');
        out.line(&format!("{}: {}{}", one_line(&stage.name), one_line(&stage.question), out.id(&stage.id)));
        for lead in &stage.leads {
            field(out, "we do", &format!("{} {}", lead.text, lead.why));
        }
        marks(out, &stage.signals);
    }
}

/// Writes what the lines of an insight's sheet are for, the tests, and the layers.
fn insight(out: &mut Out, playbook: &Playbook) {
    let texts = &playbook.insight;
    heading(out, "The insight: its sheet, its tests, its layers");
    out.line(&one_line(&texts.note));
    for one in &texts.steps {
        let name = out.name(one.step.id(), "step").to_owned();
        field(out, &name, &format!("{} {}", one.ask, one.todo));
        field(out, "watch", &one.watch);
    }
    for one in &texts.lines {
        let name = out.name(&one.id, "ask").to_owned();
        field(out, &name, &one.ask);
        field(out, "good", &one.good);
    }
    for one in &texts.tests {
        let name = out.name(one.test.id(), "test").to_owned();
        field(out, &name, &format!("{} What counts: {}", one.ask, one.counts));
        field(out, "coach", &one.coach);
    }
    for one in &texts.layers {
        let name = out.name(one.layer.id(), "layer").to_owned();
        field(out, &name, &format!("{}: {}", capital(one.layer.label(), false), one.means));
    }
}

/// Writes the usual steps that a company takes inside to buy.
fn inside(out: &mut Out, playbook: &Playbook) {
    heading(out, "What they do inside to buy: the usual steps");
    out.line(&one_line(&playbook.inside.note));
    for one in &playbook.inside.steps {
        let name = out.name(&one.id, &one.name).to_owned();
        field(out, &name, &one.means);
        field(out, "ask", &one.ask);
    }
}

/// Writes what the Mobilizer's kit prints, and how to word its lines.
fn kit(out: &mut Out, playbook: &Playbook) {
    let texts = &playbook.kit;
    heading(out, "The Mobilizer's kit: its parts, its lines");
    out.line(&one_line(&texts.note));
    for one in &texts.parts {
        let name = out.name(one.part.id(), "part").to_owned();
        field(out, &name, &format!("{}. {}", one.title, one.lead));
    }
    for one in &texts.kinds {
        let name = out.name(one.kind.id(), "line").to_owned();
        let say = if one.say.is_empty() { String::new() } else { format!(" {}", one.say) };
        field(out, &name, &format!("{}.{say}", one.label));
        field(out, "word it", &one.ask);
    }
}

/// Writes the questions for one state, each with a good answer, the follow-up, and the source.
fn questions(out: &mut Out, playbook: &Playbook, cue: Cue) {
    let about = if cue.is_about_a_person() { "a person" } else { "the deal" };
    out.text.push('\n');
    out.line(&format!("{} ({about}){}", capital(cue.label(), false), out.id(cue.id())));
    for one in playbook.review.of(cue) {
        let source = playbook.source(&one.source).map_or(one.source.as_str(), |source| source.short.as_str());
        let name = out.name(&one.id, "ask");
        let section = if out.ids { format!("{}; ", one.section) } else { String::new() };
        field(out, name, &format!("{} [{section}{source}]", one.ask));
        field(out, "good", &one.good);
        field(out, "follow", &one.follow);
    }
}

fn tell(out: &mut Out, one: &TellText) {
    out.text.push('\n');
    out.line(&format!("{}: {}{}", one_line(&one.title), one_line(&one.question), out.id(one.tell.id())));
    field(out, "before", &one.before);
    field(out, "say", &one.say);
    field(out, "watch", &one.watch);
    for answer in &one.answers {
        let name = out.name(answer.answer.id(), "answer");
        let end = if answer.label.ends_with('?') { "" } else { "." };
        field(out, name, &format!("{}{end} {}", answer.label, answer.means));
    }
}

fn profile(out: &mut Out, playbook: &Playbook, profile: Profile) {
    let text = playbook.profile(profile);
    out.text.push('\n');
    out.line(&format!("{} ({}){}", profile.name(), profile.group().name(), out.id(profile.id())));
    let fields = [
        ("portrait", &text.portrait),
        ("helps", &text.helps),
        ("strength", &text.strength),
        ("weakness", &text.weakness),
        ("talk", &text.talk),
        ("beware", &text.beware),
    ];
    for (name, words) in fields {
        let own = if text.own.iter().any(|one| one == name) { " [our take]" } else { "" };
        field(out, name, &format!("{words}{own}"));
    }
    for one in playbook.traits.iter().filter(|one| one.of.profile() == profile) {
        field(out, "trait", &format!("{}{}", one.question, out.id(one.of.id())));
        field(out, "  say", &one.say);
        field(out, "  seen", &one.seen);
        field(out, "  not", &one.not);
    }
}

fn stage(out: &mut Out, number: usize, one: &Stage) {
    out.text.push('\n');
    out.line(&format!("{number}. {}{}", one_line(&one.name), out.id(&one.id)));
    field(out, "aim", &one.aim);
    for lead in &one.leads {
        field(out, "you do", &format!("{} {}", lead.text, lead.why));
    }
    for verifier in &one.verifiers {
        let required = if verifier.required { "" } else { " (not required)" };
        field(out, "they do", &format!("{}{required}. {}", verifier.text, verifier.means));
        field(out, "  why", &verifier.matters);
        field(out, "  proof", &verifier.evidence);
    }
}

/// Returns a text with a capital letter at its beginning; an id as it is.
fn capital(text: &str, is_id: bool) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !is_id => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

fn heading(out: &mut Out, text: &str) {
    out.text.push('\n');
    out.line(text);
    out.text.push_str(&"-".repeat(text.chars().count()));
    out.text.push('\n');
}

/// The width of the column of names; a longer name gets a line of its own.
const NAMES: usize = 10;

/// Writes a name and its text beside it, with the texts aligned.
fn field(out: &mut Out, name: &str, text: &str) {
    let name = one_line(name);
    let first = if name.width() > NAMES {
        paragraph(&mut out.text, "  ", &name);
        String::new()
    } else {
        name
    };
    paragraph(&mut out.text, &format!("  {} ", pad(&first, NAMES)), &one_line(text));
}
