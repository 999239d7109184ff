//! The list of deals: at once as it was last time, then read from the files in parts.

use super::clock::now;
use super::replies::Replies;
use super::words::failure;
use crate::app::msg::{Failure, Listed, Msg, OnShelves, Shelf, ShelvedDeal};
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::summary::summary;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::store::{SavedAs, Store, Swept, index};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

/// The number of deals in the first part of the list: more than the first screen shows.
const FIRST_PART: usize = 64;
/// The number of deals in the trash that undo reaches, the latest ones.
const TRASH_TOLD: usize = 20;
/// The number of deals in each later part.
const PART: usize = 500;

/// A deal as it was read from its file, as long as somebody else keeps it.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub(super) at: SavedAs,
    pub(super) deal: Weak<Deal>,
}

impl Read {
    /// Returns the deal, if it is still what is in this file.
    fn in_file(&self, store: &Store, path: &Path) -> Option<Arc<Deal>> {
        let deal = if self.at.path == path { self.deal.upgrade() } else { None };
        deal.filter(|_| store.stamp(path).is_ok_and(|stamp| stamp == self.at.stamp))
    }
}

/// Reads all deals, the last changed first, and reports them in parts. What is known of one needs no reading.
pub(super) fn list(store: &Store, playbook: &Playbook, replies: &Replies, known: &Option<Read>) {
    let (today, in_list) = (now().date(), store.for_a_list());
    let files = match store.files() {
        Ok(files) => files,
        Err(error) => {
            replies.say(Msg::Warned(failure(&error)));
            Vec::new()
        }
    };
    let (first, rest) = files.split_at(files.len().min(FIRST_PART));
    let parts = std::iter::once(first).chain(rest.chunks(PART));
    let last = rest.len().div_ceil(PART);
    let mut rows: Vec<index::Row> = Vec::with_capacity(files.len());
    for (index, part) in parts.enumerate() {
        let deals: Vec<Listed> =
            part.iter().map(|file| read(&in_list, playbook, &file.path, today, known.as_ref())).collect();
        rows.extend(deals.iter().filter_map(row));
        replies.say(Msg::Listed { deals, done: index == last });
    }
    if let Ok(copies) = store.conflict_copies() {
        replies.say(Msg::CopiesFound(copies));
    }
    rows.sort_by(|a, b| a.summary.by_need(&b.summary));
    rows.truncate(index::ROWS);
    index::write(store.paths(), &rows);
    tell_trash(store, replies);
    tell_swept(&store.sweep(), replies);
}

/// Reads all deals in the trash or the archive; they are few enough to come at once.
pub(super) fn list_shelf(store: &Store, playbook: &Playbook, replies: &Replies, shelf: &Shelf) {
    let (today, store) = (now().date(), &store.for_a_list());
    let files = match shelf {
        Shelf::Trash => store.trashed(),
        Shelf::Archive => store.archived().unwrap_or_else(|error| {
            replies.say(Msg::Warned(failure(&error)));
            Vec::new()
        }),
    };
    let deals = files.iter().map(|path| read(store, playbook, path, today, None)).collect();
    replies.say(Msg::Shelved { shelf: *shelf, deals, deals_folder: store.paths().deals() });
}

/// Counts the deals in the trash and the archive. An archive that can't be listed says so when it is looked into.
pub(super) fn count_shelves(store: &Store, _: &Playbook, replies: &Replies, (): &()) {
    let archive = store.archived().map_or(0, |files| files.len());
    replies.say(Msg::OnShelves(OnShelves { archive, trash: store.trashed().len() }));
}

fn read(store: &Store, playbook: &Playbook, path: &Path, today: Date, known: Option<&Read>) -> Listed {
    let known = known.and_then(|known| known.in_file(store, path));
    match known.map_or_else(|| store.load(path).map(|loaded| Arc::new(loaded.deal)), Ok) {
        Ok(deal) => {
            let summary = summary(playbook, &deal, today);
            Listed { path: path.to_owned(), summary: Ok(summary), inside: DealIndex::of(&deal) }
        }
        Err(error) => Listed { path: path.to_owned(), summary: Err(failure(&error)), inside: DealIndex::default() },
    }
}

/// Reports newer work that was found in what killed processes left behind.
fn tell_swept(swept: &Swept, replies: &Replies) {
    for one in &swept.rescued {
        let what = format!("{}: a save was interrupted; what it left is kept as number {}", one.name, one.sequence);
        replies.say(Msg::Warned(Failure { what, hint: format!("to restore it: {}", one.command) }));
    }
    for error in &swept.left {
        replies.say(Msg::Warned(failure(error)));
    }
}

/// Reports what is in the trash, so that undo on Home reaches past this start.
fn tell_trash(store: &Store, replies: &Replies) {
    let trashed = |bin: PathBuf| {
        let file = bin.file_name()?.to_owned();
        let name =
            store.load(&bin).map_or_else(|_| file.to_string_lossy().into_owned().into(), |loaded| loaded.deal.name);
        Some(ShelvedDeal { name, path: store.paths().deals().join(file), bin: Some(bin), shelf: Shelf::Trash })
    };
    let all = store.trashed();
    let latest = all.len().saturating_sub(TRASH_TOLD);
    let deals: Vec<ShelvedDeal> = all.into_iter().skip(latest).filter_map(trashed).collect();
    if !deals.is_empty() {
        replies.say(Msg::InTrash(deals));
    }
}

/// Returns the first rows of Home as they were last time, if there were any.
pub(super) fn recalled(store: &Store) -> Option<Msg> {
    let known = |row: index::Row| {
        let path = index::path_of(store.paths(), &row)?;
        Some(Listed { path, summary: Ok(row.summary), inside: DealIndex::default() })
    };
    let deals: Vec<Listed> = index::read(store.paths()).into_iter().filter_map(known).collect();
    (!deals.is_empty()).then_some(Msg::Recalled(deals))
}

fn row(listed: &Listed) -> Option<index::Row> {
    let file = listed.path.file_name()?.to_str()?.to_owned();
    Some(index::Row::of(file, listed.summary.as_ref().ok()?))
}
