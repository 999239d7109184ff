//! From a key to a command, and back.

use super::command::{Command, Scope};
use super::key::Key;
use std::collections::HashMap;

/// Which key runs what, by scope.
#[derive(Debug, Clone)]
pub struct Keymap {
    by_key: HashMap<(Scope, Key), Command>,
}

/// What a key means where it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Run this.
    Run(Command),
    /// Give it to the text field.
    Text,
    /// Nothing.
    Unbound,
}

impl Keymap {
    /// Reads the command table.
    #[must_use]
    pub fn new() -> Self {
        let mut by_key = HashMap::new();
        for command in Command::ALL {
            let spec = command.spec();
            for key in spec.keys.iter().filter_map(|key| Key::parse(key)) {
                by_key.insert((spec.scope, key), command);
            }
        }
        Self { by_key }
    }

    /// What a key means in these scopes, nearest first.
    ///
    /// Where the nearest takes text, a character is text unless that very scope binds it.
    #[must_use]
    pub fn meaning(&self, scopes: &[Scope], key: Key) -> Meaning {
        let in_text = scopes.first().is_some_and(|scope| scope.takes_text());
        for (place, scope) in scopes.iter().enumerate() {
            if in_text && key.is_text() && place > 0 {
                break;
            }
            if let Some(command) = self.by_key.get(&(*scope, key)) {
                return Meaning::Run(*command);
            }
        }
        if in_text { Meaning::Text } else { Meaning::Unbound }
    }

    /// The key to show for a command in these scopes: the first that really reaches it from here.
    #[must_use]
    pub fn key_for(&self, scopes: &[Scope], command: Command) -> Option<Key> {
        let keys = command.spec().keys.iter().filter_map(|key| Key::parse(key));
        keys.into_iter().find(|key| self.meaning(scopes, *key) == Meaning::Run(command))
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new()
    }
}
