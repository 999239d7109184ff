//! `stakemap import`: people from files into a deal, after a look at what would change.

use super::args::{Import, Options, SameName};
use super::{Stop, file_name, print, user_name, warn};
use crate::app::importing::{Beside, missing_words, take_chosen, took_words};
use crate::domain::change::diff::changes;
use crate::domain::change::import::{Entry, Fate, Incoming, Taken};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::step::Step;
use crate::domain::record::text::Words;
use crate::export::words::count;
use crate::import::{Choices, Found, Input};
use crate::store::{Config, Durability, Holder, Locked, Store, day_order};
use crate::term::{new_id, now, pause, people_in_file};
use std::ops::ControlFlow;
use std::sync::Arc;

/// The most new people that are imported without a word about who is wanted.
const MOST: usize = 200;

/// The rows of people who are here already, with nothing to change, that are listed.
const SAME_LISTED: usize = 20;

pub(super) fn import(options: &Options, what: &Import) -> Result<u8, Stop> {
    let store = options.store_to_read()?;
    let loaded = store.load(&store.resolve(&what.into)?)?;
    let me = Config::read(store.paths()).0.me.unwrap_or_else(user_name::guess);
    let beside = Beside::of(&loaded.deal, &me, read(&store, what)?);
    let words = Words::new(what.filter.as_deref().unwrap_or_default());
    let wanted: Vec<(&Incoming, &Entry)> = beside
        .rows
        .iter()
        .zip(&beside.entries)
        .filter(|(row, _)| words.found_in(&[&row.name, &row.title, &row.company, &row.department, &row.email]))
        .collect();
    print(&listed(&loaded.deal, &beside, &wanted, what.same_name))?;
    let asked = wanted.iter().filter(|(_, entry)| entry.fate == Fate::Asks && what.same_name.is_none()).count();
    warn_of_same_names(asked);
    let left = if asked > 0 { 1 } else { 0 };
    let new = wanted.iter().filter(|(_, entry)| entry.fate == Fate::New).count();
    if what.dry_run {
        print(&format!("Nothing was changed: this is a dry run of an import into “{}”.\n", loaded.deal.name))?;
        return Ok(left);
    }
    if new > MOST && !what.all && what.filter.is_none() {
        return Err(Stop::Usage(format!(
            "{new} people would be added to “{}”\n  Choose with --filter WORDS, or use --all for everyone.",
            loaded.deal.name
        )));
    }
    if let Some(reason) = loaded.read_only {
        return Err(Stop::NotSaved(format!("“{}”: {reason}", loaded.deal.name)));
    }
    let taken: Vec<Taken<'_>> =
        wanted.iter().filter_map(|(row, entry)| Some(Taken { row, person: who(entry, what.same_name)? })).collect();
    let mut deal = Deal::clone(&loaded.deal);
    let now = now();
    let names = what.files.iter().map(|file| file_name(file)).collect::<Vec<_>>().join(", ");
    let took = take_chosen(&mut deal, &taken, beside.meeting.as_ref(), (&me, &now, &names), &mut new_id);
    let changes = changes(&loaded.deal, &deal);
    if changes.is_empty() {
        print("Nothing to import: everyone's already here, and nothing is different.\n")?;
        return Ok(left);
    }
    let _lock = match store.lock_patiently(deal.id, &Holder { by: me.clone(), since: now.timestamp() }, pause) {
        Locked::Theirs(_) => {
            let what = format!("not imported: “{}” is open in another window", deal.name);
            return Err(Stop::NotSaved(format!("{what}\n  Close it there and try again, or press I there.")));
        }
        lock => lock,
    };
    let step = format!("import from {names}");
    deal.history.push(Arc::new(Step::new(RecordId(new_id()), now.timestamp(), &me, &step, changes)));
    let saved = store.save(&deal, &loaded.at)?;
    if let Durability::Unknown(cause) = &saved.durable {
        warn(&format!("saved, but a power failure could lose it: {cause}"));
    }
    let missing = missing_words(&deal, &took);
    let missing = if missing.is_empty() { missing } else { format!("{missing}\n") };
    let undo = format!("To undo: stakemap {}, then u", store.word_for(&saved.at.path));
    print(&format!("Imported into “{}”: {}.\n{missing}{undo}\n", deal.name, took_words(&took)))?;
    Ok(left)
}

fn warn_of_same_names(asked: usize) {
    if asked > 0 {
        let who = count(asked, "person has", "people have");
        let how = "To decide for all of them: --same-name merge or --same-name add. Or open the deal and press I";
        warn(&format!("{who} the name of someone in the deal, and may be the same; not imported\n  {how}."));
    }
}

/// Reads all files.
fn read(store: &Store, what: &Import) -> Result<Vec<(String, Found)>, Stop> {
    let order = day_order::read(store.paths());
    let choices = Choices { is_file: true, order, ..Choices::default() };
    let mut all = Vec::new();
    for file in &what.files {
        let input = people_in_file(store.paths(), file, &choices, &mut |_| ControlFlow::Continue(()));
        let name = file_name(file);
        match input {
            Ok(Input::People(found)) => {
                if let Some(either) = &found.either {
                    warn(&format!(
                        "{name}: dates such as {} could mean two days, so they stay as written",
                        either.text
                    ));
                }
                all.push((name, found));
            }
            Ok(Input::Columns(unmapped)) => {
                let columns = unmapped.header.names.join(", ");
                let how = "Open the deal and press I to say what each one means. stakemap remembers it";
                return Err(Stop::File(format!("{name}: I don't know these columns: {columns}\n  {how}.")));
            }
            Err(failure) => {
                let hint = if failure.hint.is_empty() { String::new() } else { format!("\n  {}", failure.hint) };
                return Err(Stop::File(format!("{}{hint}", failure.what)));
            }
        }
    }
    Ok(all)
}

/// Returns who a row is, once that is known: nobody for a new person.
fn who(entry: &Entry, same_name: Option<SameName>) -> Option<Option<StakeholderId>> {
    match (entry.fate, same_name) {
        (Fate::New, _) | (Fate::Asks, Some(SameName::Add)) => Some(None),
        (Fate::Changed | Fate::Same, _) | (Fate::Asks, Some(SameName::Merge)) => Some(entry.person),
        (Fate::Asks, None) => None,
    }
}

/// Returns the list of what would become of each row.
fn listed(deal: &Deal, beside: &Beside, wanted: &[(&Incoming, &Entry)], same_name: Option<SameName>) -> String {
    let mut out = String::new();
    let mut same = 0;
    let mut heading = Heading { beside, file: None };
    for (row, entry) in wanted {
        if entry.fate == Fate::Same {
            same += 1;
            if same > SAME_LISTED {
                continue;
            }
        }
        let fate = match (entry.fate, same_name) {
            (Fate::Asks, Some(SameName::Add)) => "new",
            (Fate::Asks, Some(SameName::Merge)) => "changed",
            (fate, _) => fate.words(),
        };
        heading.say(&mut out, row.file);
        out.push_str(&format!("{:>6}  {fate:<12}  {}\n", row.line, row.whole()));
        let here = entry.person.and_then(|id| deal.called_by_id(id));
        if let (Fate::Asks, Some(name), None) = (entry.fate, here, same_name) {
            out.push_str(&format!("{:22}the same person as {name}?\n", ""));
        }
        for one in &entry.differences {
            let here = if one.here.is_empty() { "(empty)" } else { &one.here };
            let words = if one.is_taken {
                format!("{}: {here} → {}", one.what, one.theirs)
            } else {
                format!("{} stays {here}: someone edited it here. The file says {}", one.what, one.theirs)
            };
            out.push_str(&format!("{:22}{words}\n", ""));
        }
    }
    if same > SAME_LISTED {
        out.push_str(&format!(
            "{:>6}  and {} more already in the deal, with nothing to change\n",
            "",
            same - SAME_LISTED
        ));
    }
    heading.file = None;
    for one in &beside.rejected {
        heading.say(&mut out, one.file);
        let what = if one.what.is_empty() { String::new() } else { format!("{}: ", one.what) };
        out.push_str(&format!("{:>6}  {:<12}  {what}{}\n", one.line, "rejected", one.reason));
    }
    if !beside.ignored.is_empty() {
        out.push_str(&format!("Not taken: {}\n", beside.ignored.join(", ")));
    }
    out
}

/// The file whose rows are listed: of several, each is named above its own.
struct Heading<'a> {
    beside: &'a Beside,
    file: Option<usize>,
}

impl Heading<'_> {
    fn say(&mut self, out: &mut String, file: usize) {
        let name = self.beside.files.get(file).filter(|_| self.file != Some(file));
        out.extend(name.map(|name| format!("{name}\n")));
        self.file = Some(file);
    }
}
