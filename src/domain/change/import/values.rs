//! What a row says about a person against what is here: an import changes what it wrote itself, and fills in what is
//! empty; what somebody changed or removed since stays.

use super::Incoming;
use super::matching::People;
use crate::domain::record::card::{Imported, Note, Role};
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::fold;
use std::sync::LazyLock;

/// A value of a row that differs from the one here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is a value of.
    pub what: &'static str,
    /// The value here.
    pub here: String,
    /// The value of the row.
    pub theirs: String,
    /// Whether the import takes it; otherwise the value here stays, since somebody wrote it.
    pub is_taken: bool,
}

/// The words of CRMs for roles that are one of ours. Those that are none are kept in the note.
const ROLES: [(&str, Role); 14] = [
    ("decision maker", Role::Decides),
    ("decision_maker", Role::Decides),
    ("economic buyer", Role::Decides),
    ("economic decision maker", Role::Decides),
    ("approver", Role::Approves),
    ("budget holder", Role::Approves),
    ("budget_holder", Role::Approves),
    ("legal_and_compliance", Role::Approves),
    ("legal & compliance", Role::Approves),
    ("evaluator", Role::Evaluates),
    ("technical buyer", Role::Evaluates),
    ("business user", Role::Uses),
    ("end user", Role::Uses),
    ("end_user", Role::Uses),
];

/// Returns the roles in the purchase that a CRM's words mean, and the words that mean none.
pub(super) fn roles(words: &str) -> (Vec<Role>, Vec<String>) {
    let (mut known, mut others) = (Vec::new(), Vec::new());
    for word in words.split([';', ',']).map(str::trim).filter(|word| !word.is_empty()) {
        let plain = fold(word);
        let own = Role::ALL.iter().find(|role| role.label() == plain || role.id() == plain).copied();
        match ROLES.iter().find(|(name, _)| *name == plain).map(|(_, role)| *role).or(own) {
            Some(role) if known.contains(&role) => {}
            Some(role) => known.push(role),
            None => others.push(word.to_owned()),
        }
    }
    (known, others)
}

/// Returns the note with everything in a row that has no field; empty if there is nothing.
pub(super) fn note(row: &Incoming) -> String {
    let (_, others) = roles(&row.role);
    let role = (!others.is_empty()).then(|| format!("CRM role {}", others.join(", ")));
    let all: Vec<String> = role.into_iter().chain(row.more.iter().cloned()).collect();
    if all.is_empty() { String::new() } else { format!("Imported: {}", all.join(" · ")) }
}

/// What a note is called that somebody wrote in the file.
pub(super) const REMARK: &str = "note in the file";

/// Returns the text of a note that somebody wrote in a file.
pub(super) fn remark_note(from: &str, remark: &str) -> String {
    format!("From {from}: {remark}")
}

/// Returns whether a note is one that an import wrote with these words, whatever the file was called.
pub(super) fn is_remark(note: &Note, remark: &str) -> bool {
    let before = note.text.strip_suffix(remark).filter(|_| !remark.is_empty());
    before.is_some_and(|before| before.starts_with("From ") && before.ends_with(": "))
}

/// What the last import wrote; nothing about somebody whom none has seen.
pub(super) fn written(deal: &Deal, person: StakeholderId) -> &Imported {
    static NOTHING: LazyLock<Imported> = LazyLock::new(Imported::default);
    deal.person(person).and_then(|person| person.card().imported.as_deref()).unwrap_or(&NOTHING)
}

/// Returns everything in which a row differs from the person it is.
#[must_use]
pub fn differences(deal: &Deal, people: &People, id: StakeholderId, row: &Incoming) -> Vec<Difference> {
    let Some(person) = deal.person(id) else { return Vec::new() };
    let (card, wrote) = (person.card(), written(deal, id));
    let contact = row.contact();
    let has_contact =
        [&row.email, &row.phone].iter().all(|part| part.is_empty() || fold(&card.contact).contains(&fold(part)));
    let texts = [
        ("name", person.name.as_str(), wrote.name.as_str(), row.name.as_str()),
        ("job title", &person.title, &wrote.title, &row.title),
        ("department", &card.department, &wrote.department, &row.department),
        ("email or phone", &card.contact, &wrote.contact, if has_contact { &card.contact } else { &contact }),
    ];
    let mut all: Vec<Difference> = texts
        .into_iter()
        // An address alone says nothing about the name.
        .filter(|(what, _, _, theirs)| *what != "name" || *theirs != row.email)
        .filter_map(|(what, here, wrote, theirs)| text(what, here, wrote, theirs))
        .collect();
    let words = |roles: &[Role]| roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", ");
    let here: Vec<Role> = card.roles.iter().collect();
    let before: Vec<Role> = wrote.roles.iter().collect();
    let (theirs, _) = roles(&row.role);
    all.extend(text("role", &words(&sorted(&here)), &words(&sorted(&before)), &words(&sorted(&theirs))));
    if let Some(boss) = people.boss(&row.boss).filter(|boss| *boss != id && !deal.reports_up_to(*boss, id)) {
        let name = |id: Option<StakeholderId>| id.and_then(|id| deal.called_by_id(id)).map_or("", |name| name.as_str());
        let before = people.boss(&wrote.manager);
        all.extend(text("reports to", name(card.reports_to), name(before), name(Some(boss))));
    }
    let note = note(row);
    let noted = person.notes.iter().any(|one| !wrote.note.is_empty() && one.text == wrote.note);
    if !note.is_empty() && note != wrote.note.as_str() {
        let here = if noted { wrote.note.to_string() } else { String::new() };
        all.push(Difference { what: "note", here, theirs: note, is_taken: noted || wrote.note.is_empty() });
    }
    let remark = row.remark();
    if !remark.is_empty() && remark != wrote.remark.as_str() {
        let here = person.notes.iter().find(|one| is_remark(one, &wrote.remark));
        let is_taken = here.is_some() || wrote.remark.is_empty();
        let here = here.map_or("", |_| wrote.remark.as_str()).to_owned();
        all.push(Difference { what: REMARK, here, theirs: remark, is_taken });
    }
    all
}

/// Returns roles in the order of the card.
fn sorted(roles: &[Role]) -> Vec<Role> {
    Role::ALL.iter().copied().filter(|role| roles.contains(role)).collect()
}

/// Returns how a value differs. It is taken where an import wrote the one here, or nothing ever stood there.
fn text(what: &'static str, here: &str, wrote: &str, theirs: &str) -> Option<Difference> {
    // A file has single blanks, no quotes around a value, and a name with a comma in its usual order.
    let bare = |text: &str| text.trim_matches(['"', '\'', ' ']).to_owned();
    let is_alike = |here: &str| bare(here).split_whitespace().eq(bare(theirs).split_whitespace());
    let is_turned = here.split_once(", ").is_some_and(|(last, first)| is_alike(&format!("{first} {last}")));
    let is_same = theirs.is_empty() || is_alike(here) || (what == "name" && is_turned);
    (!is_same).then(|| Difference {
        what,
        here: here.to_owned(),
        theirs: theirs.to_owned(),
        is_taken: here.trim() == wrote.trim(),
    })
}
