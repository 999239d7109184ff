//! Reading people to import, on a thread of its own: a file or pasted text, laid beside the deal.

use super::replies::Replies;
use crate::app::importing::{Beside, PeopleRead, ReadPeople, Source};
use crate::app::msg::{Failure, Msg};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::text::one_line;
use crate::import::{Choices, Field, Found, Header, Input, LARGEST, Progress, Unmapped, paths, read, read_text};
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
    let result = match &ask.source {
        Source::Files(typed) => people_in_files(store.paths(), typed, ask, &mut progress),
        Source::Text(text) => {
            let again = |choices: &Choices| read_text(text, choices, &mut |_| ControlFlow::Continue(()));
            again(&ask.choices)
                .and_then(|input| match with_remembered(store.paths(), &input, &ask.choices) {
                    Some(choices) => again(&choices),
                    None => Ok(input),
                })
                .map(|input| match input {
                    Input::People(found) => beside(ask, vec![(ask.source.name(), found)]),
                    Input::Columns(unmapped) => PeopleRead::Columns(unmapped),
                })
                .map_err(|refused| Failure { what: format!("Nothing imported: {refused}"), hint: String::new() })
        }
    };
    replies.say(Msg::PeopleRead { number, result });
}

fn beside(ask: &ReadPeople, all: Vec<(String, Found)>) -> PeopleRead {
    PeopleRead::Found(Arc::new(Beside::of(&ask.deal, &ask.me, all)))
}

/// Reads all files that were typed. The first whose columns nobody has named yet is asked about.
fn people_in_files(
    data: &DataPaths,
    typed: &str,
    ask: &ReadPeople,
    progress: Progress<'_>,
) -> Result<PeopleRead, Failure> {
    let mut all = Vec::new();
    let mut before = 0;
    for path in paths(typed, &|one| typed_path(one).exists()) {
        let path = typed_path(&path);
        let input = people_in_file(data, &path, &ask.choices, &mut |rows| progress(before + rows))?;
        match input {
            Input::Columns(unmapped) => return Ok(PeopleRead::Columns(unmapped)),
            Input::People(found) => {
                before += found.rows.len() + found.rejected.len();
                all.push((name_of(&path), found));
            }
        }
    }
    Ok(beside(ask, all))
}

/// Returns the name of a file, as it is shown.
pub(super) fn name_of(path: &Path) -> String {
    one_line(&path.file_name().unwrap_or_default().to_string_lossy())
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
    let name = name_of(file);
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
    let mut choices = choices.clone();
    choices.columns.insert(header.key(), columns);
    Some(choices)
}

fn remembered(paths: &DataPaths, header: &Header) -> Option<Vec<Field>> {
    let value = columns::read(paths).remove(&header.key())?;
    serde_json::from_value::<Vec<Field>>(value).ok().filter(|columns| columns.len() == header.names.len())
}
