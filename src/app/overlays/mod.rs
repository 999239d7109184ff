//! What can lie above the panes: plain data in a stack, the last on top. What the rest of the program asks of each is a
//! [`Layer`], in each one's own file; the drawing counterpart has the same name under `ui/overlays`.

pub mod alerts;
pub mod all_due;
pub mod due;
pub mod finder;
pub mod group;
pub mod map;
pub mod opinions;
pub mod page;
pub mod portfolio;
pub mod recover;
pub mod review;
pub mod screening;
pub mod unsaved;

use super::App;
use super::form::Form;
use super::layer::Layer;
use alerts::AlertList;
use all_due::AllDue;
use due::DueList;
use finder::Finder;
use group::GroupView;
use map::Map;
use opinions::Opinions;
use page::Page;
use portfolio::PortfolioScreen;
use recover::Recover;
use review::ReviewScreen;
use screening::Screening;
use unsaved::Unsaved;

/// Makes the enum, and the way from each to what it answers, from the list below.
macro_rules! overlays {
    ($($(#[$doc:meta])* $variant:ident($layer:ty),)*) => {
        /// Something above the panes.
        #[derive(Debug, Clone)]
        pub enum Overlay {
            $($(#[$doc])* $variant($layer),)*
        }

        impl Overlay {
            /// What the rest of the program asks of it.
            #[must_use]
            pub fn layer(&self) -> &dyn Layer {
                match self {
                    $(Self::$variant(layer) => layer,)*
                }
            }

            /// The same, to take in text or to be masked.
            pub fn layer_mut(&mut self) -> &mut dyn Layer {
                match self {
                    $(Self::$variant(layer) => layer,)*
                }
            }
        }

        impl App {
            /// Moves the cursor of the layer on top. Returns whether there is one.
            pub(super) fn move_on_top(&mut self, by: isize) -> bool {
                match self.overlays.last() {
                    $(Some(Overlay::$variant(_)) => <$layer>::move_by(self, by),)*
                    None => return false,
                }
                true
            }

            /// Lets the layer on top make room for a command that works in the panes.
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
    Unsaved(Unsaved),
    /// The question about what a dead program left.
    Recover(Recover),
    /// Two of ours compared on one person.
    Opinions(Box<Opinions>),
    /// The review that goes on; where the user is in it stands with the open deal.
    Review(ReviewScreen),
    /// The review of several deals that goes on; where the user is in it stands with the program.
    Portfolio(PortfolioScreen),
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
}
