//! What tests drive the program with: a session fed by key strings, a disk in memory, and screens as text.
//!
//! Nothing here sleeps, reads the clock or opens a file, so a run is the same every time.

pub(crate) mod canary;
pub(crate) mod disk;
pub(crate) mod file;
pub(crate) mod follow;
pub(crate) mod group;
pub(crate) mod hostile;
pub(crate) mod keys;
pub(crate) mod screen;
pub(crate) mod session;
pub(crate) mod states;

pub(crate) use session::Session;
