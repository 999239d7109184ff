//! What changed before a review, for its minutes: each change of a kind of which there are few, and of the others those for
//! the worse, with the rest as a count.

use super::Line;
use crate::domain::judge::since::{Item, Kind, News, Way};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::export::news::sign;
use crate::export::words::news::{item_words, news_words};
use jiff::civil::Date;

/// The most changes of a kind that are listed one by one.
const FEW: usize = 4;

/// Returns the lines on what changed: all of it in numbers first.
pub(super) fn changed(playbook: &Playbook, news: &News, on: Date) -> Vec<Line> {
    let kinds: Vec<Kind> = news.items.iter().map(|item| item.what.kind()).fold(Vec::new(), |mut all, kind| {
        all.extend((!all.contains(&kind)).then_some(kind));
        all
    });
    let many = |kind: Kind| news.of(kind).count();
    let counts: Vec<String> =
        kinds.iter().map(|kind| format!("{} {}", kind.label().to_lowercase(), many(*kind))).collect();
    let counts = if news.items.len() > FEW { format!(": {}", counts.join(", ")) } else { String::new() };
    let mut lines = vec![Line::new("", format!("{}{counts}.", news_words(news)))];
    for kind in kinds {
        // What alerts say stands in a part of its own.
        let is_told = |item: &&Item| many(kind) <= FEW || (item.way == Way::Worse && kind != Kind::Alerts);
        let told: Vec<&Item> = news.of(kind).filter(is_told).collect();
        let rest = many(kind) - told.len();
        let words = told.iter().map(|item| Line::new(sign(item.way).to_string(), item_words(playbook, item, on)));
        lines.extend(words);
        if rest > 0 {
            let more = if told.is_empty() { "" } else { " more" };
            lines.push(Line::new("", format!("{}: {rest}{more}, not listed here.", kind.label())));
        }
    }
    lines
}
