//! Reading one deal, with the user's last position in it.

use super::words::failure;
use crate::app::msg::{Failure, Opened};
use crate::store::{Loaded, Store, last_position, rules};
use std::path::Path;
use std::sync::Arc;

/// Reads a deal as it is in its file.
pub(super) fn open(store: &Store, path: &Path) -> Result<Opened, Failure> {
    store.load(path).map(|loaded| opened(store, loaded)).map_err(|error| failure(&error))
}

/// Reads a deal to work on it: where an outdated copy replaced its file, as it was saved here last. Whoever holds it
/// then finds that its file has changed, and that is merged like any change from outside.
pub(super) fn open_as_left(store: &Store, path: &Path) -> Result<Opened, Failure> {
    store.load_as_left(path).map(|loaded| opened(store, loaded)).map_err(|error| failure(&error))
}

/// Returns a deal that was read, with the user's last position in it.
pub(super) fn opened(store: &Store, loaded: Loaded) -> Opened {
    let (mut positions, _) = last_position::read_positions(store.paths());
    let position = positions.deals.remove(&loaded.deal.id);
    let rules = rules::untold(store.paths(), loaded.deal.id);
    Opened { deal: Arc::new(loaded.deal), at: loaded.at, read_only: loaded.read_only, held_by: None, position, rules }
}
