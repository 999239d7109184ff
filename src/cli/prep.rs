//! `stakemap prep`: what to find out in a conversation, as Markdown.

use super::args::{Options, Prep};
use super::commands::{mask, person_called};
use super::{Stop, method_on_stderr, print};
use crate::domain::judge::alert::alerts;
use crate::domain::judge::prep::{can_be_there, prep as asks};
use crate::domain::privacy::{Datum, PrivacyLevel, masked};
use crate::export::prep::{markdown, sheet};
use crate::term::now;

/// What a customer reads instead of what is to be found out about them.
const HIDDEN: &str = "What to find out is hidden from customers.\n";

pub(super) fn prep(options: &Options, asked: &Prep) -> Result<u8, Stop> {
    let level = asked.reader.level();
    let (store, playbook) = method_on_stderr(options)?;
    let deal = store.load(&store.resolve(&asked.deal)?)?.deal;
    let mut there = Vec::new();
    for asked in &asked.people {
        let person = &deal.stakeholders[person_called(&deal, asked)?];
        if !can_be_there(person) {
            let why = if person.has_left() { "left the company" } else { "isn't identified yet" };
            return Err(Stop::Usage(format!("{} {why}, so there's nobody to talk to", deal.called(person))));
        }
        there.push(person.id);
    }
    let mask = mask(&store, level);
    if !mask.shows(Datum::Judgments) {
        return print(HIDDEN);
    }
    let seen = if level == PrivacyLevel::All { deal } else { masked(&deal, mask) };
    let today = now().date();
    let alerts = alerts(&playbook, &seen, &playbook.thresholds, today);
    let asks = asks(&playbook.model, &seen, &there, &seen.owner, Some(&alerts), today);
    print(&markdown(&sheet(&playbook, &seen, &there, &asks, Some(&alerts), (&seen.owner, today))))
}
