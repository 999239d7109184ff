//! `stakemap log`: a conversation from an invitation, a transcript or notes.

use super::args::{Log, Options};
use super::{Stop, file_name, print, user_name, warn};
use crate::app::talk::Beside;
use crate::domain::change::diff::changes;
use crate::domain::change::talk::{ToLog, Who, log, logged};
use crate::domain::record::dates::reading::{DayReader, Direction};
use crate::domain::record::dates::{full, show};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::step::Step;
use crate::export::words::count;
use crate::import::Talk;
use crate::store::{Config, Durability, Holder, Loaded, Locked, Store, day_order};
use crate::term::{new_id, now, pause, talk_in_file};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use std::ops::ControlFlow;
use std::sync::Arc;

pub(super) fn log_from(options: &Options, what: &Log) -> Result<u8, Stop> {
    let store = options.store_to_read()?;
    let loaded = store.load(&store.resolve(&what.deal)?)?;
    let me = Config::read(store.paths()).0.me.unwrap_or_else(user_name::guess);
    let order = day_order::read(store.paths());
    let talk = talk_in_file(&what.from, order, &mut |_| ControlFlow::Continue(())).map_err(|failure| {
        let hint = if failure.hint.is_empty() { String::new() } else { format!("\n  {}", failure.hint) };
        Stop::File(format!("{}{hint}", failure.what))
    })?;
    let beside = Beside::of(&loaded.deal, &me, talk);
    let now = now();
    let on = day(&store, what, &beside.talk, now.date())?;
    print(&listed(&loaded.deal, &beside, on))?;
    let people = |one: &Who| if let Who::Person(id) = one { Some(*id) } else { None };
    let mut with: Vec<StakeholderId> = beside.who.iter().filter_map(people).collect();
    with.sort_unstable();
    with.dedup();
    let open = beside.who.iter().filter(|one| matches!(one, Who::Perhaps(_) | Who::Nobody)).count();
    warn_of_open(open, &loaded.deal.name);
    let left = u8::from(open > 0);
    let about = &beside.talk.about;
    let to_log = ToLog { about, on, with, added: Vec::new(), source: &beside.talk.id };
    if let Some(one) = logged(&loaded.deal, &to_log) {
        print(&format!("Logged already, on {}: {}\n", full(one.on), one.said))?;
        return Ok(left);
    }
    if to_log.with.is_empty() {
        warn(&format!("not logged: nobody of “{}” took part", loaded.deal.name));
        return Ok(1);
    }
    if what.dry_run {
        print(&format!("Nothing was changed: this is a dry run of a log into “{}”.\n", loaded.deal.name))?;
        return Ok(left);
    }
    save(&store, &loaded, &to_log, what, (&me, &now))?;
    Ok(left)
}

/// Logs the conversation, and saves the deal.
fn save(
    store: &Store,
    loaded: &Loaded,
    to_log: &ToLog<'_>,
    what: &Log,
    (me, now): (&str, &ZonedDateTime),
) -> Result<(), Stop> {
    if let Some(reason) = &loaded.read_only {
        return Err(Stop::NotSaved(format!("“{}”: {reason}", loaded.deal.name)));
    }
    let mut deal = Deal::clone(&loaded.deal);
    log(&mut deal, to_log, (me, now.timestamp()), &mut new_id);
    let _lock = match store.lock_patiently(deal.id, &Holder { by: me.to_owned(), since: now.timestamp() }, pause) {
        Locked::Theirs(_) => {
            let what = format!("not logged: “{}” is open in another window", deal.name);
            return Err(Stop::NotSaved(format!("{what}\n  Close it there and try again.")));
        }
        lock => lock,
    };
    let step = format!("logged a conversation from {}", file_name(&what.from));
    let changes = changes(&loaded.deal, &deal);
    deal.history.push(Arc::new(Step::new(RecordId(new_id()), now.timestamp(), me, &step, changes)));
    let saved = store.save(&deal, &loaded.at)?;
    if let Durability::Unknown(cause) = &saved.durable {
        warn(&format!("saved, but a power failure could lose it: {cause}"));
    }
    let undo = format!("To undo: stakemap {}, then u", store.word_for(&saved.at.path));
    print(&format!("Logged a conversation on {} in “{}”.\n{undo}\n", show(to_log.on, now.date()), deal.name))?;
    Ok(())
}

fn warn_of_open(open: usize, name: &str) {
    if open > 0 {
        let who = count(open, "person isn't", "people aren't");
        let how = "To say who they are, open the deal and use the command “Log from a file”.";
        warn(&format!("{who} known in “{name}” and left out\n  {how}"));
    }
}

/// Returns the day of the conversation: the one that was given, or the one in the file.
fn day(store: &Store, what: &Log, talk: &Talk, today: Date) -> Result<Date, Stop> {
    let name = file_name(&what.from);
    let on = match (&what.on, talk.on, &talk.either) {
        (Some(text), ..) => {
            let order = day_order::read(store.paths());
            let reader = DayReader { today, direction: Direction::Past, order, since: None };
            reader.read(text).map_err(|fault| Stop::Usage(fault.words(Direction::Past)))?
        }
        (None, Some(on), _) => on,
        (None, None, Some(either)) => {
            let (one, other) = (either.month_first, either.day_first);
            let what = format!(
                "{name}: {} could be two different days\n  Say which with --on {one} or --on {other}.",
                either.text
            );
            return Err(Stop::Usage(what));
        }
        (None, None, None) => {
            return Err(Stop::Usage(format!(
                "{name}: I found no day in it\n  Say when it was with --on, such as --on fri."
            )));
        }
    };
    if on > today {
        return Err(Stop::Usage(format!("{} is in the future. Log it once it has taken place", full(on))));
    }
    Ok(on)
}

/// Returns what the file tells: the day, and who each speaker is.
fn listed(deal: &Deal, beside: &Beside, on: Date) -> String {
    let talk = &beside.talk;
    let mut out = format!("{}: {}, {}\n", talk.about, talk.kind, full(on));
    let name = |id: StakeholderId| deal.called_by_id(id).map_or_else(String::new, ToString::to_string);
    for (speaker, who) in talk.speakers.iter().zip(&beside.who) {
        let said = if speaker.said == 0 {
            String::new()
        } else {
            format!(", {}", count(speaker.said, "sentence", "sentences"))
        };
        let words = match who {
            Who::Person(id) if name(*id) == speaker.name => "in the deal".to_owned(),
            Who::Person(id) => format!("in the deal as {}", name(*id)),
            Who::Ours => "on your side".to_owned(),
            Who::Perhaps(all) => {
                let all: Vec<String> = all.iter().map(|id| name(*id)).collect();
                format!("perhaps {}; left out", all.join(" or "))
            }
            Who::Nobody => "not in the deal; left out".to_owned(),
        };
        out.push_str(&format!("  {:<24} {words}{said}\n", speaker.name));
    }
    for one in &talk.rejected {
        out.push_str(&format!("  line {}: {} ({})\n", one.line, one.what, one.reason));
    }
    out
}
