//! The lines of A and B as trees. The three moves have a sign each, beside their color.

use super::{Drawn, Half};
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::insight::Insight;
use crate::domain::record::insight::beliefs::{Branch, Weight};
use crate::export::words::beliefs::driven;
use crate::export::words::insight::goal_words;
use crate::ui::theme::{Role, Signs};

/// The head of A.
const A: &str = "A  They believe";
/// The head of B.
const B: &str = "B  We want them to see";

/// The sign for a node that was added.
const ADDED: &str = "+";

/// Returns the lines of A beside B, each driver on the same line in both.
pub(super) fn beside(insight: &Insight, signs: Signs) -> Vec<Drawn> {
    let (today, tree) = (insight.tree_of_today(), insight.tree());
    let mut lines = vec![pair(None, Half::of(A, Role::Strong), Half::of(B, Role::Strong))];
    lines.push(pair(None, goal(insight), goal(insight)));
    if today.is_empty() && tree.is_empty() {
        lines.push(pair(None, nothing(), Half::default()));
    }
    let mut in_a = 0;
    for (row, branch) in tree.iter().enumerate() {
        let left = if branch.driver.added {
            Half::of(passing(today.get(in_a), signs), Role::Border)
        } else {
            in_a += 1;
            believed(&today[in_a - 1], signs)
        };
        lines.push(pair(Some(row), left, wanted(branch, signs)));
        for link in links(insight, branch, signs) {
            lines.push(pair(Some(row), Half::of(passing(today.get(in_a), signs), Role::Border), link));
        }
    }
    lines
}

/// Returns the lines of A, and those of B below it.
pub(super) fn below(insight: &Insight, signs: Signs) -> Vec<Drawn> {
    let (today, tree) = (insight.tree_of_today(), insight.tree());
    let mut lines = vec![one(None, false, Half::of(A, Role::Strong)), one(None, false, goal(insight))];
    if today.is_empty() {
        lines.push(one(None, false, nothing()));
    }
    for branch in &today {
        let row = tree.iter().position(|it| it.driver.id == branch.driver.id);
        lines.push(one(row, false, believed(branch, signs)));
    }
    lines.push(Drawn::default());
    lines.push(one(None, false, Half::of(B, Role::Strong)));
    for (row, branch) in tree.iter().enumerate() {
        lines.push(one(Some(row), true, wanted(branch, signs)));
        lines.extend(links(insight, branch, signs).into_iter().map(|link| one(Some(row), true, link)));
    }
    lines
}

const fn pair(row: Option<usize>, left: Half, right: Half) -> Drawn {
    Drawn { row, has_cursor: true, left, beside: Some(right) }
}

const fn one(row: Option<usize>, has_cursor: bool, left: Half) -> Drawn {
    Drawn { row, has_cursor, left, beside: None }
}

fn nothing() -> Half {
    Half::of("Nothing yet. + adds what they believe drives it.", Role::Dim)
}

fn goal(insight: &Insight) -> Half {
    match insight.chosen_goal() {
        Some(goal) => Half::of(goal_words(goal), Role::Text),
        None => Half::of("No goal chosen yet", Role::Dim),
    }
}

/// Returns a driver in A, with how much it weighs to them.
fn believed(branch: &Branch<'_>, signs: Signs) -> Half {
    let text = (branch.driver.text.to_string(), Role::Text);
    let weight = branch.driver.weight.as_ref().and_then(Choice::known);
    let (right, role) = match weight {
        Some(Weight::ALot) => (Weight::ALot.label(), Role::Strong),
        Some(weight) => (weight.label(), Role::Dim),
        None => ("not rated", Role::Dim),
    };
    Half { parts: vec![(twig(branch, signs), Role::Border), text], right: Some((right.to_owned(), role)) }
}

/// Returns a driver in B, with the signs of what was added and what weighs more.
fn wanted(branch: &Branch<'_>, signs: Signs) -> Half {
    let driver = branch.driver;
    let mut parts = vec![(twig(branch, signs), Role::Border)];
    let mut words = Vec::new();
    if driver.added {
        parts.push((format!("{ADDED} "), Role::Good));
        words.push("new");
    }
    if driver.raised {
        parts.push((format!("{} ", raised(signs)), Role::Warn));
        words.push("weighs more");
    }
    let role = if driver.is_moved() { Role::Strong } else { Role::Text };
    parts.push((driver.text.to_string(), role));
    let role = if driver.added { Role::Good } else { Role::Warn };
    let right = (!words.is_empty()).then(|| (words.join(", "), role));
    Half { parts, right }
}

/// Returns the sign for what weighs more: not the one for what was added, which the sign for better is in ASCII.
const fn raised(signs: Signs) -> &'static str {
    if signs.lines { signs.better } else { signs.alert }
}

/// Returns a line for each other driver that one drives in B.
fn links(insight: &Insight, branch: &Branch<'_>, signs: Signs) -> Vec<Half> {
    let arrow = if signs.lines { "→ " } else { "> " };
    let mut before = trunk(&branch.trunk, signs);
    before.push_str(if branch.is_last { "   " } else { upright(signs) });
    let line = |name: &str| Half {
        parts: vec![
            (before.clone(), Role::Border),
            (format!("  {arrow}"), Role::Accent),
            (format!("drives {name}"), Role::Text),
        ],
        right: Some(("new link".to_owned(), Role::Accent)),
    };
    driven(insight, branch.driver).into_iter().map(line).collect()
}

/// Returns what leads to a driver: the lines of the levels above, then its own.
fn twig(branch: &Branch<'_>, signs: Signs) -> String {
    let own = match (signs.lines, branch.is_last) {
        (true, true) => "└─ ",
        (true, false) => "├─ ",
        (false, _) => "+- ",
    };
    format!("{}{own}", trunk(&branch.trunk, signs))
}

fn trunk(goes_on: &[bool], signs: Signs) -> String {
    goes_on.iter().map(|on| if *on { upright(signs) } else { "   " }).collect()
}

const fn upright(signs: Signs) -> &'static str {
    if signs.lines { "│  " } else { "|  " }
}

/// Returns the lines that pass by where A has nothing, on the way to the next driver in it.
fn passing(next: Option<&Branch<'_>>, signs: Signs) -> String {
    next.map_or_else(String::new, |next| format!("{}{}", trunk(&next.trunk, signs), upright(signs)))
}
