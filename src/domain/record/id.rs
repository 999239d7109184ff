//! Ids: the identity of a deal, a person or a record, whatever its name.
//!
//! All are version 7 UUIDs, so they sort by creation time. Nothing here creates one: new ids come in from outside.

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
    /// A deal's identity. Its file name may change; this never does.
    DealId;
    /// A person's identity inside a deal.
    StakeholderId;
    /// The identity of any other list entry: an observation, a task, a tick, a step of history.
    RecordId;
}

impl DealId {
    /// Returns the eight characters that end a deal's file name: the random tail, because a version 7 id begins with
    /// its time.
    #[must_use]
    pub fn short(self) -> String {
        let text = self.0.simple().to_string();
        text[text.len() - 8..].to_owned()
    }
}
