//! Rater agreement over all deals, as text and JSON.

use crate::domain::judge::hit_rate::{Hits, hits_together};
use crate::domain::judge::kappa::{Unsaid, kappa};
use crate::domain::judge::opinion::{Sum, Tally, Together, together};
use crate::export::words::opinion::{
    AgreementLine, METHOD, NOBODY, agreement_lines, agreement_words, hit_lines, meaning,
};
use crate::export::wrap::paragraph;
use serde_json::{Value, json};
use std::fmt::Write;

/// Formats rater agreement over all deals as text.
#[must_use]
pub fn agreement_text<'a>(all: impl IntoIterator<Item = &'a Tally>, hits: &[Hits]) -> String {
    let lines = agreement_lines(all);
    let mut text = String::new();
    let hits = hit_lines(hits);
    if lines.is_empty() {
        text.push_str(&format!("{NOBODY}\n"));
        predictions(&mut text, hits);
        return text;
    }
    for line in lines {
        // Writing into a text cannot fail.
        let _ = match line {
            AgreementLine::Pair(words) => writeln!(text, "{}{words}", if text.is_empty() { "" } else { "\n" }),
            AgreementLine::Words(label, words) => writeln!(text, "  {label:<8}{words}"),
        };
    }
    predictions(&mut text, hits);
    text.push('\n');
    paragraph(&mut text, "", METHOD);
    text
}

fn predictions(text: &mut String, hits: Vec<(String, String)>) {
    if !hits.is_empty() {
        text.push_str("\nPredictions\n");
    }
    for (by, words) in hits {
        text.push_str(&format!("  {by}: {words}\n"));
    }
}

/// Formats rater agreement over all deals as JSON.
#[must_use]
pub fn agreement_json<'a>(all: impl IntoIterator<Item = &'a Tally>, hits: &[Hits]) -> Value {
    let hits: Vec<Value> =
        hits_together(hits).iter().map(|one| json!({"by": one.by, "right": one.right, "of": one.of})).collect();
    let pairs: Vec<Value> = together(all).iter().map(|((rep, other), both)| pair_json(rep, other, both)).collect();
    json!({"format": "stakemap.agreement", "version": 1, "method": METHOD, "pairs": pairs, "predictions": hits})
}

fn pair_json(rep: &str, other: &str, both: &Together) -> Value {
    let months = both.months.iter().map(|(month, sum)| {
        let mut value = sum_json(sum);
        value["month"] = month.to_string().into();
        value
    });
    let months: Vec<Value> = months.collect();
    json!({"rep": rep, "other": other, "all": sum_json(&both.all), "months": months})
}

fn sum_json(sum: &Sum) -> Value {
    let (value, interval, unsaid) = match kappa(&sum.traits) {
        Ok(found) => (Some(found.kappa), found.interval, None),
        Err(Unsaid::Few(_)) => (None, None, Some("few")),
        Err(Unsaid::Even(_)) => (None, None, Some("even")),
    };
    json!({
        "kappa": value,
        "interval": interval.map(|(from, to)| [from, to]),
        "unsaid": unsaid,
        "answers": sum.traits.cases(),
        "alike": sum.traits.alike(),
        "blind": sum.blind,
        "people": sum.people.len(),
        "tells": {"alike": sum.tells.0, "answers": sum.tells.1},
        "words": agreement_words(sum),
        "meaning": meaning(sum),
    })
}
