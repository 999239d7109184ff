//! The method's content: reads the files under `assets/method/`, and puts a user's own entries over them, checked. The
//! guide's pages under `assets/help/` are here as well.
//!
//! The built-in texts are part of the program, so nothing here opens a file: a user's own come in as text. Rules stay
//! in the domain; words and numbers stay in the assets.

mod assemble;
mod built_in;
mod document;
mod entries;
mod fault;
mod files;
mod group;
pub mod guide;
mod inside;
mod insight;
mod kit;
mod numbers;
mod origin;
mod review;
mod sample;
mod tree;

pub use fault::Fault;
pub use sample::sample;

use crate::domain::method::playbook::Playbook;
use crate::domain::record::nearest::near;
use document::Document;
use files::NAMES;
use origin::Origin;

/// Returns the playbook in force, and everything that is wrong in the user's files.
///
/// `user` holds (file name, text) of the user's own method folder. A file has the name and the keys of the built-in
/// one and may hold as little as a single entry: `[[trait]]`, `[[tell]]`, `[[stage]]` and the like replace the whole
/// entry with the same id, figures, sources and questions for a review may also be new, and the tables of
/// `model.toml` may hold single numbers. An entry with a fault isn't used; the built-in one stays.
#[must_use]
pub fn playbook(user: &[(String, String)]) -> (Playbook, Vec<Fault>) {
    let mut playbook = built_in::read();
    let mut faults = Vec::new();
    let mut files: Vec<(&str, &str, &str)> = Vec::new();
    for (name, text) in user {
        if NAMES.contains(&name.as_str()) {
            files.push((name, name, text));
        } else {
            fault::note(&mut faults, || {
                let hint = near(name, &NAMES).map_or_else(String::new, |near| format!(" The nearest is {near};"));
                let what =
                    format!("isn't one of the method's files, so it isn't used.{hint} valid: {}", NAMES.join(", "));
                Fault { file: fault::shown(name), place: String::new(), what }
            });
        }
    }
    if !files.is_empty() {
        faults.extend(assemble::read(&mut playbook, Origin::User, &files, Document::parse));
    }
    (playbook, fault::told(faults))
}

#[cfg(test)]
mod tests;
