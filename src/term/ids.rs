//! New ids: the only randomness of the program.

use uuid::Uuid;

/// A new version 7 id. It carries the time it was made.
#[must_use]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
