//! Two opinions in words: the question, the rater agreement and its meaning, without claiming more than is known.

use crate::domain::judge::hit_rate::{Hits, hits_together};
use crate::domain::judge::kappa::{FEWEST, Kappa, Unsaid, kappa};
use crate::domain::judge::opinion::{Sum, Tally, together};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::text::one_line;

/// Returns the question in a few words.
#[must_use]
pub fn item_words(playbook: &Playbook, item: Item) -> &str {
    match item {
        Item::Trait(one) => &playbook.of_trait(one).why,
        Item::Tell(tell) => &playbook.tell(tell).title,
    }
}

/// Returns an answer by itself, in the words of its key.
#[must_use]
pub fn said_words(playbook: &Playbook, answer: Answer) -> &str {
    match answer {
        Answer::Trait(_, seen) => seen.label(),
        Answer::Tell(tell) => playbook.tell_answer(tell).map_or(answer.id(), |text| text.label.as_str()),
    }
}

/// Formats how far two agree on the traits, such as `κ 0.62 (0.41 to 0.83), 57 answers on 9 people`, or why that
/// can't be told.
#[must_use]
pub fn agreement_words(sum: &Sum) -> String {
    let people = count(sum.people.len(), "person", "people");
    match kappa(&sum.traits) {
        Ok(Kappa { kappa, interval: Some((from, to)), cases }) => {
            format!("κ {kappa:.2} ({from:.2} to {to:.2}), {cases} answers on {people}")
        }
        Ok(Kappa { kappa, interval: None, cases }) => {
            let alike = if sum.traits.alike() == cases { ", all the same" } else { "" };
            format!("κ {kappa:.2}, {cases} answers on {people}{alike}")
        }
        Err(Unsaid::Few(0)) => {
            format!("too early to tell: they haven't rated the same traits yet, and we need {FEWEST}")
        }
        Err(Unsaid::Few(cases)) => {
            format!("too early to tell: both have rated {cases} of the {FEWEST} traits we need, on {people}")
        }
        Err(Unsaid::Even(cases)) => {
            format!("one of them gave the same answer all {cases} times, so there's nothing to compare")
        }
    }
}

/// Returns what that means, in a sentence; it claims less the wider the interval is. The line between mostly alike
/// and apart is our own.
#[must_use]
pub fn meaning(sum: &Sum) -> &'static str {
    match kappa(&sum.traits) {
        Err(Unsaid::Few(_)) => "Both need to rate a few more people.",
        Err(Unsaid::Even(_)) => "Someone who always gives the same answer can't be compared.",
        Ok(Kappa { kappa, interval: None, .. }) if kappa < 0.0 => "They use the scale in opposite directions. Ask why.",
        Ok(Kappa { interval: None, .. }) => "They gave the same answers. We can't tell how much of that is luck.",
        Ok(Kappa { interval: Some((_, to)), .. }) if to < 0.0 => {
            "They mostly give opposite answers. Ask what each of them means by the answers."
        }
        Ok(Kappa { interval: Some((from, _)), .. }) if from <= 0.0 => {
            "This could be chance. Compare what each of them saw before you rely on either."
        }
        Ok(Kappa { interval: Some((from, _)), .. }) if from >= 0.6 => "They mostly see the same thing.",
        Ok(Kappa { interval: Some(_), .. }) => {
            "They agree more than by chance, but still differ often enough to compare what they saw."
        }
    }
}

/// Formats the screening answers that both gave, such as `5 of 7 screening answers the same`; empty where there are none.
#[must_use]
pub fn tells_words(sum: &Sum) -> String {
    match sum.tells {
        (_, 0) => String::new(),
        (alike, all) => format!("{alike} of {all} screening answers the same"),
    }
}

/// Formats how many of the traits both answered were answered blind; empty where there are none.
#[must_use]
pub fn blind_words(sum: &Sum) -> String {
    let all = sum.traits.cases();
    match (sum.blind, all) {
        (_, 0) => String::new(),
        (0, _) => "none answered blind".to_owned(),
        (blind, all) if blind == all => "all answered blind".to_owned(),
        (blind, all) => format!("{blind} of {all} answered blind"),
    }
}

/// An explanation of how agreement is calculated.
pub const METHOD: &str = "κ is Cohen's weighted kappa (1968) with quadratic weights over the four answers to a trait: 1 means the same \
     answers every time, 0 no better than chance. The range in parentheses is the 95% interval (Fleiss, Cohen and Everitt, 1969); the \
     real one is somewhat wider, because answers about one person are related. The screening's answers aren't a scale, so they're \
     only counted. Where you settled a difference, we count your original answers. Someone who saw the other's answers first tends \
     to agree, so we show how many were given blind.";

/// A line of agreement over all deals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgreementLine {
    /// The names of the two assessors.
    Pair(String),
    /// A month, or the total, and the text about it.
    Words(String, String),
}

/// Returns the lines of agreement over all deals, to be shown or printed.
#[must_use]
pub fn agreement_lines<'a>(all: impl IntoIterator<Item = &'a Tally>) -> Vec<AgreementLine> {
    let mut lines = Vec::new();
    for ((rep, other), both) in together(all) {
        lines.push(AgreementLine::Pair(match rep {
            "" => "All of us together".to_owned(),
            rep => format!("{} (rep) and {}", one_line(rep), one_line(other)),
        }));
        let tells = tells_words(&both.all);
        let more = [blind_words(&both.all), tells].into_iter().filter(|words| !words.is_empty());
        let more: String = more.map(|words| format!(" · {words}")).collect();
        lines.push(AgreementLine::Words("Overall".to_owned(), format!("{}{more}", agreement_words(&both.all))));
        lines.push(AgreementLine::Words(String::new(), meaning(&both.all).to_owned()));
        for (month, sum) in &both.months {
            lines.push(AgreementLine::Words(month.to_string(), agreement_words(sum)));
        }
    }
    lines
}

/// Returns how often each colleague's predictions came true, over all deals.
#[must_use]
pub fn hit_lines<'a>(all: impl IntoIterator<Item = &'a Hits>) -> Vec<(String, String)> {
    let by = |one: &Hits| if one.by.is_empty() { "All of us".into() } else { one_line(&one.by) };
    let line = |one: Hits| {
        let what = if one.of == 1 { "prediction" } else { "predictions" };
        (by(&one), format!("{} of {} {what} came true", one.right, one.of))
    };
    hits_together(all).into_iter().map(line).collect()
}

/// The text shown where no two assessors answered about the same person in any deal.
pub const NOBODY: &str =
    "No two of you have answered about the same person yet. In a deal, A lets a second person answer.";

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
