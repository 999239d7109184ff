//! The files that the first paint needs.

use super::audience::{FirstLook, Session, begin_to_look};
use super::list::recalled;
use super::opening::open_as_left;
use super::perform::is_small;
use crate::app::effect::Effect;
use crate::app::msg::Msg;
use crate::store::last_position::read_positions;
use crate::store::{Store, home_choices};
use std::sync::Arc;

/// Reads what can be read in less time than anybody notices.
pub(super) fn read((store, wanted, on_home, session): (Store, Vec<Effect>, bool, Option<Session>)) -> Vec<Msg> {
    let looked = session.map(begin_to_look);
    let mut first: Vec<Msg> = home_choices::read(store.paths()).map(Msg::HomeWas).into_iter().collect();
    let left = read_positions(store.paths()).0.portfolio;
    // A review that runs in another window was not left.
    let left = left.filter(|_| store.shared_views().live.iter().all(|view| view.portfolio.is_none()));
    first.extend(left.map(|left| Msg::PortfolioWas(Box::new(left))));
    for effect in wanted {
        match effect {
            Effect::Open(path) if is_small(&path) => {
                first.push(Msg::Opened(open_as_left(&store, &path).map(Box::new)));
            }
            Effect::List if on_home => first.extend(recalled(&store)),
            _ => {}
        }
    }
    // Who looks decides what the first paint shows.
    let clients = looked.and_then(FirstLook::clients);
    clients.into_iter().chain(first).collect()
}

/// Returns what is still to be done of the effect. A deal that was read only needs its lock.
pub(super) fn left_to_do(first: &[Msg], wanted: Effect) -> Option<Effect> {
    let read = first.iter().find_map(|msg| if let Msg::Opened(read) = msg { Some(read.as_deref()) } else { None });
    match (wanted, read) {
        (Effect::Open(_), Some(Ok(opened))) => {
            let read_only = opened.read_only.is_some();
            let read = Some(Arc::clone(&opened.deal));
            Some(Effect::Hold { deal: opened.deal.id, at: opened.at.clone(), read_only, read })
        }
        (Effect::Open(_), Some(Err(_))) => None,
        (wanted, _) => Some(wanted),
    }
}
