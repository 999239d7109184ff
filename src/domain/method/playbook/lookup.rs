//! Look-ups in the content.

use super::{Advice, AdviceState, Playbook, ProfileText, Source, TellAnswerText, TellText, TraitText, Verifier};
use crate::domain::method::alert_kind::{AlertKind, AlertText};
use crate::domain::record::profile::Profile;
use crate::domain::record::stance::Position;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Trait;

impl Playbook {
    /// Returns the texts about a profile.
    #[must_use]
    pub fn profile(&self, profile: Profile) -> &ProfileText {
        &self.profiles[profile.index()]
    }

    /// Returns the texts about a trait.
    #[must_use]
    pub fn of_trait(&self, one: Trait) -> &TraitText {
        &self.traits[one.index()]
    }

    /// Returns the texts about a tell.
    #[must_use]
    pub fn tell(&self, tell: Tell) -> &TellText {
        &self.tells[tell.index()]
    }

    /// Returns the texts about an answer to a tell.
    #[must_use]
    pub fn tell_answer(&self, answer: TellAnswer) -> Option<&TellAnswerText> {
        self.tell(answer.tell()).answers.iter().find(|text| text.answer == answer)
    }

    /// Returns the advice for a state.
    #[must_use]
    pub fn advice(&self, state: AdviceState) -> Option<&Advice> {
        self.advice.iter().find(|advice| advice.state == state)
    }

    /// Returns the source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// Returns the verifier with this id, and the index of its stage.
    #[must_use]
    pub fn verifier(&self, id: &str) -> Option<(usize, &Verifier)> {
        self.stages
            .iter()
            .enumerate()
            .find_map(|(index, stage)| stage.verifiers.iter().find(|one| one.id == id).map(|one| (index, one)))
    }

    /// Returns the description of a position on a scale; empty if the content has none.
    #[must_use]
    pub fn looks_like(&self, position: Position) -> &str {
        let id = position.id();
        self.levels.iter().find(|level| level.id == id).map_or("", |level| &level.means)
    }

    /// Returns the texts about a kind of alert.
    #[must_use]
    pub fn alert(&self, kind: AlertKind) -> Option<&AlertText> {
        self.alerts.iter().find(|text| text.kind == kind)
    }
}

impl AdviceState {
    /// Returns the state with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }
}
