//! Reading people to import, on a thread of its own: a file or pasted text, laid beside the deal.

use super::replies::Replies;
use crate::app::importing::{Beside, PeopleRead, ReadPeople, Source};
use crate::app::msg::{Failure, Msg};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::text::one_line;
use crate::import::{Choices, Field, Found, Header, Input, LARGEST, Progress, Unmapped, read, read_text};
use crate::store::{DataPaths, Store, StoreError, columns, read_foreign, typed_path};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A request, and the number of the request that nobody waits for any more.
pub(super) type Asked = (ReadPeople, Arc<AtomicU64>);

/// Reads people, and reports them and the progress.
pub(super) fn read_people(store: &Store, _: &Playbook, replies: &Replies, (ask, stopped): &Asked) {
    let number = ask.number;
    let mut progress = |rows: usize| {
        replies.say(Msg::PeopleCounted { number, rows });
        if stopped.load(Ordering::SeqCst) == number { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let input = match &ask.source {
        Source::File(path) => people_in_file(store.paths(), &typed_path(path), &ask.choices, &mut progress),
        Source::Text(text) => {
            let again = |choices: &Choices| read_text(text, choices, &mut |_| ControlFlow::Continue(()));
            again(&ask.choices)
                .and_then(|input| match with_remembered(store.paths(), &input, &ask.choices) {
                    Some(choices) => again(&choices),
                    None => Ok(input),
                })
                .map_err(|refused| Failure { what: format!("Nothing imported: {refused}"), hint: String::new() })
        }
    };
    let result = input.map(|input| match input {
        Input::People(found) => {
            PeopleRead::Found(Arc::new(Beside::of(&ask.deal, &ask.me, Found::together(vec![found]))))
        }
        Input::Columns(unmapped) => PeopleRead::Columns(unmapped),
    });
    replies.say(Msg::PeopleRead { number, result });
}

/// Reads the people in a file. What its columns mean is remembered from before.
///
/// # Errors
/// When it can't be read, or holds nobody.
pub fn people_in_file(
    paths: &DataPaths,
    file: &Path,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Input, Failure> {
    let bytes = read_foreign(file, LARGEST)
        .map_err(|error: StoreError| Failure { what: error.to_string(), hint: error.hint() })?;
    let name = one_line(&file.file_name().unwrap_or_default().to_string_lossy());
    let refused = |reason| Failure { what: format!("{name}: {reason}"), hint: String::new() };
    let input = read(&bytes, choices, progress).map_err(refused)?;
    match with_remembered(paths, &input, choices) {
        Some(choices) => read(&bytes, &choices, progress).map_err(refused),
        None => Ok(input),
    }
}

/// Returns the choices with what is remembered of the columns, where they are asked for.
fn with_remembered(paths: &DataPaths, input: &Input, choices: &Choices) -> Option<Choices> {
    let Input::Columns(Unmapped { header, .. }) = input else { return None };
    let columns = remembered(paths, header)?;
    Some(Choices { columns: Some(columns), ..choices.clone() })
}

fn remembered(paths: &DataPaths, header: &Header) -> Option<Vec<Field>> {
    let value = columns::read(paths).remove(&header.key())?;
    serde_json::from_value::<Vec<Field>>(value).ok().filter(|columns| columns.len() == header.names.len())
}
