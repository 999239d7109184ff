//! `stakemap export`: a deal as a brief, a spreadsheet, a file, a calendar or a diagram.

use super::args::{Export, Options};
use super::commands::mask;
use super::{Stop, method_on_stderr, print_file, warn};
use crate::domain::privacy::{PrivacyLevel, masked};
use crate::domain::record::text::one_line;
use crate::export::outgoing::{Outgoing, readers};
use crate::store::{Durability, write_export};
use crate::term::now;

pub(super) fn export(options: &Options, what: &Export) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let deal = store.load(&store.resolve(&what.deal)?)?.deal;
    let (level, now) = (what.level(), now());
    if let Some(refused) = what.format.is_refused(level) {
        return Err(Stop::Usage(refused.to_owned()));
    }
    let mask = mask(&store, level);
    let deal = if level == PrivacyLevel::All { deal } else { masked(&deal, mask) };
    let out = Outgoing { playbook: &playbook, deal: &deal, mask, today: now.date(), at: now.timestamp() };
    let text = what.format.text(&out);
    if let Some(nothing) = what.format.nothing_in(&text, level) {
        warn(&nothing);
    }
    let Some(path) = &what.out else { return print_file(&text) };
    let path = if path.is_dir() { path.join(what.format.file_name(&deal, now.date())) } else { path.clone() };
    let durable = write_export(&path, &text, false)?;
    if let Durability::Unknown(cause) = durable {
        warn(&format!("written, but a power failure could lose it: {cause}"));
    }
    let path = one_line(&path.display().to_string());
    print_file(&format!("Exported to {path}, for {}.\n", readers(level)))
}
