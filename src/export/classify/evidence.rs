//! The evidence in an input: what was seen behind an answer, by its item.

use super::{Kind, NoSuch, Problems, doubled, shown};
use crate::domain::record::answer::{Answers, Item};
use crate::export::strict_json::Node;

/// The input key it is given under.
pub(super) const KEY: &str = "evidence";

/// Marks the answers that have evidence. The text only has to be there: nobody judges it.
pub(super) fn read(node: &Node, path: &str, answers: &mut Answers, problems: &mut Problems) {
    let Node::Object(items) = node else {
        problems.add(path, format!("must be an object of items and what was seen, not {}", node.kind()));
        return;
    };
    for (id, node) in items {
        let at = format!("{path}[\"{}\"]", shown(id));
        let Some(item) = Item::from_id(id) else {
            let all: Vec<&str> = [Kind::Tell, Kind::Trait].into_iter().flat_map(Kind::ids).collect();
            problems.add(path, NoSuch("item", id, &all));
            continue;
        };
        match node {
            _ if answers.get(item).is_none() => problems.add(&at, "no answer was given for this item"),
            Node::Text(text) if !text.trim().is_empty() => answers.set_evident(item),
            Node::Text(_) => problems.add(&at, "says nothing; write what they did and when"),
            other => problems.add(&at, format!("must be a line of text, not {}", other.kind())),
        }
    }
    for id in doubled(items) {
        problems.add(path, format!("`{}` is there twice; keep one", shown(id)));
    }
}
