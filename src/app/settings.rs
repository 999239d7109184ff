//! The user's settings, and how the program is started.

use super::privacy::PrivacyStart;
use super::theme_name::ThemeName;
use crate::domain::method::review_part::ReviewTimes;
use crate::domain::record::dates::reading::DayOrder;

/// The user's settings, and how the program was started.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The user's name, once they have given it.
    pub me: Option<String>,
    /// The system's name for the user, as the field's first text.
    pub me_guess: String,
    /// Whether this is the sample deal in a temporary folder.
    pub demo: bool,
    /// The folder of the deals, for display.
    pub data_dir: String,
    /// The folder suggested for exports, for display.
    pub export_dir: String,
    /// The initial state of privacy mode.
    pub privacy: PrivacyStart,
    /// The mode to begin in once the deal named at the start is open.
    pub begin: Begin,
    /// The time for reviews.
    pub review: ReviewTimes,
    /// The order of day and month in `12/11`, once the user has chosen.
    pub day_order: Option<DayOrder>,
    /// The theme in the configuration, or on the command line.
    pub theme: ThemeName,
    /// Whether the user wants no colors from any program (`NO_COLOR`).
    pub no_color: bool,
}

/// The mode to begin in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Begin {
    /// No special mode.
    #[default]
    Nothing,
    /// A review of the named deal.
    Review,
    /// The coach window for the named deal, or for any deal.
    Follow,
    /// A review of all deals that match these words.
    Portfolio(String),
}
