//! Over deals that ended: which labels and signs held, as text and JSON.

use crate::domain::judge::quality::{ENOUGH, EndedDeal, Quality, Wins, quality};
use crate::domain::judge::score::Count;
use crate::domain::record::choice::Choices;
use crate::export::words::count;
use serde_json::{Value, json};

/// The columns of a label or sign.
const FIRST: usize = 32;

/// Formats the table as text; nothing where no deal ended.
#[must_use]
pub fn quality_text(all: &[EndedDeal]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let found = quality(all);
    let (won, premium) = (found.all.won, found.all.premium);
    let mut text = format!("Deals that ended: {}, {} won\n", won.of, won.done);
    if premium.of > 0 {
        text.push_str(&format!("  Of {} with a record: {}\n", count(premium.of, "win", "wins"), bought(premium)));
    }
    if !found.labels.is_empty() {
        text.push_str(&format!("\n{:<FIRST$}  right  wrong  can't tell\n", "Labels at the end"));
        for (group, [right, wrong, unknown]) in &found.labels {
            text.push_str(&format!("  {:<30}  {right:>5}  {wrong:>5}  {unknown:>10}\n", group.name()));
        }
    }
    text.push_str(&format!("\n{:<FIRST$}  won with it  won without\n", "Signs on the last day"));
    for (sign, with, without) in &found.signs {
        let few = if Quality::is_enough(*with, *without) { "" } else { "  too few deals" };
        let (with, without) = (of(with.won), of(without.won));
        text.push_str(&format!("  {:<30}  {with:>11}  {without:>11}{few}\n", sign.label()));
    }
    text.push_str(&format!(
        "A sign is compared from {ENOUGH} deals with it and {ENOUGH} without. It shows what went together, not why.\n"
    ));
    text
}

fn bought(premium: Count) -> String {
    format!("{} the premium offer, {} cut down", premium.done, premium.of - premium.done)
}

fn of(count: Count) -> String {
    format!("{} of {}", count.done, count.of)
}

/// Formats the same as JSON.
#[must_use]
pub fn quality_json(all: &[EndedDeal]) -> Value {
    let found = quality(all);
    let count = |count: Count| json!({"count": count.done, "of": count.of});
    let wins = |wins: Wins| json!({"won": count(wins.won), "premium": count(wins.premium)});
    let labels = found.labels.iter().map(|(group, [right, wrong, unknown])| {
        json!({"group": group.id(), "right": right, "wrong": wrong, "unknown": unknown})
    });
    let signs = found.signs.iter().map(|(sign, with, without)| {
        json!({
            "sign": sign.id(), "with": wins(*with), "without": wins(*without),
            "enough": Quality::is_enough(*with, *without),
        })
    });
    json!({"all": wins(found.all), "labels": labels.collect::<Vec<_>>(), "signs": signs.collect::<Vec<_>>()})
}
