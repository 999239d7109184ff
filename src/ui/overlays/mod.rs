//! Draws what lies above the panes. Each file draws the state of the file of the same name under `app/overlays`.

pub(super) mod alerts;
pub(super) mod all_due;
pub(super) mod due;
pub(super) mod finder;
pub(super) mod form;
pub(super) mod group;
pub(super) mod map;
pub(super) mod opinions;
pub(super) mod page;
pub(super) mod recover;
pub(super) mod review;
pub(super) mod screening;
pub(super) mod unsaved;
