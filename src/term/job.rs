//! What the thread that reads and writes files is told.

use crate::app::effect::Effect;

/// One thing for that thread to do.
pub(super) enum Job {
    /// Do what the program asked for.
    Do(Effect),
    /// Something happened to the open deal's file or to its lock.
    FileChanged,
    /// Nothing more will come.
    End,
}
