//! The people on a page: who they are, where they stand, what they look like and why.

use crate::domain::judge::alert::{Alerts, Known};
use crate::domain::judge::contact::Contacts;
use crate::domain::judge::next::next;
use crate::domain::judge::verdict::Read;
use crate::domain::judge::who_matters::who_matters;
use crate::domain::judge::why::{Reason, why as reasons_of};
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::Topic;
use crate::domain::record::text::{MARK, Text};
use crate::export::card::{joined, part_words, picked_words};
use crate::export::digest::map::spot;
use crate::export::ours::ours;
use crate::export::outgoing::Outgoing;
use crate::export::words::{
    About, SHOW_INSIGHT, group_words, main_reasons, mark, next_question, reason_line, reason_text, verdict_words,
};

/// The most people on a page: a purchase has a dozen, but a file may have any number.
const PEOPLE: usize = 60;

/// The number of reasons for a verdict on a page.
const REASONS: usize = 2;

/// A person on a page. Whatever is hidden or unknown is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Portrait {
    pub(in crate::export) id: StakeholderId,
    pub(in crate::export) name: String,
    /// Job title, role, department, status, and who they report to.
    pub(in crate::export) who: String,
    /// The group of the verdict, if it names one.
    pub(in crate::export) group: Option<ProfileGroup>,
    /// The sign before a name.
    pub(in crate::export) mark: String,
    /// The verdict on the group, and in full.
    pub(in crate::export) verdict: [String; 2],
    /// What speaks for the verdict, or against it.
    pub(in crate::export) why: Vec<String>,
    /// The same without the words of the evidence.
    pub(in crate::export) why_in_short: Vec<String>,
    /// Whether they would buy, and whether they would say so.
    pub(in crate::export) stance: Vec<String>,
    /// The reach of their word, and why.
    pub(in crate::export) influence: String,
    /// The day of the last contact.
    pub(in crate::export) contact: String,
    /// What is only in a full export: contact info, fears, gains, private notes.
    pub(in crate::export) private: Vec<(&'static str, String)>,
    /// The next question to ask about them.
    pub(in crate::export) question: String,
    /// Whether they are one of those who matter now.
    pub(in crate::export) matters: bool,
}

/// Returns everybody who hasn't left: those who matter now first, then the others in the deal's order; and the number of
/// those for whom there is no room. Those with a stance have it first, since they are on the map.
pub(in crate::export) fn portraits(out: &Outgoing<'_>, known: &[Known<'_>], alerts: &Alerts) -> (Vec<Portrait>, usize) {
    // Who matters is chosen by judgments, so where those are hidden nobody is put before others.
    let first = if out.mask.shows(Datum::Judgments) { who_matters(out.deal, Some(alerts)) } else { Vec::new() };
    let contacts = Contacts::of_deal(out.deal);
    let place = |one: &Known<'_>| first.iter().position(|id| *id == one.person.id).unwrap_or(first.len());
    let mut all: Vec<&Known<'_>> = known.iter().filter(|one| !one.person.has_left()).collect();
    let is_crowd = all.len() > PEOPLE;
    all.sort_by_cached_key(|one| (place(one), is_crowd && spot(one.person).is_none()));
    let more = all.len().saturating_sub(PEOPLE);
    let shown = all.into_iter().take(PEOPLE);
    (shown.map(|one| portrait(out, one, &contacts, first.contains(&one.person.id))).collect(), more)
}

fn portrait(out: &Outgoing<'_>, known: &Known<'_>, contacts: &Contacts, matters: bool) -> Portrait {
    let (deal, person) = (out.deal, &**known.person);
    let card = person.card();
    let boss = card.reports_to.and_then(|id| deal.called_by_id(id));
    let boss = boss.map_or_else(String::new, |boss| format!("reports to {boss}"));
    let status = card.status(out.today).unwrap_or_default();
    let who = joined([person.title.to_string(), part_words(person), card.department.to_string(), boss, status]);
    let is_judged = out.mask.shows(Datum::Judgments);
    let read = known.verdict.read();
    let about = About { person, assessor: &deal.owner, today: out.today };
    let answers = person.answers(&deal.owner);
    let reasons = main_reasons(&reasons_of(&out.playbook.model, &answers, &known.verdict), REASONS);
    // What speaks against the verdict that is named must not read as a reason for it.
    let is_named = matches!(read, Read::As(..));
    let but = |reason: &Reason, text: &str| {
        let text = ours(text);
        if is_named && reason.weight < 0.0 { format!("but {text}") } else { text }
    };
    let short = |reason: &Reason| but(reason, &reason_line(out.playbook, about, reason));
    let why = |reason: &Reason| {
        let text = reason_text(out.playbook, Some(about), reason);
        // What is hidden is left out, and not marked.
        if text.contains(MARK) { short(reason) } else { but(reason, &text) }
    };
    let is_out = person.open_task().is_some();
    let question = next_question(out.playbook, next(&out.playbook.model, &answers, &known.verdict, &[]), is_out);
    let is_new = answers.is_empty() && contacts.last_contact(person).is_none();
    let question = question.map(|(_, words)| if is_new { SHOW_INSIGHT } else { words });
    let day = contacts.last_contact(person).filter(|_| out.mask.shows(Datum::Talks));
    Portrait {
        id: person.id,
        name: deal.called(person).to_string(),
        who,
        group: match read {
            Read::As(group, ..) if is_judged => Some(group),
            Read::As(..) | Read::Unknown | Read::Unclear => None,
        },
        mark: if is_judged { mark(read) } else { String::new() },
        verdict: if is_judged {
            [group_words(&known.verdict), verdict_words(&known.verdict)]
        } else {
            [String::new(), String::new()]
        },
        why: if is_judged { reasons.iter().map(why).collect() } else { Vec::new() },
        why_in_short: if is_judged { reasons.iter().map(short).collect() } else { Vec::new() },
        stance: stance(person),
        influence: influence(out, person),
        contact: day.map(dates::dated).unwrap_or_default(),
        private: private(out, person),
        question: question.filter(|_| is_judged).map_or_else(String::new, ours),
        matters,
    }
}

fn stance(person: &Stakeholder) -> Vec<String> {
    let on = |topic: Topic| Some(format!("{}: {}", topic.label(), person.position(topic)?.label()));
    [Topic::Buy, Topic::Advocate].into_iter().filter_map(on).collect()
}

/// Returns the reach of somebody's word, and why.
fn influence(out: &Outgoing<'_>, person: &Stakeholder) -> String {
    let card = person.card();
    let reach = card.influence().map_or("", Choices::label);
    match card.heard_by.trim() {
        why if why.is_empty() || !out.mask.shows(Datum::Influence) => reach.to_owned(),
        why if reach.is_empty() => why.to_owned(),
        why => format!("{reach} ({why})"),
    }
}

/// Returns what nobody but the user reads.
fn private(out: &Outgoing<'_>, person: &Stakeholder) -> Vec<(&'static str, String)> {
    let motives = person.motives();
    let notes = person.notes.iter().rev().find(|note| note.private).map(|note| &note.text);
    [
        (Datum::Contact, "Contact", person.card().contact.to_string()),
        (Datum::Motives, "Fears", joined([picked_words(&motives.holds_back), motives.holds_back_words.to_string()])),
        (Datum::Motives, "Gains", joined([picked_words(&motives.gains), motives.gains_words.to_string()])),
        (Datum::PrivateNotes, "Private note", notes.map_or_else(String::new, Text::to_string)),
    ]
    .into_iter()
    .filter(|(datum, _, text)| out.mask.shows(*datum) && !text.trim().is_empty())
    .map(|(_, label, text)| (label, text))
    .collect()
}
