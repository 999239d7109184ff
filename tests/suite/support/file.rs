//! A deal's file in memory. Its bytes are those of the real format, written only once somebody reads them.

use jiff::civil::Date;
use stakemap::domain::judge::deal_index::DealIndex;
use stakemap::domain::judge::summary::{Summary, summary};
use stakemap::domain::method::playbook::Playbook;
use stakemap::domain::record::deal::Deal;
use stakemap::store::{Stamp, StoreError, format};
use std::fmt;
use std::ops::Deref;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

/// A file; a clone is the same file.
#[derive(Clone)]
pub(crate) struct File(Arc<Inside>);

struct Inside {
    /// What it was written from, where that is known.
    from: Option<Deal>,
    bytes: OnceLock<Vec<u8>>,
    stamp: Stamp,
    /// What it reads as.
    read: OnceLock<Arc<Deal>>,
    /// What a list said about it last, and on which day.
    listed: Mutex<Option<(Date, Summary, DealIndex)>>,
    /// What is odd in it.
    findings: OnceLock<Vec<String>>,
}

impl Inside {
    fn new(from: Option<Deal>, bytes: OnceLock<Vec<u8>>, stamp: Stamp) -> Self {
        Self { from, bytes, stamp, read: OnceLock::new(), listed: Mutex::default(), findings: OnceLock::new() }
    }
}

impl File {
    /// A file of a deal. Its stamp is like no other's, without a look at the bytes.
    pub(crate) fn of(deal: &Deal) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(1);
        let stamp = Stamp { length: 0, hash: COUNT.fetch_add(1, Ordering::Relaxed) };
        Self(Arc::new(Inside::new(Some(deal.clone()), OnceLock::new(), stamp)))
    }

    /// What marks its state.
    pub(crate) fn stamp(&self) -> Stamp {
        self.0.stamp
    }

    /// What it reads as: by way of its bytes, however it came to be.
    pub(crate) fn read(&self, path: &Path) -> Result<format::Decoded, StoreError> {
        let plain = |deal: &Arc<Deal>| format::Decoded { deal: anew(deal), version: CURRENT, read_only: None };
        if let Some(read) = self.0.read.get() {
            return Ok(plain(read));
        }
        let found = format::decode(self, path)?;
        if found.read_only.is_none() && found.version == CURRENT {
            _ = self.0.read.set(Arc::new(anew(&found.deal)));
        }
        Ok(found)
    }

    /// What a list of deals says about it on a day. Worked out once: nearly every test begins by listing the same file.
    pub(crate) fn listed(
        &self,
        path: &Path,
        playbook: &Playbook,
        today: Date,
    ) -> Result<(Summary, DealIndex), StoreError> {
        let mut listed = self.0.listed.lock().expect("no test died holding it");
        if let Some((day, summary, index)) = &*listed
            && *day == today
        {
            return Ok((summary.clone(), index.clone()));
        }
        let deal = match self.0.read.get() {
            Some(read) => Arc::clone(read),
            None => Arc::new(self.read(path)?.deal),
        };
        let found = (summary(playbook, &deal, today), DealIndex::of(&deal));
        *listed = Some((today, found.0.clone(), found.1.clone()));
        Ok(found)
    }

    /// What is odd in it, looked for once.
    pub(crate) fn findings(&self, look: impl FnOnce() -> Vec<String>) -> &[String] {
        self.0.findings.get_or_init(look)
    }

    /// The deal in it, without a look at the bytes where it is known; nothing where they are damaged.
    pub(crate) fn deal(&self) -> Option<Deal> {
        self.0.from.clone().or_else(|| self.read(Path::new("file.json")).ok().map(|found| found.deal))
    }
}

/// The same deal, of which nothing is the same allocation: as if it were read again.
fn anew(deal: &Deal) -> Deal {
    fn list<T: Clone>(all: &[Arc<T>]) -> Vec<Arc<T>> {
        all.iter().map(|one| Arc::new(T::clone(one))).collect()
    }
    Deal {
        stakeholders: list(&deal.stakeholders),
        coaching: list(&deal.coaching),
        conversations: list(&deal.conversations),
        actions: list(&deal.actions),
        reviews: list(&deal.reviews),
        history: list(&deal.history),
        ..deal.clone()
    }
}

const CURRENT: u64 = stakemap::store::migrate::CURRENT;

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        let stamp = Stamp::of(&bytes);
        Self(Arc::new(Inside::new(None, OnceLock::from(bytes), stamp)))
    }
}

impl Deref for File {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        let write = || self.0.from.as_ref().map(format::encode).unwrap_or_default();
        self.0.bytes.get_or_init(write)
    }
}

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", String::from_utf8_lossy(self))
    }
}
