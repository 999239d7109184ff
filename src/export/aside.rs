//! The coach window's text about a person, for nobody else to see: notes, labels, motives, contact details, and the
//! evidence in short.

use super::card::{joined, picked_words};
use super::words::{About, labeled_reasons, main_reasons, verdict_words};
use crate::domain::judge::verdict::judge;
use crate::domain::judge::why::why;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use jiff::civil::Date;

/// The number of a verdict's reasons shown, and of notes that aren't private.
const REASONS: usize = 3;
const NOTES: usize = 2;

/// Returns labeled lines, the most private first. No text is empty; the verdict is always there.
#[must_use]
pub fn aside(
    playbook: &Playbook,
    deal: &Deal,
    person: &Stakeholder,
    assessor: &str,
    today: Date,
) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let mut say = |label: &'static str, text: String| {
        if !text.trim().is_empty() {
            lines.push((label, text));
        }
    };
    let (private, open): (Vec<_>, Vec<_>) = person.notes.iter().rev().partition(|note| note.private);
    for note in private {
        say("Private", format!("{} ({})", note.text, note.by));
    }
    for note in open.into_iter().take(NOTES) {
        say("Note", format!("{} ({})", note.text, note.by));
    }
    for label in person.labels.iter().rev() {
        say("Label", format!("{}, by {}: {}", label.label_name(), label.by, label.reason));
    }
    let motives = person.motives();
    say("Wants", joined([picked_words(&motives.gains), motives.gains_words.to_string()]));
    say("Fears", joined([picked_words(&motives.holds_back), motives.holds_back_words.to_string()]));
    let card = person.card();
    say("Contact", card.contact.to_string());
    let boss = card.reports_to.and_then(|id| deal.called_by_id(id));
    say("Reports to", boss.map_or_else(String::new, Text::to_string));
    let answers = person.answers(assessor);
    let verdict = judge(&playbook.model, &answers);
    say("Verdict", verdict_words(&verdict));
    let about = About { person, assessor, today };
    let reasons = main_reasons(&why(&playbook.model, &answers, &verdict), REASONS);
    for (label, text) in labeled_reasons(playbook, about, &reasons) {
        say(label, text);
    }
    lines
}
