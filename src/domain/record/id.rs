//! Ids: what a deal, a person or a record is, whatever it is called.
//!
//! All are version 7 UUIDs, so they sort by the time they were made. Nothing here makes one: new ids come in from outside.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

id_types! {
    /// Names a deal for ever; its file name may change, this does not.
    DealId;
    /// Names a person inside a deal.
    StakeholderId;
    /// Names any other entry of a list: an observation, a task, a tick, a step of history.
    RecordId;
}

impl DealId {
    /// Returns the eight characters that end a deal's file name: the random tail, since the head of a version 7 id is
    /// its time.
    #[must_use]
    pub fn short(self) -> String {
        let text = self.0.simple().to_string();
        text[text.len() - 8..].to_owned()
    }
}
