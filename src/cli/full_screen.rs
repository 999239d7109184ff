//! Starting the full-screen program, on the user's deals or on the worked example.

use super::args::{Options, commands, near_command, without_a_screen};
use super::{Stop, method, user_name};
use crate::app::msg::Failure;
use crate::app::theme_name::ThemeName;
use crate::app::{Begin, PrivacyStart, Settings};
use crate::content;
use crate::domain::method::alert_thresholds::Thresholds;
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::{Names, PrivacyLevel};
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::one_line;
use crate::store::{
    Config, DataPaths, PrivacyConfig, Store, StoreError, day_order, export_folder, last_position, rules,
};
use crate::term::{self, Beside, Start};
use std::env::var;
use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;
use std::sync::Arc;

/// The owner of the deals to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The user.
    Own,
    /// The worked example, in a folder that is deleted at the end.
    Example,
}

/// The audience that the screen is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// The user alone.
    Oneself,
    /// Others too, so the program starts with the most hidden.
    Others,
}

pub(super) fn open(options: &Options, deal: Option<&str>, before: Before) -> Result<u8, Stop> {
    // To open all deals makes the folder; to open one of them can't.
    let store = if deal.is_some() { options.store_to_read()? } else { options.store()? };
    let open = deal.map(|deal| store.resolve(deal).map_err(|error| or_a_command(deal, error))).transpose()?;
    needs_terminal()?;
    start(options, store, open, (Begin::Nothing, before), Whose::Own)
}

/// Returns the error for a deal that isn't found. A mistyped command looks like a deal.
fn or_a_command(deal: &str, error: StoreError) -> Stop {
    let hint = match near_command(deal) {
        Some(command) => format!("Or did you mean the command “{command}”?"),
        None => format!("Commands: {}.", commands().join(", ")),
    };
    match Stop::from(error) {
        Stop::Usage(words) => Stop::Usage(format!("{words}\n  {hint}")),
        other => other,
    }
}

/// Opens a deal with a review of it.
pub(super) fn review(options: &Options, deal: &str) -> Result<u8, Stop> {
    let store = options.store_to_read()?;
    let open = store.resolve(deal)?;
    needs_terminal()?;
    start(options, store, Some(open), (Begin::Review, Before::Oneself), Whose::Own)
}

/// Reviews all matching deals, one after another.
pub(super) fn review_all(options: &Options, filter: Option<String>) -> Result<u8, Stop> {
    let store = options.store()?;
    needs_terminal()?;
    let begin = Begin::Portfolio(one_line(&filter.unwrap_or_default()));
    start(options, store, None, (begin, Before::Oneself), Whose::Own)
}

/// Opens the coach window on a deal, or on whichever deal is in review.
pub(super) fn follow(options: &Options, deal: Option<&str>) -> Result<u8, Stop> {
    let store = options.store_to_read()?;
    let open = deal.map(|deal| store.resolve(deal)).transpose()?;
    needs_terminal()?;
    start(options, store, open, (Begin::Follow, Before::Oneself), Whose::Own)
}

/// Opens the worked example in a folder of its own, which is deleted when the program ends.
pub(super) fn demo(options: &Options) -> Result<u8, Stop> {
    needs_terminal()?;
    let folder = tempfile::Builder::new()
        .prefix("stakemap-demo-")
        .tempdir()
        .map_err(|error| Stop::NotSaved(format!("can't create a folder for the example: {error}")))?;
    let store = Store::new(DataPaths::under(folder.path()));
    // A coach window looks where the user's own deals are shown. An account without a home has none.
    let store = match options.store() {
        Ok(own) => store.showing_in(own.paths().clone()),
        Err(_) => store,
    };
    let example = Deal { id: DealId(term::new_id()), ..content::sample(term::now().date()) };
    let saved = store.create(&example)?;
    start(options, store, Some(saved.at.path), (Begin::Nothing, Before::Oneself), Whose::Example)
}

fn start(
    options: &Options,
    store: Store,
    open: Option<PathBuf>,
    (begin, before): (Begin, Before),
    whose: Whose,
) -> Result<u8, Stop> {
    let demo = whose == Whose::Example;
    let (config, odd) = Config::read(store.paths());
    let theme = theme(options, &config);
    term::install_panic_hook();
    let mut ready = term::prepare(theme, uses_mouse(&config)).map_err(Stop::Other)?;
    let me = if demo { Some("Kim Osei".to_owned()) } else { config.me };
    let read = ready
        .beside((store.clone(), config.alerts, me.is_none(), begin == Begin::Follow), read_more)
        .map_err(Stop::Other)?;
    let More { playbook, mut warnings, day_order, me_guess } = match read {
        Beside::Read(more) => more,
        Beside::Ended(code) => return Ok(code),
    };
    warnings.extend(odd.into_iter().map(|what| Failure { what, hint: String::new() }));
    let data_dir = one_line(&store.paths().data.display().to_string());
    let export_dir = one_line(&export_folder(store.paths()).display().to_string());
    let presenting = before == Before::Others;
    let PrivacyConfig { start, on_join, initials } = config.privacy;
    let names = if initials { Names::Initials } else { Names::Full };
    let level = match begin {
        _ if presenting => PrivacyLevel::Customer,
        // What only the coach sees hides nothing from them.
        Begin::Follow => PrivacyLevel::All,
        // Whoever looked when it was closed, or died, may look again.
        Begin::Nothing | Begin::Review | Begin::Portfolio(_) => {
            start.max(last_position::read_positions(store.paths()).0.level())
        }
    };
    let privacy = PrivacyStart { level, on_join, names, presenting };
    let no_color = var("NO_COLOR").is_ok_and(|value| !value.is_empty());
    let review = config.review;
    let settings =
        Settings { me, me_guess, demo, data_dir, export_dir, begin, privacy, review, day_order, theme, no_color };
    term::run(ready, Start { store, playbook, settings, open, warnings }).map_err(Stop::Other)
}

/// The files read after the terminal is taken and before it shows anything.
struct More {
    playbook: Arc<Playbook>,
    warnings: Vec<Failure>,
    day_order: Option<DayOrder>,
    me_guess: String,
}

fn read_more((store, thresholds, guesses, only_follows): (Store, Thresholds, bool, bool)) -> More {
    if !only_follows {
        rules::begin(store.paths(), term::now().timestamp());
    }
    let (playbook, warnings) = method(&store, thresholds);
    // Looked for only where it is needed: a start is not to pay for it.
    let me_guess = if guesses { user_name::guess() } else { String::new() };
    More { playbook, warnings, day_order: day_order::read(store.paths()), me_guess }
}

/// Returns the theme, by the option, otherwise by the configuration.
pub(super) fn theme(options: &Options, config: &Config) -> ThemeName {
    options.theme.as_ref().or(config.theme.as_ref()).map_or(ThemeName::Auto, |word| ThemeName::of(word))
}

/// Returns whether the mouse is used: not if the configuration or `STAKEMAP_MOUSE` turns it off.
fn uses_mouse(config: &Config) -> bool {
    let is_off = var("STAKEMAP_MOUSE").is_ok_and(|word| ["0", "false", "no", "off"].contains(&word.as_str()));
    config.mouse.unwrap_or(true) && !is_off
}

/// Returns whether keys come from a terminal and output goes to one.
pub(super) fn has_terminal() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

/// Refuses to run without a capable terminal: in a pipe, or in a terminal without escape codes, the output would be
/// garbage.
fn needs_terminal() -> Result<(), Stop> {
    let term = var("TERM").unwrap_or_default();
    if has_terminal() && !["", "dumb"].contains(&term.as_str()) {
        return Ok(());
    }
    let others = without_a_screen();
    Err(Stop::Usage(format!("this needs a terminal\n  Without one, use: stakemap {others} (each also takes --json)")))
}
