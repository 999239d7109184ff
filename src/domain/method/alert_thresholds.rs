//! The thresholds of alerts. They are rules of thumb, not science (M16); users set them in the configuration.

use std::ops::RangeInclusive;

/// The numbers at which alerts are raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Days without an act of the customer's own. Default 21 (M16: 14 to 21 days).
    pub silent_days: u32,
    /// The same once the deal is far along: purchase stage evaluate or select, or the fourth coaching stage. Default 14
    /// (M16).
    pub silent_days_late: u32,
    /// Days without an act of the customer's own after which to ask whether we are still in (M9). Default 45, our own
    /// figure.
    pub still_in_days: u32,
    /// Days of silence from a Mobilizer, while others talk, after which they count as quiet. Default 30, our own
    /// figure.
    pub quiet_days: u32,
    /// Weeks without anything proven, delivered or decided after which a deal counts as stalled. Default 6, our own
    /// figure.
    pub stalled_weeks: u32,
    /// Days without anything done together while half of the group is willing, each alone. Default 21, our own figure.
    pub apart_days: u32,
    /// Conversations below which a single line says what to find out first. Default 3, our own figure.
    pub early_talks: u32,
    /// Percent of all contacts from which one person has too many. Default 60 (M16).
    pub contact_share: u32,
    /// Percent of all contacts from which Talkers have too many. Default 50 (M8: most of our contacts).
    pub talker_share: u32,
    /// Contacts that must be logged before shares count. Default 5, our own figure.
    pub contacts_needed: u32,
    /// Months after which evidence about a person counts as old. Default 6, our own figure.
    pub evidence_months: u32,
}

/// A threshold's name and valid range.
pub type Key = (&'static str, RangeInclusive<u32>);

const DAYS: RangeInclusive<u32> = 1..=3650;
const PERCENT: RangeInclusive<u32> = 1..=100;

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            silent_days: 21,
            silent_days_late: 14,
            still_in_days: 45,
            quiet_days: 30,
            stalled_weeks: 6,
            apart_days: 21,
            early_talks: 3,
            contact_share: 60,
            talker_share: 50,
            contacts_needed: 5,
            evidence_months: 6,
        }
    }
}

impl Thresholds {
    /// The names in the configuration, with the valid range of each.
    pub const KEYS: [Key; 11] = [
        ("silent_days", DAYS),
        ("silent_days_late", DAYS),
        ("still_in_days", DAYS),
        ("quiet_days", DAYS),
        ("stalled_weeks", 1..=520),
        ("apart_days", DAYS),
        ("early_talks", 1..=1000),
        ("contact_share", PERCENT),
        ("talker_share", PERCENT),
        ("contacts_needed", 1..=1000),
        ("evidence_months", 1..=120),
    ];

    /// Returns the threshold with this name, for changing.
    pub fn named(&mut self, name: &str) -> Option<&mut u32> {
        Some(match name {
            "silent_days" => &mut self.silent_days,
            "silent_days_late" => &mut self.silent_days_late,
            "still_in_days" => &mut self.still_in_days,
            "quiet_days" => &mut self.quiet_days,
            "stalled_weeks" => &mut self.stalled_weeks,
            "apart_days" => &mut self.apart_days,
            "early_talks" => &mut self.early_talks,
            "contact_share" => &mut self.contact_share,
            "talker_share" => &mut self.talker_share,
            "contacts_needed" => &mut self.contacts_needed,
            "evidence_months" => &mut self.evidence_months,
            _ => return None,
        })
    }
}
