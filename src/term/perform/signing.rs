//! Changing the user's former name in what they signed, in the deals that are not open.

use super::super::clock::{now, pause};
use super::super::ids::new_id;
use super::super::words::failure;
use crate::app::msg::Failure;
use crate::domain::change::diff::changes;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{DealId, RecordId};
use crate::domain::record::step::Step;
use crate::store::recover::put_together;
use crate::store::{Holder, Loaded, Locked, Store};
use std::sync::Arc;

/// Returns the number of deals in which a name signed something.
pub(super) fn count_signed(store: &Store, name: &str) -> usize {
    let files = store.files().unwrap_or_default();
    let deals = files.iter().filter_map(|file| store.load(&file.path).ok());
    deals.filter(|loaded| loaded.deal.is_signed_by(name)).count()
}

/// Signs every deal again but one. Returns the number of deals changed, and the failures in others.
pub(super) fn sign_again(
    store: &Store,
    from: &str,
    to: &str,
    except: Option<DealId>,
    me: &Holder,
) -> (usize, Vec<Failure>) {
    let files = match store.files() {
        Ok(files) => files,
        Err(error) => return (0, vec![failure(&error)]),
    };
    let (mut signed, mut failed) = (0, Vec::new());
    for file in files {
        // What cannot be read is told on Home.
        let Ok(loaded) = store.load(&file.path) else { continue };
        if Some(loaded.deal.id) == except {
            continue;
        }
        match sign_one(store, loaded, from, to, me) {
            Ok(true) => signed += 1,
            Ok(false) => {}
            Err(failure) => failed.push(failure),
        }
    }
    (signed, failed)
}

/// Signs one deal again. Returns whether there was something to sign.
fn sign_one(store: &Store, loaded: Loaded, from: &str, to: &str, me: &Holder) -> Result<bool, Failure> {
    // What an outdated copy replaced must not go out of reach with this save.
    let before = match store.replaced(&loaded) {
        Some(last) => put_together(Some(&last.deal), &last.deal, &loaded.deal).deal,
        None => loaded.deal.clone(),
    };
    let mut deal: Deal = before.clone();
    deal.sign_again(from, to);
    let changes = changes(&before, &deal);
    if changes.is_empty() {
        return Ok(false);
    }
    let name = &loaded.deal.name;
    if let Some(reason) = loaded.read_only {
        return Err(Failure { what: format!("“{name}”: {reason}"), hint: String::new() });
    }
    let _lock = match store.lock_patiently(deal.id, me, pause) {
        Locked::Theirs(_) => {
            let what = format!("“{name}” is open in another window");
            return Err(Failure { what, hint: "change your name again once it's closed there".to_owned() });
        }
        lock => lock,
    };
    let what = format!("change {from} to {to}");
    deal.history.push(Arc::new(Step::new(RecordId(new_id()), now().timestamp(), to, &what, changes)));
    store.save(&deal, &loaded.at).map(|_| true).map_err(|error| failure(&error))
}
