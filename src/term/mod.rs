//! The outside: terminal, clock, ids, signals and disk.
//!
//! [`run`] is the only loop: take in all that waits, update, do what was asked for, paint once, and sleep until something
//! happens. Nothing wakes it up while nothing happens.

mod clock;
mod guard;
mod ids;
mod input;
mod look;
mod perform;
mod screen;
mod wake;

use crate::app::effect::Effect;
use crate::app::msg::Msg;
use crate::app::{App, Ids, Settings};
use crate::domain::playbook::Playbook;
use crate::store::Store;
use crate::ui::theme::Theme;
use crate::ui::{self, Memory};
use anyhow::Result;
use guard::Guard;
use perform::Worker;
use screen::Screen;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wake::{Ending, Woken};

pub use clock::now;
pub use guard::install_panic_hook;
pub use ids::new_id;
pub use look::look;

/// What the full-screen program is started with.
#[derive(Debug)]
pub struct Start {
    /// Where the deals lie.
    pub store: Store,
    /// The method.
    pub playbook: Arc<Playbook>,
    /// The user.
    pub settings: Settings,
    /// The file to open instead of Home.
    pub open: Option<PathBuf>,
    /// What was odd on the way here; said once the screen is up.
    pub warnings: Vec<crate::app::msg::Failure>,
    /// The looks.
    pub theme: Theme,
}

/// How long the first paint waits for the first deals, so that it is right at once.
const FIRST_WAIT: Duration = Duration::from_millis(60);

/// How long an ending by a signal waits for a save under way.
const LAST_WAIT: Duration = Duration::from_millis(250);

/// Runs the full-screen program until the user or a signal ends it. Returns the exit code.
///
/// # Errors
/// When the terminal cannot be set up, read or written.
pub fn run(start: Start) -> Result<u8> {
    let wake = wake::Wake::new()?;
    let worker = Worker::start(start.store, Arc::clone(&start.playbook), wake.waker()?);
    let mut app = App::new(start.playbook, start.settings, Ids(Box::new(new_id)), now());
    let mut session = Session { worker, wake, memory: Memory::default(), theme: start.theme };
    let mut ending = session.take_in(&mut app, vec![Msg::Start { open: start.open }])?;
    let warnings = start.warnings.into_iter().map(Msg::Warned).collect();
    ending = ending.or(session.take_in(&mut app, warnings)?);
    let deadline = Instant::now() + FIRST_WAIT;
    while ending.is_none() && !is_there(&app) && Instant::now() < deadline {
        let answers = session.wait(Some(deadline.saturating_duration_since(Instant::now())))?;
        ending = session.answered(&mut app, answers)?;
    }
    let guard = Guard::enter()?;
    let mut screen = Screen::new()?;
    while ending.is_none() {
        session.paint(&app, &mut screen)?;
        let answers = session.wait(None)?;
        ending = session.react(&mut app, &mut screen, &guard, answers)?;
    }
    drop(guard);
    session.worker.finish(LAST_WAIT);
    Ok(ending.map_or(0, Ending::exit_code))
}

/// Whether the first paint would show what was asked for.
fn is_there(app: &App) -> bool {
    app.deal.is_some() || !app.home.rows.is_empty() || app.home.complete || app.notices.current().is_some()
}

struct Session {
    worker: Worker,
    wake: wake::Wake,
    memory: Memory,
    theme: Theme,
}

impl Session {
    fn paint(&mut self, app: &App, screen: &mut Screen) -> Result<()> {
        screen.paint(|buf| ui::draw(app, &self.theme, &mut self.memory, buf))
    }

    fn wait(&mut self, limit: Option<Duration>) -> Result<Woken> {
        self.wake.wait(limit)
    }

    /// Takes in the answers of the disk, and nothing else.
    fn answered(&mut self, app: &mut App, woken: Woken) -> Result<Option<Ending>> {
        if woken.ending.is_some() {
            return Ok(woken.ending);
        }
        let answers = self.worker.answers()?;
        self.take_in(app, answers)
    }

    /// Takes in everything that waits: answers of the disk, all keys, a new size, a signal to end.
    fn react(&mut self, app: &mut App, screen: &mut Screen, guard: &Guard, woken: Woken) -> Result<Option<Ending>> {
        if let Some(ending) = self.answered(app, woken)? {
            return Ok(Some(ending));
        }
        if woken.keys || woken.resized {
            for event in input::waiting()? {
                let Some(msg) = input::message(event) else { continue };
                let effects = app.update(msg, now());
                if effects.contains(&Effect::Suspend) {
                    guard.suspend()?;
                    screen.forget();
                }
                if let Some(ending) = self.perform(effects) {
                    return Ok(Some(ending));
                }
            }
            screen.measure()?;
        }
        Ok(None)
    }

    fn take_in(&mut self, app: &mut App, messages: Vec<Msg>) -> Result<Option<Ending>> {
        for msg in messages {
            let effects = app.update(msg, now());
            if let Some(ending) = self.perform(effects) {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Option<Ending> {
        let mut ending = None;
        for effect in effects {
            match effect {
                Effect::Quit => ending = Some(Ending::Asked),
                Effect::Suspend => {}
                effect => self.worker.ask(effect),
            }
        }
        ending
    }
}
