//! Content that nobody needs before the first paint: read when somebody first looks at it.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

/// Something that is read when first looked at, or is there already. Shows and compares as what it holds.
#[derive(Debug, Clone)]
pub enum Deferred<T: 'static> {
    /// The program's own.
    BuiltIn(&'static LazyLock<T>),
    /// With a user's own entries in it.
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
    /// Changes it here; whoever else holds the program's own sees nothing of it.
    pub fn edit(&mut self, change: impl FnOnce(&mut T)) {
        let mut own = T::clone(self);
        change(&mut own);
        *self = Self::Own(Arc::new(own));
    }
}
