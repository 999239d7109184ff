//! A folder with a believable deal in it, and what must hold for it whatever happens.

use jiff::Timestamp;
use stakemap::content;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, RecordId};
use stakemap::domain::record::step::Step;
use stakemap::store::{DataPaths, SavedAs, Store};
use stakemap::term;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

pub(crate) struct Scene {
    pub(crate) root: TempDir,
    pub(crate) store: Store,
    pub(crate) file: PathBuf,
}

impl Scene {
    /// The worked example, saved once after it was made, so that a generation of it is kept.
    pub(crate) fn new() -> Self {
        let root = TempDir::new().unwrap();
        let store = Store::new(DataPaths::under(root.path()));
        Self::on(root, store)
    }

    pub(crate) fn on(root: TempDir, store: Store) -> Self {
        let sample = content::sample(term::now().date());
        let mut deal = Deal { id: DealId(term::new_id()), name: "Halden Foods".to_owned().into(), ..sample };
        let at = store.create(&deal).unwrap().at;
        advance(&mut deal, "first");
        // A test beside it that starts a program holds our lock too, until that program is there.
        let saved = std::iter::repeat_with(|| store.save(&deal, &at)).take(100).find_map(Result::ok);
        let file = saved.unwrap().at.path;
        Self { root, store, file }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(&self.file).unwrap()
    }

    pub(crate) fn load(&self) -> Result<(Deal, SavedAs), String> {
        let loaded = self.store.load(&self.file).map_err(|e| format!("unreadable: {e}"))?;
        Ok((loaded.deal, loaded.at))
    }

    /// Saves the next state of the deal in this process.
    pub(crate) fn save(&self) -> Result<stakemap::store::Saved, stakemap::store::StoreError> {
        let loaded = self.store.load(&self.file)?;
        let mut deal = loaded.deal;
        advance(&mut deal, "next");
        self.store.save(&deal, &loaded.at)
    }

    /// What killed saves left among the deals.
    pub(crate) fn leftovers(&self) -> Vec<PathBuf> {
        leftovers(self.file.parent().unwrap())
    }
}

/// What killed processes left in a folder: unfinished files, what came out, their locks.
pub(crate) fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    all.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".stakemap-"))).collect()
}

/// The deal's next state: one step more, of which the last few are kept, so that files stay small.
pub(crate) fn advance(deal: &mut Deal, value: &str) -> RecordId {
    let id = RecordId(term::new_id());
    deal.value = value.into();
    let what = format!("value {value}");
    deal.history.push(Arc::new(Step::new(id, Timestamp::now(), "Ida", &what, Vec::new())));
    let old = deal.history.len().saturating_sub(3);
    deal.history.drain(..old);
    id
}

/// Whether a tool runs at all.
pub(crate) fn runs(command: &str, args: &[&str]) -> bool {
    Command::new(command).args(args).output().is_ok_and(|out| out.status.success())
}

/// Numbers without a pattern; the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
