//! Content that isn't needed before the first paint, and is read on first use.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

/// A value that is read on first use, or already present. It dereferences to the value and compares by it.
#[derive(Debug, Clone)]
pub enum Deferred<T: 'static> {
    /// The program's own value.
    BuiltIn(&'static LazyLock<T>),
    /// A value that includes a user's own entries.
    Own(Arc<T>),
}

impl<T> Deref for Deferred<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::BuiltIn(own) => own,
            Self::Own(own) => own,
        }
    }
}

impl<T: PartialEq> PartialEq for Deferred<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Clone> Deferred<T> {
    /// Changes the value here; others who share the program's own value don't see the change.
    pub fn edit(&mut self, change: impl FnOnce(&mut T)) {
        let mut own = T::clone(self);
        change(&mut own);
        *self = Self::Own(Arc::new(own));
    }
}
