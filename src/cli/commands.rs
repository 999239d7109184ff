//! The commands that need no screen.

use super::args::{self, Options};
use super::{Stop, file_name, method_on_stderr, print, told_method, warn};
use crate::domain::change::integrity::{LISTED, Listed, unknown_to};
use crate::domain::judge::deal_index::{DealIndex, LeftElsewhere};
use crate::domain::judge::hit_rate::{Hits, hits};
use crate::domain::judge::opinion::{Tally, tallies};
use crate::domain::judge::quality::ended;
use crate::domain::judge::summary::summary;
use crate::domain::privacy::{Datum, Mask, Names, PrivacyLevel, masked};
use crate::domain::record::copies::{Files, OneOf};
use crate::domain::record::deal::Deal;
use crate::domain::record::look_alikes::look_alikes;
use crate::domain::record::naming::{Meant, labels, person_meant, tells_apart};
use crate::domain::record::text::one_line;
use crate::export::card::card_text;
use crate::export::opinion::{agreement_json, agreement_text};
use crate::export::quality::{quality_json, quality_text};
use crate::export::{classify as answers, json, privacy, text};
use crate::store::{Config, Store};
use crate::term::now;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// What a customer reads instead of other customers' deals.
const HIDDEN: &str = "The list of deals is hidden from customers.\n";

pub(super) fn list(options: &Options, as_json: bool, level: PrivacyLevel) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let mask = mask(&store, level);
    if !mask.shows(Datum::OtherDeals) {
        let today = now().date();
        return if as_json { print(&json::pretty(&json::summaries(&[], today))) } else { print(HIDDEN) };
    }
    let today = now().date();
    let mut bad = false;
    let mut all = Vec::new();
    let store = store.for_a_list();
    for file in store.files()? {
        match store.load(&file.path) {
            Ok(loaded) => {
                let of = OneOf { file: file_name(&file.path), files: 1 };
                let deal = if level == PrivacyLevel::All { loaded.deal } else { masked(&loaded.deal, mask) };
                all.push((summary(&playbook, &deal, today), of));
            }
            Err(error) => {
                warn(&format!("{error}\n  {}", error.hint()));
                bad = true;
            }
        }
    }
    let files: Files = all.iter().map(|(one, _)| one.id).collect();
    all.iter_mut().for_each(|(one, of)| of.files = files.of(one.id));
    all.sort_by(|(one, a), (other, b)| one.by_need(other).then_with(|| a.file.cmp(&b.file)));
    if as_json {
        print(&json::pretty(&json::summaries(&all, today)))?;
    } else if !(bad && all.is_empty()) {
        print(&text::summaries(&all, today))?;
        misplaced(&store);
    }
    // The deals that can be read are printed all the same.
    Ok(if bad { 3 } else { 0 })
}

/// Tells of a file beside the folder of deals, where nobody looks for one.
fn misplaced(store: &Store) {
    let Ok(entries) = std::fs::read_dir(&store.paths().data) else { return };
    let is_json = |path: &Path| path.extension().is_some_and(|end| end == "json");
    if let Some(path) = entries.filter_map(|entry| Some(entry.ok()?.path())).find(|path| is_json(path)) {
        warn(&format!("{}: deals belong in the folder deals/. To see this one, move it there", file_name(&path)));
    }
}

/// What a customer reads instead of how colleagues rate people: not even that they do.
const UNRATED: &str = "Nothing here is for customers.\n";

/// Prints the rater agreement over all readable deals.
pub(super) fn agreement(options: &Options, as_json: bool, level: PrivacyLevel) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    if !level.shows(Datum::Judgments) {
        return if as_json { print(&json::pretty(&agreement_json(&[], &[]))) } else { print(UNRATED) };
    }
    let mut bad = false;
    let (mut all, mut predicted, mut over) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    let store = store.for_a_list();
    for file in store.files()? {
        match store.load(&file.path) {
            // Of a deal in several files the one that was changed last counts.
            Ok(loaded) if !seen.insert(loaded.deal.id) => {
                let name = one_line(&loaded.deal.name);
                warn(&format!("{}: a copy of “{name}”, counted once", file_name(&file.path)));
            }
            Ok(loaded) => {
                all.extend(tallies(&loaded.deal));
                predicted.extend(hits(&loaded.deal));
                over.extend(ended(&playbook, &loaded.deal));
            }
            Err(error) => {
                warn(&format!("{error}\n  {}", error.hint()));
                bad = true;
            }
        }
    }
    if !level.shows(Datum::Sources) {
        all = all.iter().map(Tally::nameless).collect();
        predicted = predicted.iter().map(Hits::nameless).collect();
    }
    if as_json {
        let mut value = agreement_json(&all, &predicted);
        value["ended"] = quality_json(&over);
        print(&json::pretty(&value))?
    } else {
        let ended = quality_text(&over);
        let apart = if ended.is_empty() { "" } else { "\n" };
        print(&format!("{}{apart}{ended}", agreement_text(&all, &predicted)))?
    };
    Ok(if bad { 3 } else { 0 })
}

pub(super) fn show(options: &Options, deal: &str, as_json: bool) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let loaded = store.load(&store.resolve(deal)?)?;
    let today = now().date();
    let findings =
        store.findings(&loaded.deal, &loaded.at.path, today).into_iter().chain(unknown_to(&playbook, &loaded.deal));
    let listed = Listed::of(findings.collect());
    loaded.read_only.iter().for_each(|said| warn(said));
    listed.first.iter().for_each(|one| warn(&one.words));
    listed.rest.iter().for_each(|rest| warn(&rest.words()));
    let alike = look_alikes(loaded.deal.stakeholders.iter().map(|one| &one.name));
    alike.iter().take(LISTED).for_each(|said| warn(said));
    if let Some(more) = alike.len().checked_sub(LISTED).filter(|more| *more > 0) {
        warn(&format!("and {more} more similar names"));
    }
    if as_json {
        print(&json::pretty(&json::deal(&playbook, &loaded.deal, today)))
    } else {
        let ids = loaded.deal.stakeholders.iter().flat_map(|one| [Some(one.id.0), one.card().link.map(|link| link.0)]);
        let others = store.deals_where_somebody_left(&ids.flatten().collect::<Vec<_>>(), &loaded.at.path);
        let insides: Vec<DealIndex> = others.iter().map(DealIndex::of).collect();
        let elsewhere = LeftElsewhere::of(&loaded.deal, &insides);
        print(&text::deal(&playbook, &loaded.deal, &elsewhere, today))
    }
}

/// Prints a deal as others may see it. Oddities of the file, and what other deals know of its people, are left out: they
/// are for the user's own eyes.
pub(super) fn show_masked(options: &Options, deal: &str, as_json: bool, level: PrivacyLevel) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let mask = mask(&store, level);
    let (mut deal, today) = (masked(&store.load(&store.resolve(deal)?)?.deal, mask), now().date());
    // Each step says who did something when, and with that who reported a stance; what was done is hidden in any case.
    deal.history.clear();
    match (mask.shows(Datum::Judgments), as_json) {
        (true, true) => print(&json::pretty(&json::deal(&playbook, &deal, today))),
        (true, false) => print(&text::deal(&playbook, &deal, &LeftElsewhere::default(), today)),
        (false, true) => print(&json::pretty(&privacy::deal_json(&deal, today))),
        (false, false) => print(&privacy::deal_text(&deal, today)),
    }
}

/// Returns the mask for whoever reads a text, with people named as the configuration wants it in front of others.
pub(super) fn mask(store: &Store, level: PrivacyLevel) -> Mask {
    let initials = level > PrivacyLevel::All && Config::read(store.paths()).0.privacy.initials;
    Mask { level, names: if initials { Names::Initials } else { Names::Full } }
}

pub(super) fn card(options: &Options, deal: &str, person: Option<&str>, level: PrivacyLevel) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let deal = store.load(&store.resolve(deal)?)?.deal;
    let mask = mask(&store, level);
    let Some(person) = person else { return Err(Stop::Usage(whose(&deal))) };
    let index = person_called(&deal, person)?;
    let seen = if level == PrivacyLevel::All { deal } else { masked(&deal, mask) };
    let (person, today) = (&seen.stakeholders[index], now().date());
    if mask.shows(Datum::Judgments) {
        print(&card_text(&playbook, &seen, person, &seen.owner, today))
    } else {
        print(&privacy::card_text(&seen, person, today))
    }
}

/// Returns the question whose card it should be, with the people there are.
fn whose(deal: &Deal) -> String {
    const SHOWN: usize = 12;
    let labels = labels(&deal.stakeholders);
    let more = labels.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!(" and {more} more"));
    let names = labels.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        return format!("there's nobody in “{}” yet", deal.name);
    }
    format!("whose card?\n  In “{}”: {names}{}", deal.name, more.unwrap_or_default())
}

/// Returns the index of the only person meant by a name.
pub(super) fn person_called(deal: &Deal, name: &str) -> Result<usize, Stop> {
    match person_meant(&deal.stakeholders, name) {
        Meant::One(index) => Ok(index),
        Meant::Nothing => Err(Stop::Usage(format!("nobody in “{}” is called “{}”", deal.name, one_line(name)))),
        Meant::Several(indexes) => Err(Stop::Usage(which(deal, name, &indexes))),
    }
}

/// Returns the question which of several people is meant, with what tells them apart and how to ask for each.
fn which(deal: &Deal, typed: &str, indexes: &[usize]) -> String {
    const SHOWN: usize = 8;
    let labels = labels(&deal.stakeholders);
    let mut lines = vec![format!("which “{}” do you mean?", one_line(typed.trim()))];
    for index in indexes.iter().take(SHOWN) {
        let about = tells_apart(&deal.stakeholders[*index]);
        let about = if about.is_empty() { about } else { format!(" ({about})") };
        lines.push(format!("  “{}”{about}", labels[*index]));
    }
    if indexes.len() > SHOWN {
        lines.push(format!("  and {} more", indexes.len() - SHOWN));
    }
    lines.push("Type one of these, or more of the name.".to_owned());
    lines.join("\n")
}

pub(super) fn classify(options: &Options, file: Option<&Path>, as_json: bool) -> Result<u8, Stop> {
    let playbook = told_method(&options.store()?);
    let file = file.filter(|file| *file != Path::new("-"));
    let source = file.map_or_else(|| "standard input".to_owned(), |file| one_line(&file.display().to_string()));
    let fault = |error: answers::ClassifyError| {
        let lines: Vec<String> = error.to_string().lines().map(|line| format!("{source}: {line}")).collect();
        Stop::File(lines.join("\n"))
    };
    let input = input(file).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Stop::File(format!("{source}: can't read this file: it doesn't exist")),
        _ => Stop::File(format!("{source}: {error}")),
    })?;
    if as_json {
        print(&json::pretty(&answers::run(&playbook, &input).map_err(fault)?))
    } else {
        let asked = answers::read(&input).map_err(fault)?;
        print(&text::classify(&playbook, &asked))
    }
}

/// The most bytes of answers that are read: enough for about 100,000 people.
const MOST: u64 = 40_000_000;

fn input(file: Option<&Path>) -> io::Result<String> {
    // A named file may be a pipe: that is what a shell makes of `<(...)`. It ends with its writer, or by Ctrl-C.
    let source: Box<dyn Read> = match file {
        Some(path) => Box::new(File::open(path)?),
        None => {
            if io::stdin().is_terminal() {
                warn("reading answers from the keyboard; press Ctrl-D when done");
            }
            Box::new(io::stdin())
        }
    };
    let mut bytes = Vec::new();
    source.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::other(format!(
            "the input is larger than {} MB; give fewer answers at once",
            MOST / 1_000_000
        )));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("it isn't UTF-8 text"))
}

pub(super) fn playbook(options: &Options, as_json: bool, ids: bool) -> Result<u8, Stop> {
    let playbook = told_method(&options.store()?);
    if as_json { print(&json::pretty(&json::playbook(&playbook))) } else { print(&text::playbook(&playbook, ids)) }
}

/// Prints the help: of a command, of all commands, or the short one.
pub(super) fn help(command: Option<&str>, all: bool) -> Result<u8, Stop> {
    match args::help(command, all) {
        Some(text) => print(&text),
        None => {
            let name = command.unwrap_or_default();
            let near = args::near_command(name).map_or_else(String::new, |near| format!("; did you mean “{near}”?"));
            Err(Stop::Usage(format!("there's no command “{name}”{near}\n  To see all commands: stakemap help --all")))
        }
    }
}
