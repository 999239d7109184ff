//! The changes in a deal, as text and as JSON.

use super::json::headed;
use super::words::moment::untold_words;
use super::words::news::{item_words, kind_words, news_words, what_words};
use super::wrap::paragraph;
use crate::domain::judge::since::{Item, Kind, News, Way};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::text::one_line;
use serde_json::{Value, json};

/// Formats the changes as text: a heading for each kind, and a line for each change with its direction.
///
/// `untold` is the number of steps that couldn't be taken back to find the changes.
#[must_use]
pub fn text(playbook: &Playbook, deal: &Deal, news: &News, untold: usize) -> String {
    let mut out = String::new();
    let example = if deal.sample { " (example)" } else { "" };
    paragraph(&mut out, "", &format!("{}{example}", one_line(&deal.name)));
    let signs = if news.items.is_empty() { "" } else { " (+ better, - worse, ~ other)" };
    paragraph(&mut out, "", &format!("{}.{signs}", news_words(news)));
    for kind in Kind::ALL.iter().copied() {
        let mut items = news.of(kind).peekable();
        if items.peek().is_some() {
            out.push('\n');
            paragraph(&mut out, "", &kind_words(kind, news));
        }
        for item in items {
            paragraph(&mut out, &format!("{} ", sign(item.way)), &one_line(&item_words(playbook, item, news.to)));
        }
    }
    if untold > 0 {
        out.push('\n');
        paragraph(&mut out, "", &untold_words(untold));
    }
    out
}

/// Formats the changes as JSON. Keys may be added within a version; none is renamed or removed.
#[must_use]
pub fn json(playbook: &Playbook, deal: &Deal, news: &News, untold: usize) -> Value {
    let mut all = headed("stakemap.since");
    let items: Vec<Value> = news.items.iter().map(|item| row(playbook, item, news)).collect();
    all.insert("id".to_owned(), json!(deal.id));
    all.insert("name".to_owned(), json!(deal.name));
    all.insert("sample".to_owned(), json!(deal.sample));
    all.insert("since".to_owned(), json!(news.from));
    all.insert("today".to_owned(), json!(news.to));
    all.insert("words".to_owned(), json!(news_words(news)));
    all.insert("untold_steps".to_owned(), json!(untold));
    all.insert("changes".to_owned(), Value::Array(items));
    Value::Object(all)
}

fn row(playbook: &Playbook, item: &Item, news: &News) -> Value {
    let people: Vec<Value> = item.about.iter().map(|one| json!({"id": one.id, "name": one.name})).collect();
    json!({
        "kind": item.what.kind().id(), "what": item.what.id(), "direction": item.way.id(), "people": people,
        "words": what_words(playbook, &item.what, news.to),
    })
}

/// Returns the sign in front of a change: for the better, for the worse, or neither.
#[must_use]
pub const fn sign(way: Way) -> char {
    match way {
        Way::Better => '+',
        Way::Worse => '-',
        Way::Neutral => '~',
    }
}
