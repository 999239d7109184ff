//! People named in a text: by the whole name, by part of it, or by a job title or a role that only one person has.
//!
//! Mere resemblance identifies nobody: a word counts as it is written, and in another case only where it isn't a
//! common word and belongs to one person alone. Words that fit several people name none of them.

use crate::domain::record::card::Role;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::names_nobody;
use crate::domain::record::text::fold;
use std::collections::HashMap;

/// Names that are also words: they count as written, but not at the start of a text, where any word has a capital.
pub(super) const WORDS: [&str; 32] = [
    "will", "mark", "bill", "grant", "hope", "price", "page", "rose", "grace", "art", "dean", "drew", "gene", "jack",
    "pat", "sue", "chase", "miles", "small", "young", "long", "brown", "white", "black", "green", "king", "cook",
    "hunter", "case", "legal", "major", "frank",
];

/// Names that are also months, which always have a capital: alone they name nobody.
const MONTHS: [&str; 5] = ["april", "may", "june", "july", "august"];

/// The fewest letters of a word that may match a name in another case.
const SHORTEST: usize = 3;

/// The words with which a text asks the person named next to do something, if “to” follows the name.
const ASKING: [&str; 5] = ["ask", "get", "tell", "remind", "push"];

/// The words with which it does so if something other than these follows.
const HAVING: [&str; 2] = ["have", "let"];
const NO_VERBS: [&str; 6] = ["and", "or", "in", "on", "at", "with"];

/// The words with which it goes through the person named next.
const THROUGH: [&str; 2] = ["through", "via"];

/// Jobs at the top, by the initials that everybody uses for them.
const CHIEFS: [&str; 7] = ["ceo", "cfo", "cio", "coo", "cto", "cmo", "cdo"];

/// The names and titles that identify the people of one deal.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Single words of names, keyed by their folded form, with the spelling and the person.
    words: HashMap<String, Vec<(String, StakeholderId)>>,
    /// Whole names and titles, folded, with the person.
    phrases: Vec<(String, StakeholderId)>,
    /// Names in scripts without spaces between words, with the person.
    unparted: Vec<(String, StakeholderId)>,
}

impl Mentions {
    /// Collects the names of the people of a deal who haven't left.
    #[must_use]
    pub fn of(deal: &Deal) -> Self {
        let mut all = Self::default();
        for person in deal.stakeholders.iter().filter(|person| !person.has_left()) {
            // Text after a comma or in brackets describes them.
            let name = person.name.split([',', '(']).next().unwrap_or_default().trim();
            for word in words(name) {
                let folded = fold(word);
                if folded.chars().count() > 1 && !names_nobody(word) {
                    all.words.entry(folded).or_default().push((word.to_owned(), person.id));
                }
            }
            let title = phrase_of(person.title.split(',').next().unwrap_or_default());
            let chief = title.split(' ').find(|word| CHIEFS.contains(word) && **word != title).map(str::to_owned);
            let role = |role, nouns: &'static [&str]| if person.card().roles.has(role) { nouns } else { &[] };
            let roles = role(Role::Decides, &["decider", "decision maker"]).iter();
            let roles = roles.chain(role(Role::Approves, &["approver"])).map(|noun| (*noun).to_owned());
            for phrase in [phrase_of(name), title.clone()].into_iter().chain(chief).chain(roles) {
                let is_word = WORDS.contains(&&*phrase) || MONTHS.contains(&&*phrase);
                if phrase.chars().count() >= SHORTEST && !is_word {
                    all.phrases.push((phrase, person.id));
                }
            }
            let is_cased = |c: char| c.is_lowercase() || c.is_uppercase();
            if name.chars().count() > 1 && !name.contains(is_cased) {
                all.unparted.push((name.to_owned(), person.id));
            }
        }
        all
    }

    /// Returns everybody a text names.
    #[must_use]
    pub fn in_text(&self, text: &str) -> Vec<StakeholderId> {
        let named = words(text).enumerate().filter_map(|(at, word)| self.by_word(word, at == 0));
        let mut found: Vec<StakeholderId> = named.collect();
        let whole = format!(" {} ", phrase_of(text));
        let same = |phrase: &str| self.phrases.iter().filter(|(one, _)| one == phrase).count();
        let is_in = |phrase: &str| whole.contains(phrase) && whole.contains(&format!(" {phrase} "));
        for (phrase, id) in &self.phrases {
            if is_in(phrase) && same(phrase) == 1 {
                found.push(*id);
            }
        }
        found.extend(self.unparted.iter().filter(|(name, _)| text.contains(name.as_str())).map(|(_, id)| *id));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns the people whom a text asks to do something, such as Ann in `ask Ann to bring Tom along`.
    #[must_use]
    pub fn asked_in(&self, text: &str) -> Vec<StakeholderId> {
        let all: Vec<&str> = words(text).collect();
        let asked = |at: usize| {
            let (verb, id) = (fold(all[at]), self.by_word(all.get(at + 1)?, false)?);
            // A second word of the same name may be somebody else's too.
            let is_name = |word: &str| self.words.get(&fold(word)).is_some_and(|all| all.iter().any(|one| one.1 == id));
            let after = all[at + 1..].iter().find(|word| !is_name(word)).map(|word| fold(word));
            let asks = match after.as_deref() {
                Some("to") if ASKING.contains(&&*verb) => true,
                Some(after) if HAVING.contains(&&*verb) => !NO_VERBS.contains(&after),
                Some(_) | None => THROUGH.contains(&&*verb),
            };
            asks.then_some(id)
        };
        (0..all.len()).filter_map(asked).collect()
    }

    fn by_word(&self, word: &str, is_first: bool) -> Option<StakeholderId> {
        let folded = fold(word);
        let all = self.words.get(&folded)?;
        let is_word = WORDS.contains(&&*folded);
        if MONTHS.contains(&&*folded) || (is_word && is_first) {
            return None;
        }
        let as_written: Vec<StakeholderId> = all.iter().filter(|(one, _)| one == word).map(|(_, id)| *id).collect();
        match (as_written.as_slice(), all.as_slice()) {
            ([one], _) => Some(*one),
            ([], [(_, one)]) if !is_word && folded.chars().count() >= SHORTEST => Some(*one),
            _ => None,
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Returns a text as folded words separated by single spaces, with jobs at the top by their initials.
fn phrase_of(text: &str) -> String {
    let mut all: Vec<String> = words(text).map(fold).collect();
    for at in 0..all.len() {
        let Some([chief, what, officer]) = all.get(at..at + 3) else { break };
        let short: String = [chief, what, officer].into_iter().filter_map(|word| word.chars().next()).collect();
        if chief == "chief" && officer == "officer" && CHIEFS.contains(&&*short) {
            all.splice(at..at + 3, [short]);
        }
    }
    all.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::record::card::Card;
    use crate::domain::record::id::DealId;
    use crate::domain::record::stakeholder::Stakeholder;
    use uuid::Uuid;

    fn named(text: &str) -> Vec<String> {
        found(|all| all.in_text(text))
    }

    fn asked_in(text: &str) -> Vec<String> {
        found(|all| all.asked_in(text))
    }

    fn found(in_text: impl Fn(&Mentions) -> Vec<StakeholderId>) -> Vec<String> {
        let at = "2026-11-01T09:00:00Z".parse().unwrap();
        let mut deal = Deal::new(DealId(Uuid::nil()), "Acme", "Kim", at);
        let people = [
            ("Ottilie Brandt", "Controller"),
            ("Will May", "CFO"),
            ("Hana Dvořák", "Head of Quality"),
            ("Hana Dvorak", "Buyer"),
            ("Prof. van Dijk", ""),
            ("Legal, not found yet", ""),
            ("王小明", ""),
            ("Bo Li", "Plant Manager"),
            ("Ida Li", "Plant Manager"),
            ("Noor Haddad", "Group Chief Information Officer, Nordics"),
        ];
        for (index, (name, title)) in (1..).zip(people) {
            let mut person = Stakeholder::new(StakeholderId(Uuid::from_u128(index)), name);
            person.title = title.into();
            if name == "Noor Haddad" {
                let card = Card { roles: [Role::Decides].into_iter().collect(), ..Card::default() };
                person.card = Some(Box::new(card));
            }
            deal.add_person(person);
        }
        in_text(&Mentions::of(&deal)).iter().map(|id| deal.person(*id).unwrap().name.to_string()).collect()
    }

    #[test]
    fn people_are_named_by_name_part_of_it_or_a_title_that_only_they_have() {
        for (text, who) in [
            ("Mirela gets Ottilie Brandt on board", "Ottilie Brandt"),
            ("talk to ottilie", "Ottilie Brandt"),
            ("get BRANDT’s yes", "Ottilie Brandt"),
            ("win over the controller", "Ottilie Brandt"),
            ("convince the CFO before the board meets", "Will May"),
            ("ask will may", "Will May"),
            ("when Will signs", "Will May"),
            ("Dvořák must sign", "Hana Dvořák"),
            ("see Dijk", "Prof. van Dijk"),
            ("请王小明来", "王小明"),
            ("lunch with Ida", "Ida Li"),
            ("have the Chief Financial Officer sign", "Will May"),
            ("get the CIO's yes", "Noor Haddad"),
            ("bring the decision maker along", "Noor Haddad"),
        ] {
            assert_eq!(named(text), [who], "{text}");
        }
    }

    #[test]
    fn common_words_particles_and_what_fits_several_name_nobody() {
        for text in [
            "Will they send the May report?",
            "they will sign in may",
            "hire a van",
            "Hana",
            "Li",
            "bring the plant manager to the next call",
            "this is not found yet",
            "check legal terms",
            "the boat",
        ] {
            assert!(named(text).is_empty(), "{text}: {:?}", named(text));
        }
    }

    #[test]
    fn who_is_asked_is_not_everybody_who_is_named() {
        for (text, asked) in [
            ("ask Ottilie to win over Will May", "Ottilie Brandt"),
            ("Have Ottilie Brandt talk to Will May", "Ottilie Brandt"),
            ("get to the CFO through Ottilie", "Ottilie Brandt"),
        ] {
            assert_eq!(asked_in(text), [asked], "{text}");
        }
        for text in
            ["get Ottilie and Will May into one room", "ask Ottilie for the figures", "have Ida Li", "meet Noor"]
        {
            assert!(asked_in(text).is_empty(), "{text}: {:?}", asked_in(text));
        }
    }
}
