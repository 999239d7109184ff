//! What can lie above the panes: plain data in a stack, the last on top. Each file has its drawing counterpart of the same
//! name under `ui/overlays`.

pub mod alerts;
pub mod all_due;
pub mod due;
pub mod finder;
pub mod group;
pub mod map;
pub mod opinions;
pub mod page;
pub mod recover;
pub mod review;
pub mod screening;

use super::command::Scope;
use super::form::Form;
use alerts::AlertList;
use all_due::AllDue;
use due::DueList;
use finder::Finder;
use group::GroupView;
use map::Map;
use opinions::Opinions;
use page::{Page, PageKind};
use recover::Recover;
use screening::Screening;

/// Something above the panes.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A form to fill in.
    Form(Form),
    /// Help, palette or a choice: a list to search.
    Finder(Finder),
    /// The map.
    Map(Box<Map>),
    /// The screening walk.
    Screening(Screening),
    /// What is due.
    Due(DueList),
    /// What is due over all deals.
    AllDue(AllDue),
    /// What is wrong with the deal.
    Alerts(AlertList),
    /// The group as a whole.
    Group(GroupView),
    /// A page to read.
    Page(Page),
    /// The question before leaving with something unsaved.
    Unsaved,
    /// The question about what a dead program left.
    Recover(Recover),
    /// Two of ours compared on one person.
    Opinions(Box<Opinions>),
    /// The review that goes on; where the user is in it stands with the open deal.
    Review,
}

impl Overlay {
    /// The form, where it is one.
    #[must_use]
    pub const fn form(&self) -> Option<&Form> {
        if let Self::Form(form) = self { Some(form) } else { None }
    }

    /// The screening walk, where it is one.
    #[must_use]
    pub const fn screening(&self) -> Option<&Screening> {
        if let Self::Screening(screening) = self { Some(screening) } else { None }
    }

    /// The list of alerts, where it is one.
    #[must_use]
    pub const fn alerts(&self) -> Option<&AlertList> {
        if let Self::Alerts(list) = self { Some(list) } else { None }
    }

    /// The comparison of two opinions, where it is one.
    #[must_use]
    pub fn opinions(&self) -> Option<&Opinions> {
        if let Self::Opinions(view) = self { Some(view) } else { None }
    }

    /// The scopes in which keys are looked up while this is on top.
    #[must_use]
    pub const fn scopes(&self) -> &'static [Scope] {
        use Scope as S;
        match self {
            Self::Form(_) => &[S::Form, S::Always],
            Self::Finder(_) => &[S::List, S::Move, S::Always],
            Self::Map(_) => &[S::Map, S::Move, S::Global, S::Always],
            Self::Screening(_) => &[S::Screening, S::Move, S::Global, S::Always],
            Self::Due(_) | Self::AllDue(_) => &[S::Due, S::Move, S::Global, S::Always],
            Self::Alerts(_) => &[S::Alerts, S::Move, S::Global, S::Always],
            Self::Group(_) => &[S::Group, S::Move, S::Global, S::Always],
            Self::Page(Page { kind: PageKind::Minutes(_), .. }) => &[S::Minutes, S::Page, S::Move, S::Always],
            Self::Page(_) => &[S::Page, S::Move, S::Always],
            // What can be done in a deal can be done in its review, to whoever shows.
            Self::Review => &[S::Review, S::Move, S::Deal, S::Global, S::Always],
            Self::Unsaved => &[S::Unsaved, S::Always],
            Self::Recover(_) => &[S::Recover, S::Always],
            Self::Opinions(_) => &[S::Opinions, S::Move, S::Global, S::Always],
        }
    }
}
