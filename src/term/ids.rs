//! New ids: the only randomness of the program.

use uuid::Uuid;

/// Returns a new version 7 id. It holds the time of its creation.
#[must_use]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
