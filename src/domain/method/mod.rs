//! The method as data: the texts and numbers from `assets/method`.

pub mod alert_kind;
pub mod alert_thresholds;
pub mod cue;
pub mod deferred;
pub mod group_texts;
pub mod inside_texts;
pub mod insight_texts;
pub mod kit_texts;
pub mod model;
pub mod playbook;
pub mod review_part;
pub mod review_texts;
