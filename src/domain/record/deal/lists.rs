//! The long lists of a deal, whose entries are shared and have an id, and the deal without them.

use super::Deal;
use crate::domain::record::action::Action;
use crate::domain::record::coaching::Track;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::naming::Called;
use crate::domain::record::review::Review;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::step::Step;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use uuid::Uuid;

/// An entry of one of the deal's own lists.
pub(in crate::domain) trait Entry: Serialize + DeserializeOwned + PartialEq {
    /// What the list is called.
    const LIST: &'static str;

    /// The entry's id.
    fn key(&self) -> Uuid;

    /// The list.
    fn list(deal: &Deal) -> &Vec<Arc<Self>>;

    /// The list, to be changed.
    fn list_mut(deal: &mut Deal) -> &mut Vec<Arc<Self>>;
}

macro_rules! entries {
    ($($name:ident in $list:ident;)*) => {$(
        impl Entry for $name {
            const LIST: &'static str = stringify!($list);

            fn key(&self) -> Uuid {
                self.id.0
            }

            fn list(deal: &Deal) -> &Vec<Arc<Self>> {
                &deal.$list
            }

            fn list_mut(deal: &mut Deal) -> &mut Vec<Arc<Self>> {
                &mut deal.$list
            }
        }
    )*};
}

entries! {
    Stakeholder in stakeholders;
    Track in coaching;
    Conversation in conversations;
    Action in actions;
    Review in reviews;
    Step in history;
}

/// The deal's own fields and short lists; clones no entry of the long ones.
pub(in crate::domain) fn header(deal: &Deal) -> Deal {
    Deal {
        id: deal.id,
        name: deal.name.clone(),
        value: deal.value.clone(),
        about: deal.about.clone(),
        owner: deal.owner.clone(),
        created: deal.created,
        sample: deal.sample,
        stakeholders: Vec::new(),
        coaching: Vec::new(),
        relations: deal.relations.clone(),
        conversations: Vec::new(),
        actions: Vec::new(),
        reviews: Vec::new(),
        concerns: deal.concerns.clone(),
        marks: deal.marks.clone(),
        stage: deal.stage.clone(),
        expected: deal.expected,
        cost_of_inaction: deal.cost_of_inaction.clone(),
        outcome: deal.outcome.clone(),
        snoozes: deal.snoozes.clone(),
        clashes: deal.clashes.clone(),
        extra: deal.extra.clone(),
        history: Vec::new(),
        called: Called::default(),
    }
}
