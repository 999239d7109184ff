//! Pages of the method's own texts.

use super::{Paragraph, text};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::profile::Profile;

/// Returns the portrait of a profile.
pub(super) fn portrait(playbook: &Playbook, profile: Profile) -> Vec<Paragraph> {
    let about = playbook.profile(profile);
    let line = |label: &str, key: &str, words: &str| {
        let own = if about.own.iter().any(|own| own == key) { " (our take)" } else { "" };
        text(label, format!("{words}{own}"))
    };
    let mut page = vec![
        Paragraph::Heading(format!("{} · {}", profile.name(), profile.group().name())),
        line("Who", "portrait", &about.portrait),
        line("Helps", "helps", &about.helps),
        line("Strength", "strength", &about.strength),
        line("Weakness", "weakness", &about.weakness),
        line("Talk", "talk", &about.talk),
        line("Beware", "beware", &about.beware),
    ];
    if profile == Profile::Blocker {
        page.push(Paragraph::Heading("Three questions about a Blocker, in order".to_owned()));
        for (label, question) in ["First", "Then", "Last"].into_iter().zip(&playbook.blocker_questions) {
            page.push(text(label, format!("{} If so: {}. {}", question.question, question.route, question.how)));
        }
    }
    page
}

/// Returns where the figures and the wording come from.
pub(super) fn sources(playbook: &Playbook) -> Vec<Paragraph> {
    let short = |id: &str| playbook.source(id).map_or_else(|| id.to_owned(), |source| source.short.clone());
    let mut page = vec![
        Paragraph::Heading("The numbers behind a verdict".to_owned()),
        text("", playbook.model_note.as_str()),
        Paragraph::Heading("The wording of the coaching".to_owned()),
        text("", playbook.coaching_note.as_str()),
        Paragraph::Heading("Figures".to_owned()),
    ];
    for figure in &playbook.figures {
        let note = if figure.note.is_empty() { String::new() } else { format!(" {}", figure.note) };
        page.push(text(&figure.value, format!("{} [{}]{note}", figure.text, short(&figure.source))));
    }
    page.push(Paragraph::Heading("Sources".to_owned()));
    page.extend(playbook.sources.iter().map(|source| text("", source.full.as_str())));
    page.push(Paragraph::Heading("Independence".to_owned()));
    page.push(text("", playbook.independence.as_str()));
    page
}
