//! A conversation from a file: what is asked of the outside, and what comes back.

mod choosing;

pub use choosing::{Choosing, Line, Part};

use crate::domain::change::talk::{Who, who_spoke};
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::deal::Deal;
use crate::import::Talk;
use std::sync::Arc;

/// A request to read a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadTalk {
    /// Its number, by which it can be stopped and its answer is known.
    pub number: u64,
    /// The file, by its path as typed.
    pub file: String,
    /// The order of day and month, if the user chose one.
    pub order: Option<DayOrder>,
}

/// A conversation beside the deal that it may be logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What the file tells.
    pub talk: Arc<Talk>,
    /// Who each speaker is.
    pub who: Vec<Who>,
}

impl Beside {
    /// Lays a conversation beside a deal.
    #[must_use]
    pub fn of(deal: &Deal, me: &str, talk: Talk) -> Self {
        let speakers: Vec<(&str, &str)> =
            talk.speakers.iter().map(|one| (one.name.as_str(), one.email.as_str())).collect();
        let who = who_spoke(deal, me, &speakers);
        Self { talk: Arc::new(talk), who }
    }
}
