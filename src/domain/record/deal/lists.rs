//! The long lists of a deal, whose entries are shared and have ids. One row per list here generates everything needed
//! to address, compare, undo and merge it.

use super::Deal;
use crate::domain::record::naming::Called;
use crate::domain::record::step::Step;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::mem::take;
use std::sync::Arc;
use uuid::Uuid;

/// An entry of one of the deal's own lists.
pub(in crate::domain) trait Entry: Serialize + DeserializeOwned + PartialEq {
    /// The list's name in addresses.
    const LIST: &'static str;

    /// Returns the entry's id, as a bare UUID.
    fn key(&self) -> Uuid;

    /// Returns the deal's list of such entries.
    fn list(deal: &Deal) -> &Vec<Arc<Self>>;

    /// Returns the list for changing.
    fn list_mut(deal: &mut Deal) -> &mut Vec<Arc<Self>>;
}

/// Passes the rows to another macro, after that macro's own arguments: a list's field in the deal, and the type of its
/// entries. The history is not among them: steps are only added, never edited.
macro_rules! lists {
    ($then:ident $($with:ident)?) => {
        $then! { $($with)?;
            stakeholders: $crate::domain::record::stakeholder::Stakeholder,
            coaching: $crate::domain::record::coaching::Track,
            conversations: $crate::domain::record::conversation::Conversation,
            actions: $crate::domain::record::action::Action,
            reviews: $crate::domain::record::review::Review,
            insights: $crate::domain::record::insight::Insight,
            inside_steps: $crate::domain::record::inside_step::InsideStep,
            kit: $crate::domain::record::kit::KitLine,
        }
    };
}

/// Calls a function, generic over the entry type, for each of the lists: `lists!(each compare)`.
macro_rules! each {
    ($function:ident; $($list:ident: $entry:ty,)*) => { [$($function::<$entry>),*] };
}

pub(in crate::domain) use {each, lists};

macro_rules! entries {
    (; $($list:ident: $entry:ty,)*) => {$(
        impl Entry for $entry {
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

lists!(entries);
entries! {; history: Step, }

macro_rules! parts {
    (; $($list:ident: $entry:ty,)*) => {
        /// Returns the deal's own fields and short lists, without cloning any entry of the long ones.
        pub(in crate::domain) fn header(deal: &Deal) -> Deal {
            Deal {
                id: deal.id,
                name: deal.name.clone(),
                value: deal.value.clone(),
                about: deal.about.clone(),
                owner: deal.owner.clone(),
                created: deal.created,
                sample: deal.sample,
                relations: deal.relations.clone(),
                concerns: deal.concerns.clone(),
                marks: deal.marks.clone(),
                stage: deal.stage.clone(),
                expected: deal.expected,
                cost_of_inaction: deal.cost_of_inaction.clone(),
                outcome: deal.outcome.clone(),
                snoozes: deal.snoozes.clone(),
                conflicts: deal.conflicts.clone(),
                extra: deal.extra.clone(),
                $($list: Vec::new(),)*
                history: Vec::new(),
                called: Called::default(),
            }
        }

        impl Deal {
            /// Takes the long lists and the history out of another deal.
            pub(in crate::domain) fn take_lists(&mut self, from: &mut Self) {
                $(self.$list = take(&mut from.$list);)*
                self.history = take(&mut from.history);
            }

            /// Returns whether the long lists are equal, histories aside.
            pub(super) fn same_lists(&self, other: &Self) -> bool {
                $(self.$list == other.$list)&&*
            }
        }
    };
}

lists!(parts);
