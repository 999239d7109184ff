//! The jobs of the thread that reads and writes files.

use crate::app::effect::Effect;

/// One job for that thread.
pub(super) enum Job {
    /// An effect that the app asked for.
    Do(Box<Effect>),
    /// A change of the open deal's file or of its lock.
    FileChanged,
    /// The end: no more jobs will come.
    End,
}
