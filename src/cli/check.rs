//! `stakemap check`: the alerts of one deal or of all.

use super::args::Options;
use super::commands::mask;
use super::{Stop, file_name, method_on_stderr, print, warn};
use crate::domain::judge::alert::alerts;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::privacy::{Datum, PrivacyLevel, masked};
use crate::domain::record::copies::{Files, OneOf};
use crate::export::alerts::{Checked, json, text};
use crate::export::json::pretty;
use crate::store::Config;
use crate::term::now;
use std::path::PathBuf;

/// What a customer reads.
const HIDDEN: &str = "Alerts are hidden from customers.\n";

/// Prints the alerts. Exit code 1 if one is urgent, 3 if a file could not be read.
pub(super) fn check(options: &Options, deal: Option<&str>, as_json: bool, level: PrivacyLevel) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    // A threshold that is mistyped would change the answer.
    Config::read(store.paths()).1.iter().for_each(|odd| warn(odd));
    let files: Vec<PathBuf> = match deal {
        Some(deal) => vec![store.resolve(deal)?],
        None => store.files()?.into_iter().map(|file| file.path).collect(),
    };
    let mask = mask(&store, level);
    if !mask.shows(Datum::Alerts) {
        // Not even whether there are any.
        return if as_json { print(&pretty(&json(&playbook, &[]))) } else { print(HIDDEN) };
    }
    let today = now().date();
    let mut bad = false;
    let mut all: Vec<Checked> = Vec::new();
    for file in files {
        match store.load(&file) {
            Ok(loaded) => {
                let deal = if level == PrivacyLevel::All { loaded.deal } else { masked(&loaded.deal, mask) };
                let alerts = alerts(&playbook, &deal, &playbook.thresholds, today);
                all.push(Checked { deal, of: OneOf { file: file_name(&file), files: 1 }, alerts });
            }
            Err(error) => {
                warn(&format!("{error}\n  {}", error.hint()));
                bad = true;
            }
        }
    }
    let files: Files = all.iter().map(|one| one.deal.id).collect();
    all.iter_mut().for_each(|one| one.of.files = files.of(one.deal.id));
    let rank =
        |one: &Checked| one.alerts.awake.first().map_or((AlertLevel::Hint, usize::MAX), |worst| (worst.level, 0));
    all.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.deal.name.cmp(&b.deal.name)));
    if as_json {
        print(&pretty(&json(&playbook, &all)))?;
    } else if !(bad && all.is_empty()) {
        print(&text(&all))?;
    }
    let urgent = all.iter().any(|one| one.alerts.count(AlertLevel::Urgent) > 0);
    Ok(if bad { 3 } else { u8::from(urgent) })
}
