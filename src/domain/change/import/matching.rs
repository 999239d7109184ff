//! Who of a deal's people a row is: by the CRM's id, by email, by phone, and by name with a question.

use super::Incoming;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::name_keys;
use crate::domain::record::stakeholder::Stakeholder;
use std::collections::HashMap;

/// The digits of a number that count: without the country and the zero that stands for it.
const DIGITS: usize = 8;

/// Who a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matched {
    /// Nobody here.
    Nobody,
    /// Perhaps this person: only the name says so, or only the address.
    Maybe(StakeholderId),
    /// This person.
    Sure(StakeholderId),
}

impl Matched {
    /// Returns the person.
    #[must_use]
    pub const fn person(self) -> Option<StakeholderId> {
        match self {
            Self::Nobody => None,
            Self::Maybe(person) | Self::Sure(person) => Some(person),
        }
    }
}

/// The people of a deal, by everything that a row may know of them.
#[derive(Debug, Default)]
pub struct People {
    ids: HashMap<String, StakeholderId>,
    emails: HashMap<String, StakeholderId>,
    phones: HashMap<String, StakeholderId>,
    names: HashMap<String, Vec<StakeholderId>>,
    keys: HashMap<StakeholderId, Vec<String>>,
}

impl People {
    /// Indexes the people of a deal.
    #[must_use]
    pub fn of(deal: &Deal) -> Self {
        let mut all = Self::default();
        for person in &deal.stakeholders {
            all.add(person);
        }
        all
    }

    /// Adds a person. Of two with the same address the first counts.
    pub(super) fn add(&mut self, person: &Stakeholder) {
        let card = person.card();
        self.ids.entry(person.id.0.to_string()).or_insert(person.id);
        if let Some(imported) = card.imported.as_deref().filter(|imported| !imported.id.is_empty()) {
            self.ids.entry(imported.id.to_string()).or_insert(person.id);
        }
        for part in card.contact.split([',', ';']).map(str::trim) {
            if let Some(number) = number(part) {
                self.phones.entry(number).or_insert(person.id);
            }
            for word in part.split_whitespace().filter(|word| word.contains('@')) {
                let email = word.trim_matches(['<', '>', '(', ')']).to_lowercase();
                self.emails.entry(email).or_insert(person.id);
            }
        }
        let keys = name_keys(&person.name);
        for key in &keys {
            let all = self.names.entry(key.clone()).or_default();
            if !all.contains(&person.id) {
                all.push(person.id);
            }
        }
        self.keys.insert(person.id, keys);
    }

    /// Returns who a row is.
    #[must_use]
    pub fn find(&self, row: &Incoming) -> Matched {
        if let Some(person) = self.ids.get(&row.id) {
            return Matched::Sure(*person);
        }
        let named = self.named(&row.name);
        if let Some(person) = self.emails.get(&row.email.to_lowercase()).filter(|_| !row.email.is_empty()) {
            // Several people may share an address such as info@.
            let is_own = row.name == row.email || self.shares_a_word(*person, &row.name);
            return if is_own { Matched::Sure(*person) } else { Matched::Maybe(*person) };
        }
        let number = number(&row.phone).and_then(|number| self.phones.get(&number));
        if let Some(person) = number.filter(|person| self.shares_a_word(**person, &row.name)) {
            return Matched::Sure(*person);
        }
        named.first().map_or(Matched::Nobody, |person| Matched::Maybe(*person))
    }

    /// Returns the people with a name, or nearly.
    pub(in crate::domain) fn named(&self, name: &str) -> Vec<StakeholderId> {
        let mut found: Vec<StakeholderId> = Vec::new();
        for id in name_keys(name).iter().filter_map(|key| self.names.get(key)).flatten() {
            if !found.contains(id) {
                found.push(*id);
            }
        }
        found
    }

    /// Returns the person whom a row calls the boss: by the id of their row, or by a name that is only theirs.
    pub(super) fn boss(&self, boss: &str) -> Option<StakeholderId> {
        if boss.is_empty() {
            return None;
        }
        self.ids.get(boss).copied().or_else(|| match self.named(boss).as_slice() {
            [one] => Some(*one),
            _ => None,
        })
    }

    fn shares_a_word(&self, person: StakeholderId, name: &str) -> bool {
        let keys = name_keys(name);
        let words: Vec<&str> =
            keys.iter().flat_map(|key| key.split(' ')).filter(|word| word.chars().count() > 1).collect();
        let own = self.keys.get(&person).into_iter().flatten();
        own.into_iter().any(|key| key.split(' ').any(|word| words.contains(&word)))
    }
}

/// Returns the end of a phone number, by which it is found however it is written.
fn number(text: &str) -> Option<String> {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let is_number = digits.len() >= 6 && !text.contains('@') && text.chars().filter(|c| c.is_alphabetic()).count() < 6;
    is_number.then(|| digits[digits.len().saturating_sub(DIGITS)..].iter().collect())
}
