//! The method's content: reads what lies under `assets/method/`, checks it, and puts a user's own entries over it.
//!
//! The built-in texts are part of the program, so nothing here opens a file: a user's own come in as text. Rules stay in
//! the domain; words and numbers stay in the assets.

mod assemble;
mod document;
mod entries;
mod fault;
mod numbers;
mod sample;

pub use fault::Fault;
pub use sample::sample;

use crate::domain::playbook::Playbook;
use crate::domain::text::nearest;
use assemble::Origin;

/// The built-in files: name, place in the project, text.
const BUILT_IN: [(&str, &str, &str); 9] = [
    ("method.toml", "assets/method/method.toml", include_str!("../../assets/method/method.toml")),
    ("figures.toml", "assets/method/figures.toml", include_str!("../../assets/method/figures.toml")),
    ("profiles.toml", "assets/method/profiles.toml", include_str!("../../assets/method/profiles.toml")),
    ("traits.toml", "assets/method/traits.toml", include_str!("../../assets/method/traits.toml")),
    ("tells.toml", "assets/method/tells.toml", include_str!("../../assets/method/tells.toml")),
    ("coaching.toml", "assets/method/coaching.toml", include_str!("../../assets/method/coaching.toml")),
    ("blockers.toml", "assets/method/blockers.toml", include_str!("../../assets/method/blockers.toml")),
    ("advice.toml", "assets/method/advice.toml", include_str!("../../assets/method/advice.toml")),
    ("model.toml", "assets/method/model.toml", include_str!("../../assets/method/model.toml")),
];

/// The playbook in force, and everything that is wrong in the user's files.
///
/// `user` holds (file name, text) of the user's own method folder. A file has the name and the keys of the built-in one
/// and may hold as little as a single entry: `[[trait]]`, `[[tell]]`, `[[stage]]` and the like replace the entry with the
/// same id as a whole, figures and sources may also be new, and the tables of `model.toml` may hold single numbers. An
/// entry with a fault is not used; the built-in one stays.
///
/// # Panics
/// Never in a released program: the built-in files are checked by a test.
#[must_use]
pub fn playbook(user: &[(String, String)]) -> (Playbook, Vec<Fault>) {
    let mut playbook = built_in(&BUILT_IN).expect("the built-in files have no fault, which a test holds");
    let names: Vec<&str> = BUILT_IN.iter().map(|(name, ..)| *name).collect();
    let mut faults = Vec::new();
    let mut files: Vec<(&str, &str, &str)> = Vec::new();
    for (name, text) in user {
        if names.contains(&name.as_str()) {
            files.push((name, name, text));
        } else {
            let hint = nearest(name, &names).map_or_else(String::new, |near| format!(" The nearest is {near};"));
            faults.push(Fault {
                file: fault::shown(name),
                place: String::new(),
                what: format!("not one of the method's files, and not used.{hint} valid: {}", names.join(", ")),
            });
        }
    }
    if !files.is_empty() {
        faults.extend(assemble::read(&mut playbook, Origin::User, &files));
    }
    (playbook, faults)
}

fn built_in(files: &[(&str, &str, &str)]) -> Result<Playbook, Vec<Fault>> {
    let mut playbook = assemble::empty();
    let faults = assemble::read(&mut playbook, Origin::BuiltIn, files);
    if faults.is_empty() { Ok(playbook) } else { Err(faults) }
}

#[cfg(test)]
mod tests;
