//! From when on something is worth an alert. Rules of thumb, no science (M16): users set them in the configuration.

use std::ops::RangeInclusive;

/// The numbers that alerts are raised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Days without an act of the customer's own. 21 (M16: 14 to 21 days).
    pub silent_days: u32,
    /// The same once the deal is late: purchase stage evaluate or select, or the fourth coaching stage. 14 (M16).
    pub silent_days_late: u32,
    /// Days without an act of the customer's own after which to ask whether we are still in (M9). 45, ours.
    pub still_in_days: u32,
    /// Days without a word from a Mobilizer, while others talk, after which they have gone quiet. 30, ours.
    pub quiet_days: u32,
    /// Weeks without anything proven, delivered or decided after which a deal stands still. 6, ours.
    pub stalled_weeks: u32,
    /// Conversations below which only one line says what to find out first. 3, ours.
    pub early_talks: u32,
    /// Percent of all contacts from which one person has too many. 60 (M16).
    pub contact_share: u32,
    /// Percent of all contacts from which Talkers have too many. 50 (M8: most of our contacts).
    pub talker_share: u32,
    /// Contacts that must be logged before shares are looked at. 5, ours.
    pub contacts_needed: u32,
    /// Months after which what was seen of a person is old. 6, ours.
    pub evidence_months: u32,
}

/// A threshold's name, and the values it can have.
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
            early_talks: 3,
            contact_share: 60,
            talker_share: 50,
            contacts_needed: 5,
            evidence_months: 6,
        }
    }
}

impl Thresholds {
    /// Their names in the configuration, with the values they can have.
    pub const KEYS: [Key; 10] = [
        ("silent_days", DAYS),
        ("silent_days_late", DAYS),
        ("still_in_days", DAYS),
        ("quiet_days", DAYS),
        ("stalled_weeks", 1..=520),
        ("early_talks", 1..=1000),
        ("contact_share", PERCENT),
        ("talker_share", PERCENT),
        ("contacts_needed", 1..=1000),
        ("evidence_months", 1..=120),
    ];

    /// Returns the threshold of this name.
    pub fn named(&mut self, name: &str) -> Option<&mut u32> {
        Some(match name {
            "silent_days" => &mut self.silent_days,
            "silent_days_late" => &mut self.silent_days_late,
            "still_in_days" => &mut self.still_in_days,
            "quiet_days" => &mut self.quiet_days,
            "stalled_weeks" => &mut self.stalled_weeks,
            "early_talks" => &mut self.early_talks,
            "contact_share" => &mut self.contact_share,
            "talker_share" => &mut self.talker_share,
            "contacts_needed" => &mut self.contacts_needed,
            "evidence_months" => &mut self.evidence_months,
            _ => return None,
        })
    }
}
