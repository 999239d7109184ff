//! The commands that need no screen.

use super::args::Options;
use super::{Stop, method_on_stderr, print, warn};
use crate::domain::outlook::{Summary, summary};
use crate::export::{classify as answers, json, text};
use crate::term::now;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

pub(super) fn list(options: &Options, as_json: bool) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let today = now().date();
    let mut bad = false;
    let mut all = Vec::new();
    for file in store.files()? {
        match store.load(&file.path) {
            Ok(loaded) => all.push(summary(&playbook, &loaded.deal, today)),
            Err(error) => {
                warn(&format!("{error}\n  {}", error.hint()));
                bad = true;
            }
        }
    }
    all.sort_by(Summary::by_need);
    if as_json {
        print(&json::pretty(&json::summaries(&all, today)))?;
    } else {
        print(&text::summaries(&all, today))?;
    }
    // The deals that can be read are printed all the same.
    Ok(if bad { 3 } else { 0 })
}

pub(super) fn show(options: &Options, deal: &str, as_json: bool) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let loaded = store.load(&store.resolve(deal)?)?;
    for finding in &loaded.findings {
        warn(finding);
    }
    let today = now().date();
    if as_json {
        print(&json::pretty(&json::deal(&playbook, &loaded.deal, today)))
    } else {
        print(&text::deal(&playbook, &loaded.deal, today))
    }
}

pub(super) fn classify(options: &Options, file: Option<&Path>, as_json: bool) -> Result<u8, Stop> {
    let (_, playbook) = method_on_stderr(options)?;
    let input = input(file.filter(|file| *file != Path::new("-")))?;
    let fault = |error: answers::ClassifyError| Stop::File(error.to_string());
    if as_json {
        print(&json::pretty(&answers::run(&playbook, &input).map_err(fault)?))
    } else {
        let asked = answers::read(&input).map_err(fault)?;
        print(&text::classify(&playbook, &asked))
    }
}

fn input(file: Option<&Path>) -> Result<String, Stop> {
    let Some(path) = file else {
        if io::stdin().is_terminal() {
            warn("reading answers from the keyboard; Ctrl-D ends them");
        }
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map_err(|error| Stop::File(format!("standard input: {error}")))?;
        return Ok(text);
    };
    fs::read_to_string(path).map_err(|error| Stop::File(format!("{}: {error}", path.display())))
}

pub(super) fn playbook(options: &Options, as_json: bool) -> Result<u8, Stop> {
    let (_, playbook) = method_on_stderr(options)?;
    if as_json { print(&json::pretty(&json::playbook(&playbook))) } else { print(&text::playbook(&playbook)) }
}
