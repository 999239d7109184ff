//! Suspending the program to the shell: by key, or because somebody else asks it to stop.

use super::Session;
use super::guard::Guard;
use super::ready::hear_last;
use super::screen::Screen;
use super::wake::Ending;
use crate::app::App;
use anyhow::Result;

impl Session {
    /// Gives the terminal back and stops until somebody continues the program. Returns the ending if that is why.
    pub(super) fn suspend(&mut self, app: &App, screen: &mut Screen, guard: &Guard) -> Result<Option<Ending>> {
        // Who is stopped may be killed without going on.
        self.journal_writer.finish(app.unfinished(), self.worker.replies());
        self.audience.end();
        self.out.forget();
        hear_last(&mut self.look, &mut self.input);
        if let Some(ending) = guard.stop(&mut self.wake)? {
            return Ok(Some(ending));
        }
        guard.show(&mut self.out)?;
        self.audience.begin(self.worker.replies());
        self.wake.has_continued();
        screen.forget();
        screen.measure()?;
        Ok(None)
    }
}
