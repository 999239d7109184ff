//! The overlays above the panes: plain data in a stack, the last on top. Each implements [`Layer`] for the rest of the
//! program in its own file; its drawing counterpart has the same name under `ui/overlays`.

/// Returns the overlay of a kind that is nearest to the top.
macro_rules! nearest {
    ($app:expr, $kind:ident) => {
        $app.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::$kind(view) => Some(view),
            _ => None,
        })
    };
}

pub mod alerts;
pub mod all_due;
pub mod beliefs;
pub mod debrief;
pub mod due;
pub mod export;
pub mod finder;
pub mod group;
pub mod history;
pub mod import;
pub mod inside;
pub mod insight;
pub mod insight_steps;
pub mod kit;
pub mod map;
pub mod opinions;
pub mod page;
pub mod portfolio;
pub mod prep;
pub mod recover;
pub mod review;
pub mod screening;
pub mod talk;
pub mod unsaved;

use super::App;
use super::form::Form;
use super::layer::Layer;
use alerts::AlertList;
use all_due::AllDue;
use beliefs::BeliefsView;
use debrief::Debrief;
use due::DueList;
use export::ExportList;
use finder::Finder;
use group::GroupView;
use history::History;
use import::Import;
use inside::InsideView;
use insight::InsightSheet;
use insight_steps::InsightSteps;
use kit::KitView;
use map::Map;
use opinions::Opinions;
use page::Page;
use portfolio::PortfolioScreen;
use prep::Prep;
use recover::Recover;
use review::ReviewScreen;
use screening::Screening;
use talk::TalkView;
use unsaved::Unsaved;

/// Makes the enum, and the access to each one's [`Layer`], from the list below.
macro_rules! overlays {
    ($($(#[$doc:meta])* $variant:ident($layer:ty),)*) => {
        /// A view above the panes.
        #[derive(Debug, Clone)]
        pub enum Overlay {
            $($(#[$doc])* $variant($layer),)*
        }

        impl Overlay {
            /// Returns it as a [`Layer`].
            #[must_use]
            pub fn layer(&self) -> &dyn Layer {
                match self {
                    $(Self::$variant(layer) => layer,)*
                }
            }

            /// Returns it as a [`Layer`], to take in text or to be masked.
            pub fn layer_mut(&mut self) -> &mut dyn Layer {
                match self {
                    $(Self::$variant(layer) => layer,)*
                }
            }
        }

        impl App {
            /// Moves the cursor of the overlay on top. Returns whether there is one.
            pub(super) fn move_on_top(&mut self, by: isize) -> bool {
                match self.overlays.last() {
                    $(Some(Overlay::$variant(_)) => <$layer>::move_by(self, by),)*
                    None => return false,
                }
                true
            }

            /// Lets the overlay on top make room for a command that works in the panes.
            pub(super) fn step_aside(&mut self) {
                match self.overlays.last() {
                    $(Some(Overlay::$variant(_)) => <$layer>::step_aside(self),)*
                    None => {}
                }
            }
        }
    };
}

overlays! {
    /// A form to fill in.
    Form(Form),
    /// Help, palette or a choice: a list to search.
    Finder(Finder),
    /// The map.
    Map(Box<Map>),
    /// The screening, step by step.
    Screening(Screening),
    /// The debrief of a conversation.
    Debrief(Debrief),
    /// The items due in the open deal.
    Due(DueList),
    /// The items due over all deals.
    AllDue(AllDue),
    /// The alerts of the deal.
    Alerts(AlertList),
    /// The people who may be in a conversation to prepare.
    Prep(Prep),
    /// The view of the group as a whole.
    Group(GroupView),
    /// The history of a person or of the deal.
    History(Box<History>),
    /// The formats to export in.
    Export(ExportList),
    /// An import under way.
    Import(Box<Import>),
    /// The customer's internal buying steps.
    Inside(InsideView),
    /// The sheet of an insight.
    Insight(InsightSheet),
    /// The steps of an insight that is being built.
    InsightSteps(InsightSteps),
    /// A, which the customer believes, beside B, which we want them to see.
    Beliefs(BeliefsView),
    /// The lines of the Mobilizer's kit.
    Kit(KitView),
    /// A conversation from a file.
    Talk(Box<TalkView>),
    /// A page to read.
    Page(Page),
    /// The question before leaving with something unsaved.
    Unsaved(Unsaved),
    /// The question about what a program that died left.
    Recover(Recover),
    /// The comparison of two assessors' opinions on one person.
    Opinions(Box<Opinions>),
    /// The review under way; the open deal holds the user's place in it.
    Review(ReviewScreen),
    /// The review of several deals under way; [`App`] holds the user's place in it.
    Portfolio(PortfolioScreen),
}

impl Overlay {
    /// Returns the form, if it is one.
    #[must_use]
    pub const fn form(&self) -> Option<&Form> {
        if let Self::Form(form) = self { Some(form) } else { None }
    }

    /// Returns the screening, if it is one.
    #[must_use]
    pub const fn screening(&self) -> Option<&Screening> {
        if let Self::Screening(screening) = self { Some(screening) } else { None }
    }

    /// Returns the list of alerts, if it is one.
    #[must_use]
    pub const fn alerts(&self) -> Option<&AlertList> {
        if let Self::Alerts(list) = self { Some(list) } else { None }
    }

    /// Returns the comparison of two opinions, if it is one.
    #[must_use]
    pub fn opinions(&self) -> Option<&Opinions> {
        if let Self::Opinions(view) = self { Some(view) } else { None }
    }
}
