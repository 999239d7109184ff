//! The hearsay in an input: the items of answers that nobody on our side saw first-hand.

use super::{Kind, NoSuch, Problems};
use crate::domain::record::answer::{Answers, Item};
use crate::export::strict_json::Node;

/// The input key it is given under.
pub(super) const KEY: &str = "hearsay";

/// Marks answers as hearsay.
pub(super) fn read(node: &Node, path: &str, answers: &mut Answers, problems: &mut Problems) {
    let Node::List(items) = node else {
        problems.add(path, format!("must be a list of items, not {}", node.kind()));
        return;
    };
    for (index, node) in items.iter().enumerate() {
        let at = format!("{path}[{index}]");
        let Node::Text(id) = node else {
            problems.add(&at, format!("must be an item, not {}", node.kind()));
            continue;
        };
        let Some(item) = Item::from_id(id) else {
            let all: Vec<&str> = [Kind::Tell, Kind::Trait].into_iter().flat_map(Kind::ids).collect();
            problems.add(&at, NoSuch("item", id, &all));
            continue;
        };
        match answers.get(item) {
            Some(answer) => answers.set_hearsay(answer),
            None => problems.add(&at, "no answer was given for this item"),
        }
    }
}
