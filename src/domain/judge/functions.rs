//! The functions of a company that a purchase seldom gets past, and those of which nobody is in a deal.
//!
//! They are read from departments and job titles as people write them. They say who is missing, and nothing about anybody.

use crate::domain::record::card::Role;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::fold;

/// How many people's departments have to be known before a missing one means anything.
const ENOUGH: usize = 3;

/// A function that has a say in nearly every purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// Money.
    Finance,
    /// Systems and their security.
    It,
    /// Contracts and compliance.
    Legal,
    /// Buying.
    Procurement,
}

impl Function {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Finance, Self::It, Self::Legal, Self::Procurement];

    /// Returns the name for the user.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Finance => "finance",
            Self::It => "IT",
            Self::Legal => "legal",
            Self::Procurement => "procurement",
        }
    }

    /// The words by which departments and job titles tell it, folded.
    const fn signs(self) -> &'static [&'static str] {
        match self {
            Self::Finance => &[
                "finance",
                "financial",
                "finances",
                "finanzen",
                "controller",
                "controlling",
                "cfo",
                "accounting",
                "accounts",
                "treasury",
                "treasurer",
                "buchhaltung",
                "comptabilite",
            ],
            Self::It => &[
                "it",
                "ict",
                "cio",
                "cto",
                "ciso",
                "security",
                "infosec",
                "systems",
                "software",
                "technology",
                "digital",
                "informatik",
                "informatique",
            ],
            Self::Legal => &[
                "legal",
                "law",
                "lawyer",
                "counsel",
                "attorney",
                "compliance",
                "privacy",
                "dpo",
                "contracts",
                "recht",
                "rechtsabteilung",
                "juridique",
            ],
            Self::Procurement => &[
                "procurement",
                "purchasing",
                "purchase",
                "sourcing",
                "buyer",
                "buying",
                "einkauf",
                "achats",
                "compras",
            ],
        }
    }
}

/// Returns the functions of which nobody is in the deal; none while too few departments are known to say so.
#[must_use]
pub fn missing_functions(deal: &Deal) -> Vec<Function> {
    let here = || deal.stakeholders.iter().filter(|person| !person.has_left());
    let known = here().filter(|person| !person.card().department.trim().is_empty()).count();
    if known < ENOUGH || known * 2 < here().count() {
        return Vec::new();
    }
    let words: Vec<String> = here().flat_map(|person| words(person)).collect();
    let buys = here().any(|person| person.card().roles.has(Role::Buys));
    let is_there = |one: Function| {
        (one == Function::Procurement && buys) || words.iter().any(|word| one.signs().contains(&word.as_str()))
    };
    Function::ALL.into_iter().filter(|one| !is_there(*one)).collect()
}

/// Returns the words about where somebody works. Whoever isn't known yet may be called by it.
fn words(person: &Stakeholder) -> Vec<String> {
    let name = if person.is_placeholder() { person.name.as_str() } else { "" };
    let all = fold(&[person.card().department.as_str(), person.title.as_str(), name].join(" "));
    all.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
