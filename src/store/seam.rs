//! Moments between two steps on files, in which another program may interfere. A test plays that program; in the
//! program itself they do nothing.

/// A moment between two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Before the deal's file is replaced, after it was compared with the expected bytes.
    Compared,
    /// After the new file got the name under which the old one will come out.
    Named,
    /// After the old file got a second name, if the file system can't exchange names.
    Linked,
    /// After the new file came into place, before the replaced one is compared.
    Replaced,
    /// Before the replaced file is put back, as it is not the expected one.
    Unexpected,
    /// After the replaced file was put back.
    PutBack,
    /// After a window's new stage came into place, before its former one is released.
    Shown,
    /// After a stage was read, before its window is checked for being alive.
    StageRead,
    /// After that check, before anything follows from it.
    StageJudged,
}

#[cfg(not(test))]
pub(super) const fn between(_: Moment) {}

/// Returns whether the file system may exchange names: a test can play one that can't.
#[cfg(not(test))]
pub(super) const fn knows_exchange() -> bool {
    true
}

#[cfg(test)]
mod turns;
#[cfg(test)]
pub(crate) use turns::{Player, play};
#[cfg(test)]
pub(crate) use visits::visited;
#[cfg(test)]
pub(super) use visits::{between, knows_exchange, without_exchange};

#[cfg(test)]
mod visits {
    use super::Moment;
    use std::cell::{Cell, RefCell};

    type Visitor = Box<dyn FnMut(Moment)>;

    thread_local! {
        static VISITOR: RefCell<Option<Visitor>> = const { RefCell::new(None) };
        static EXCHANGE: Cell<bool> = const { Cell::new(true) };
    }

    /// Lets this thread's visitor act; for its own steps there is no visitor.
    pub(in crate::store) fn between(moment: Moment) {
        let visitor = VISITOR.with_borrow_mut(Option::take);
        if let Some(mut visitor) = visitor {
            visitor(moment);
            VISITOR.set(Some(visitor));
        }
    }

    /// Runs work with a visitor.
    pub(crate) fn visited<T>(visitor: impl FnMut(Moment) + 'static, work: impl FnOnce() -> T) -> T {
        VISITOR.set(Some(Box::new(visitor)));
        let done = work();
        VISITOR.set(None);
        done
    }

    pub(in crate::store) fn knows_exchange() -> bool {
        EXCHANGE.get()
    }

    /// Runs work on a file system that can't exchange names.
    pub(in crate::store) fn without_exchange<T>(work: impl FnOnce() -> T) -> T {
        EXCHANGE.set(false);
        let done = work();
        EXCHANGE.set(true);
        done
    }
}
