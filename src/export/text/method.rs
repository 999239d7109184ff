//! The playbook as plain text: everything the program shows of the method, with its sources.

use crate::domain::method::cue::Cue;
use crate::domain::method::group_texts::GroupMark;
use crate::domain::method::playbook::{Playbook, Stage, TellText};
use crate::domain::record::choice::Choices;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::text::one_line;
use crate::export::wrap::{pad, paragraph};
use unicode_width::UnicodeWidthStr;

/// Formats the whole playbook, in the order in which a rep meets it.
#[must_use]
pub fn playbook(playbook: &Playbook) -> String {
    let mut out = String::new();
    paragraph(&mut out, "", &one_line(&playbook.title));
    paragraph(&mut out, "", &format!("{}, version {}", one_line(&playbook.id), playbook.version));
    paragraph(&mut out, "", &one_line(&playbook.independence));
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
    paragraph(&mut out, "", &one_line(&playbook.coaching_note));
    for (index, one) in playbook.stages.iter().enumerate() {
        stage(&mut out, index + 1, one);
    }
    heading(&mut out, "Three questions about a Blocker, in this order");
    for one in &playbook.blocker_questions {
        field(&mut out, &one.id, &one.question);
        field(&mut out, "", &format!("{}: {}", one.route, one.how));
    }
    group(&mut out, playbook);
    heading(&mut out, "What to do, and what a coach asks");
    for one in &playbook.advice {
        field(&mut out, one.state.id(), &one.todo);
        field(&mut out, "", &one.coach);
    }
    heading(&mut out, "Challenging review questions, by situation");
    paragraph(
        &mut out,
        "",
        "The wording is ours. Each question names the part of the method and the source it is based on.",
    );
    for cue in Cue::ALL {
        questions(&mut out, playbook, *cue);
    }
    heading(&mut out, "Five questions for every deal");
    for one in &playbook.review.portfolio {
        field(&mut out, &one.id, &one.ask);
        field(&mut out, "good", &one.good);
    }
    heading(&mut out, "Figures");
    for one in &playbook.figures {
        let source = playbook.source(&one.source).map_or(one.source.as_str(), |source| source.short.as_str());
        field(&mut out, &one.section, &format!("{} [{source}]", one.text));
        if !one.note.is_empty() {
            field(&mut out, "", &one.note);
        }
    }
    heading(&mut out, "Numbers");
    paragraph(&mut out, "", &one_line(&playbook.model_note));
    let (tables, words) = (&playbook.tables, &playbook.tables.words);
    field(&mut out, "allowance", &format!("{}", tables.error_allowance));
    field(&mut out, "leaning", &format!("from {}", words.leaning));
    field(
        &mut out,
        "likely",
        &format!("from {}, with {} things seen that support it", words.likely, words.seen_needed),
    );
    field(&mut out, "contested", &format!("traits and screening each from {}", words.contested));
    paragraph(&mut out, "", "All likelihoods: stakemap playbook --json");
    heading(&mut out, "Sources");
    for one in &playbook.sources {
        field(&mut out, &one.id, &one.full);
    }
    out
}

/// Writes what the group does together, and the stages of its purchase.
fn group(out: &mut String, playbook: &Playbook) {
    let texts = &playbook.group;
    let marks = |out: &mut String, list: &[GroupMark]| {
        for one in list {
            field(out, &one.id, &one.text);
            field(out, "", &format!("{} What counts: {}", one.means, one.counts));
        }
    };
    heading(out, "What proves that the group agrees");
    paragraph(out, "", &one_line(&texts.note));
    marks(out, &texts.joint);
    heading(out, "Collective Learning");
    paragraph(out, "", &one_line(&texts.principles));
    marks(out, &texts.learning);
    heading(out, "The stakeholder workshop: before and during");
    marks(out, &texts.before);
    marks(out, &texts.workshop);
    heading(out, "The five stages of a purchase");
    for stage in &texts.stages {
        out.push('\n');
        paragraph(out, "", &format!("{}: {} ({})", one_line(&stage.name), one_line(&stage.question), stage.id));
        marks(out, &stage.signals);
    }
}

/// Writes the questions for one state, each with a good answer, the follow-up, and the source.
fn questions(out: &mut String, playbook: &Playbook, cue: Cue) {
    let about = if cue.is_about_a_person() { "a person" } else { "the deal" };
    out.push('\n');
    paragraph(out, "", &format!("{} ({about}, {})", cue.label(), cue.id()));
    for one in playbook.review.of(cue) {
        let source = playbook.source(&one.source).map_or(one.source.as_str(), |source| source.short.as_str());
        field(out, &one.id, &format!("{} [{}; {source}]", one.ask, one.section));
        field(out, "good", &one.good);
        field(out, "follow", &one.follow);
    }
}

fn tell(out: &mut String, one: &TellText) {
    out.push('\n');
    paragraph(out, "", &format!("{}: {} ({})", one_line(&one.title), one_line(&one.question), one.tell.id()));
    field(out, "before", &one.before);
    field(out, "say", &one.say);
    field(out, "watch", &one.watch);
    for answer in &one.answers {
        field(out, answer.answer.id(), &format!("{}. {}", answer.label, answer.means));
    }
}

fn profile(out: &mut String, playbook: &Playbook, profile: Profile) {
    let text = playbook.profile(profile);
    out.push('\n');
    paragraph(out, "", &format!("{} ({}, {})", profile.name(), profile.group().name(), profile.id()));
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
        field(out, "trait", &format!("{} ({})", one.question, one.of.id()));
        field(out, "  seen", &one.seen);
        field(out, "  not", &one.not);
    }
}

fn stage(out: &mut String, number: usize, one: &Stage) {
    out.push('\n');
    paragraph(out, "", &format!("{number}. {} ({})", one_line(&one.name), one_line(&one.id)));
    field(out, "aim", &one.aim);
    for lead in &one.leads {
        field(out, "lead", &format!("{} {}", lead.text, lead.why));
    }
    for verifier in &one.verifiers {
        let required = if verifier.required { "" } else { " (not required)" };
        field(out, "verifier", &format!("{}{required}. {}", verifier.text, verifier.means));
        field(out, "  matters", &verifier.matters);
        field(out, "  evidence", &verifier.evidence);
    }
}

fn heading(out: &mut String, text: &str) {
    out.push('\n');
    paragraph(out, "", text);
    out.push_str(&"-".repeat(text.chars().count()));
    out.push('\n');
}

/// The width of the column of names; a longer name gets a line of its own.
const NAMES: usize = 10;

/// Writes a name and its text beside it, with the texts aligned.
fn field(out: &mut String, name: &str, text: &str) {
    let name = one_line(name);
    let first = if name.width() > NAMES {
        paragraph(out, "  ", &name);
        String::new()
    } else {
        name
    };
    paragraph(out, &format!("  {} ", pad(&first, NAMES)), &one_line(text));
}
