//! The outside world: terminal, clock, ids, signals and disk.
//!
//! [`run`] is the only loop: take in everything that waits, update, perform the effects, paint once, and sleep until
//! something happens. While nothing happens, nothing wakes it.

mod audience;
mod burst;
mod cells;
mod charset;
mod clipboard;
mod clock;
mod decode;
mod first;
mod following;
mod gnu_screen;
mod guard;
mod ids;
mod input;
mod job;
mod journal_writer;
mod list;
mod look;
mod midnight;
mod opening;
mod out;
mod panicked;
mod people_files;
mod perform;
mod ready;
mod replies;
mod restore;
mod screen;
mod signals;
mod suspending;
mod talk_files;
mod thread;
mod wake;
mod watch;
mod words;
mod worker;

use crate::app::effect::Effect;
use crate::app::msg::Msg;
use crate::app::open_deal::SaveState;
use crate::app::{App, Ids, Settings};
use crate::domain::method::playbook::Playbook;
use crate::store::Store;
use crate::store::journal::Unfinished;
use crate::ui::{self, Memory};
use anyhow::Result;
use audience::Audience;
use guard::Guard;
use input::Input;
use jiff::SignedDuration;
use journal_writer::{JournalWriter, unfinished};
use look::Look;
use out::Out;
use screen::{Screen, is_there};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wake::{Ending, Woken};
use worker::Worker;

pub use clock::{now, pause};
pub use ready::{Beside, Ready, is_in_gnu_screen, prepare, seen_theme};
pub use {guard::install_panic_hook, ids::new_id, people_files::people_in_file, talk_files::talk_in_file};

/// The start parameters of the full-screen program.
#[derive(Debug)]
pub struct Start {
    /// The deals and all other files.
    pub store: Store,
    /// The method: profiles, traits, tells and texts.
    pub playbook: Arc<Playbook>,
    /// The user and the way the program starts.
    pub settings: Settings,
    /// The file to open instead of Home.
    pub open: Option<PathBuf>,
    /// The faults found before the start; shown once the screen is up.
    pub warnings: Vec<crate::app::msg::Failure>,
}

/// The longest wait of the first paint for the first deals, so that it is right at once.
const FIRST_WAIT: Duration = Duration::from_millis(60);
/// The time after the first screen that belongs to the terminal alone, before files are read in parallel.
const CALM: Duration = Duration::from_millis(8);
/// The interval between checks for unsaved work while many keys are taken in.
const KEEP: Duration = Duration::from_millis(250);
/// The longest wait of an unrequested end for saves in progress.
const SAVE_WAIT: Duration = Duration::from_millis(250);

/// Runs the full-screen program until the user or a signal ends it. Returns the exit code.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn run(mut ready: Ready, start: Start) -> Result<u8> {
    let Start { store, playbook, settings, open, warnings } = start;
    let by = settings.me.clone().unwrap_or_else(|| settings.me_guess.clone());
    let mut app = App::new(Arc::clone(&playbook), settings, Ids(Box::new(new_id)), now());
    let on_home = open.is_none();
    let effects = app.update(Msg::Start { open }, now());
    let audience = Audience::new();
    let mut first = match ready.beside((store.clone(), effects.clone(), on_home, audience.session()), first::read)? {
        Beside::Read(first) => first,
        Beside::Ended(code) => return Ok(code),
    };
    let Ready { wake, guard, look, out } = ready;
    let worker = Worker::new(store.clone(), playbook, by, wake.waker()?);
    let journal_writer = JournalWriter::new(&store, new_id(), wake.waker()?);
    let (input, memory, repaint) = (Input::new(), Memory::default(), false);
    let mut session = Session { worker, journal_writer, audience, wake, input, out, memory, look, repaint };
    let left = effects.into_iter().filter_map(|effect| first::left_to_do(&first, effect));
    // The list comes last, since it need not read the open deal again.
    let (lists, left): (Vec<Effect>, Vec<Effect>) = left.partition(|effect| matches!(effect, Effect::List));
    let _ = session.perform(left.into_iter().chain(lists).collect());
    first.extend(warnings.into_iter().map(Msg::Warned));
    let lived = catch_unwind(AssertUnwindSafe(|| session.live(&mut app, guard, first)));
    // The terminal is given back by now, whatever happened.
    session.worker.close_view();
    let lived = lived.unwrap_or_else(|panic| {
        session.journal_writer.finish(unfinished(&app), session.worker.replies());
        resume_unwind(panic)
    });
    let ending = lived.or_else(|error| session.reason(error));
    // Who asked to leave was told what that loses.
    let is_asked = matches!(ending, Ok(Ending::Asked));
    if !is_asked {
        session.journal_writer.hurry(unfinished(&app));
    }
    session.finish_saving(&mut app);
    let left = if is_asked { Unfinished::default() } else { unfinished(&app) };
    session.journal_writer.finish(left, session.worker.replies());
    ending.map(Ending::exit_code)
}

struct Session {
    worker: Worker,
    journal_writer: JournalWriter,
    audience: Audience,
    wake: wake::Wake,
    input: Input,
    out: Out,
    memory: Memory,
    look: Look,
    /// Whether the screen may show something that wasn't painted.
    repaint: bool,
}

impl Session {
    /// Runs the loop to its end; then the terminal is restored.
    // Takes the guard to drop it at the end.
    #[allow(clippy::needless_pass_by_value)]
    fn live(&mut self, app: &mut App, guard: Guard, first: Vec<Msg>) -> Result<Ending> {
        if let Some(ending) = self.take_in(app, first)? {
            return Ok(ending);
        }
        if !is_there(app) {
            self.worker.begin();
        }
        let mut screen = Screen::new()?;
        // The terminal takes a moment to answer; most often the answer changes nothing.
        let theme = self.look.theme;
        if is_there(app) {
            screen.draw_ahead(|buf| ui::draw(app, &theme, &mut self.memory, buf));
        }
        let typed = match self.begin(app)? {
            ControlFlow::Continue(typed) => typed,
            ControlFlow::Break(ending) => return Ok(ending),
        };
        guard.show(&mut self.out)?;
        screen.measure()?;
        if self.look.theme != theme || !typed.is_empty() {
            screen.undo_ahead();
        }
        let mut ending = self.keys(app, &mut screen, &guard, typed)?;
        let mut calm = Some(CALM);
        while ending.is_none() {
            self.paint(app, &mut screen)?;
            self.journal_writer.attend(app.unfinished());
            let timer = app.patience().map(SignedDuration::unsigned_abs);
            let limits =
                [calm.take(), self.input.patience(), self.journal_writer.patience(), self.worker.patience(), timer];
            let limit = limits.into_iter().chain([self.wake.wake_at_midnight()]).flatten().min();
            let woken = self.wake.wait(limit, &mut self.out)?;
            ending = self.react(app, &mut screen, &guard, woken)?;
            if ending.is_none() && (app.patience().is_some() || now().date() != app.now.date()) {
                ending = self.take_in(app, vec![Msg::Tick])?;
            }
            self.worker.begin();
            self.journal_writer.begin(self.worker.replies());
            // A program that is started costs more than the whole first paint.
            self.audience.begin(self.worker.replies());
        }
        ready::hear_last(&mut self.look, &mut self.input);
        Ok(ending.unwrap_or(Ending::Asked))
    }

    /// Waits a moment for the first deals; returns what was typed meanwhile, or the end. The terminal's answers are not waited for: those that have come by then decide
    /// the first look, and later ones change it.
    fn begin(&mut self, app: &mut App) -> Result<ControlFlow<Ending, Vec<Msg>>> {
        let until = Instant::now() + FIRST_WAIT;
        let mut typed = Vec::new();
        loop {
            typed.extend(self.input.waiting()?);
            self.look.hear(self.input.answers());
            let left = until.saturating_duration_since(Instant::now());
            if is_there(app) || left.is_zero() {
                return Ok(ControlFlow::Continue(typed));
            }
            let woken = self.wake.wait(Some(left), &mut self.out)?;
            if let Some(ending) = self.answered(app, woken)? {
                return Ok(ControlFlow::Break(ending));
            }
        }
    }

    /// Returns the ending behind an error, if a signal or a closed terminal explains it.
    fn reason(&mut self, error: anyhow::Error) -> Result<Ending> {
        match self.wake.wait(Some(Duration::ZERO), &mut self.out) {
            Ok(Woken { ending: Some(ending), .. }) => Ok(ending),
            Ok(_) | Err(_) => Err(error),
        }
    }

    /// Lets saves in progress finish, and those that wait for them, for a limited time.
    fn finish_saving(&mut self, app: &mut App) {
        let end = Instant::now() + SAVE_WAIT;
        let is_saving = |app: &App| app.deal.as_ref().is_some_and(|open| matches!(open.save, SaveState::Saving { .. }));
        while is_saving(app) {
            let Some(msg) = self.worker.answer(end.saturating_duration_since(Instant::now())) else { return };
            let effects = app.update(msg, now());
            self.perform(effects);
        }
    }

    fn paint(&mut self, app: &App, screen: &mut Screen) -> Result<()> {
        // After a panic the screen is the shell's. A terminal that has not taken the last paint gets the next one then.
        if panicked::panicked() || self.out.is_behind() {
            return Ok(());
        }
        if std::mem::take(&mut self.repaint) {
            screen.forget();
        }
        screen.paint(&mut self.out, |buf| ui::draw(app, &self.look.theme, &mut self.memory, buf))
    }

    /// Takes in the disk's answers, and nothing else.
    fn answered(&mut self, app: &mut App, woken: Woken) -> Result<Option<Ending>> {
        if woken.ending.is_some() {
            return Ok(woken.ending);
        }
        let mut answers = self.worker.answers()?;
        answers.extend(self.journal_writer.answers());
        self.take_in(app, answers)
    }

    /// Takes in everything that waits: the disk's answers, all keys, a new size, a signal to end.
    fn react(&mut self, app: &mut App, screen: &mut Screen, guard: &Guard, woken: Woken) -> Result<Option<Ending>> {
        if let Some(ending) = self.answered(app, woken)? {
            return Ok(Some(ending));
        }
        if woken.asked_to_stop
            && let Some(ending) = self.suspend(app, screen, guard)?
        {
            return Ok(Some(ending));
        }
        if woken.continued {
            guard.show(&mut self.out)?;
            screen.forget();
        }
        let typed = self.input.typed(app)?;
        self.look.hear(self.input.answers());
        if let Some(ending) = self.keys(app, screen, guard, typed)? {
            return Ok(Some(ending));
        }
        if woken.resized || woken.continued {
            // A window that shrank and grew again in one go has its old size, and lost what it showed.
            screen.forget();
            self.audience.attend(self.worker.replies());
            screen.measure()?;
        }
        Ok(self.input.ended.then_some(Ending::Gone))
    }

    fn keys(&mut self, app: &mut App, screen: &mut Screen, guard: &Guard, typed: Vec<Msg>) -> Result<Option<Ending>> {
        let (mut kept, mut time) = (Instant::now(), now());
        // Another program may have left the reports on.
        let is_meant = |msg: &Msg| guard.with_mouse || !matches!(msg, Msg::Mouse(_));
        let mut typed = typed.into_iter().filter(is_meant).peekable();
        while let Some(msg) = typed.next() {
            // There may be thousands, and neither a signal nor what was typed first waits for them.
            if let Some(ending) = self.wake.signal() {
                return Ok(Some(ending));
            }
            if kept.elapsed() >= KEEP {
                self.journal_writer.attend(app.unfinished());
                (kept, time) = (Instant::now(), now());
            }
            // What it is on is told by the screen as it would be now, so nothing before it waits.
            let msg = match msg {
                Msg::Mouse(mouse) => Msg::Mouse(screen.aimed(app, &self.look.theme, &mut self.memory, mouse)),
                msg => msg,
            };
            let effects =
                app.update_in_turn(msg, time.clone(), typed.peek().is_some_and(|next| !matches!(next, Msg::Mouse(_))));
            self.memory.outdate();
            if effects.contains(&Effect::Suspend) {
                if let Some(ending) = self.suspend(app, screen, guard)? {
                    return Ok(Some(ending));
                }
                time = now();
            }
            if let Some(ending) = self.perform(effects) {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    fn take_in(&mut self, app: &mut App, messages: Vec<Msg>) -> Result<Option<Ending>> {
        for msg in messages {
            let effects = app.update(msg, now());
            self.memory.outdate();
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
                Effect::Repaint => self.repaint = true,
                Effect::FindLeft => self.journal_writer.take_over(),
                Effect::LetGo(journals) => self.journal_writer.let_go(journals),
                Effect::ShowTheme(theme) => self.look.wear(theme, &mut self.out),
                Effect::Copy(text) => self.repaint |= clipboard::copy(&mut self.out, &text),
                effect => self.worker.ask(effect),
            }
        }
        ending
    }
}
