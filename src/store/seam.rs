//! Moments between two steps on files, in which another program may do something. A test plays that program; in the program
//! itself they are nothing.

/// Between which steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// The deal's file was compared with what is expected, and is about to be replaced.
    Compared,
    /// The new file has the name under which the old one will come out.
    Named,
    /// The old file has a second name, where the file system exchanges nothing.
    Linked,
    /// The new file is in place, and what came out was not looked at.
    Replaced,
    /// What came out is not what was expected, and is about to be put back.
    Unexpected,
    /// What came out is back in its place.
    PutBack,
    /// What a window tells is in place, and what it told before was not let go.
    Shown,
    /// What a window tells was read, and it was not asked whether that window lives.
    StageRead,
    /// It was asked, and nothing followed from the answer.
    StageJudged,
}

#[cfg(not(test))]
pub(super) const fn between(_: Moment) {}

/// Whether the file system may exchange names: a test can be on one that knows no such thing.
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

    /// Lets the visitor of this thread do something; what that does itself has no visitor.
    pub(in crate::store) fn between(moment: Moment) {
        let visitor = VISITOR.with_borrow_mut(Option::take);
        if let Some(mut visitor) = visitor {
            visitor(moment);
            VISITOR.set(Some(visitor));
        }
    }

    /// Does something with a visitor.
    pub(crate) fn visited<T>(visitor: impl FnMut(Moment) + 'static, work: impl FnOnce() -> T) -> T {
        VISITOR.set(Some(Box::new(visitor)));
        let done = work();
        VISITOR.set(None);
        done
    }

    pub(in crate::store) fn knows_exchange() -> bool {
        EXCHANGE.get()
    }

    /// Does something on a file system that cannot exchange names.
    pub(in crate::store) fn without_exchange<T>(work: impl FnOnce() -> T) -> T {
        EXCHANGE.set(false);
        let done = work();
        EXCHANGE.set(true);
        done
    }
}
