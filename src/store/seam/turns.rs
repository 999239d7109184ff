//! Several programs at once, played by threads of which one runs at a time. A seed decides which one goes on at each
//! moment, so that a failure can be repeated.

use super::visited;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// One of the programs.
type Program = Box<dyn FnOnce(&Player) + Send>;

struct Turns {
    state: Mutex<State>,
    passed: Condvar,
}

struct State {
    dice: u64,
    /// The programs that have not ended yet.
    at_it: Vec<usize>,
    turn: usize,
}

impl State {
    fn choose(&mut self) {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let count = self.at_it.len().max(1) as u64;
        let index = usize::try_from((self.dice >> 33) % count).unwrap_or_default();
        self.turn = self.at_it.get(index).copied().unwrap_or(usize::MAX);
    }
}

impl Turns {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for(&self, me: usize) {
        let mut state = self.state();
        while state.turn != me {
            state = self.passed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A program's handle to the others.
#[derive(Clone)]
pub(crate) struct Player {
    turns: Arc<Turns>,
    me: usize,
}

impl Player {
    /// Lets another program act, or none.
    pub(crate) fn pass(&self) {
        self.turns.state().choose();
        self.turns.passed.notify_all();
        self.turns.wait_for(self.me);
    }
}

/// A guard that takes a program out when it ends, in any way.
struct End(Player);

impl Drop for End {
    fn drop(&mut self) {
        let Player { turns, me } = &self.0;
        let mut state = turns.state();
        state.at_it.retain(|one| one != me);
        state.choose();
        drop(state);
        turns.passed.notify_all();
    }
}

/// Plays programs at once. Between any two steps of the store, and wherever one passes its turn, another may go on.
pub(crate) fn play(seed: u64, programs: Vec<Program>) {
    let at_it: Vec<usize> = (0..programs.len()).collect();
    let mut state = State { dice: seed, at_it, turn: 0 };
    state.choose();
    let turns = Arc::new(Turns { state: Mutex::new(state), passed: Condvar::new() });
    std::thread::scope(|scope| {
        for (me, program) in programs.into_iter().enumerate() {
            let player = Player { turns: Arc::clone(&turns), me };
            scope.spawn(move || {
                let end = End(player.clone());
                player.turns.wait_for(me);
                let between = player.clone();
                visited(move |_| between.pass(), || program(&player));
                drop(end);
            });
        }
    });
}
