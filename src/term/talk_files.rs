//! Reading a conversation to log, on a thread of its own.

use super::people_files::name_of;
use super::replies::Replies;
use crate::app::msg::{Failure, Msg};
use crate::app::talk::ReadTalk;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::dates::reading::DayOrder;
use crate::import::{self, LARGEST, Progress, Talk};
use crate::store::{Store, StoreError, read_foreign, typed_path};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A request, and the number of the request that nobody waits for any more.
type Asked = (ReadTalk, Arc<AtomicU64>);

/// Reads a conversation, and reports it and the progress.
pub(super) fn read_talk(_: &Store, _: &Playbook, replies: &Replies, (ask, stopped): &Asked) {
    let number = ask.number;
    let mut progress = |rows: usize| {
        replies.say(Msg::PeopleCounted { number, rows });
        if stopped.load(Ordering::SeqCst) == number { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let result = talk_in_file(&typed_path(&ask.file), ask.order, &mut progress).map(Box::new);
    replies.say(Msg::TalkRead(number, result));
}

/// Reads the conversation in a file.
///
/// # Errors
/// When it can't be read, or holds none.
pub fn talk_in_file(file: &Path, order: Option<DayOrder>, progress: Progress<'_>) -> Result<Talk, Failure> {
    let bytes = read_foreign(file, LARGEST)
        .map_err(|error: StoreError| Failure { what: error.to_string(), hint: error.hint() })?;
    let name = name_of(file);
    import::read_talk(&bytes, &name, order, progress)
        .map_err(|reason| Failure { what: format!("{name}: {reason}"), hint: String::new() })
}
