//! The lookup from a key to its command, and back.

use super::command::{Command, Scope};
use super::key::Key;
use std::collections::HashMap;

/// The command for each key, by scope.
#[derive(Debug, Clone)]
pub struct Keymap {
    by_key: HashMap<(Scope, Key), Command>,
}

/// The meaning of a key where it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A command to run.
    Run(Command),
    /// A character for the text field.
    Text,
    /// No meaning.
    Unbound,
}

impl Keymap {
    /// Builds the keymap from the command table.
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

    /// Returns the meaning of a key in these scopes, nearest first.
    ///
    /// If the nearest scope takes text, a character is text unless that scope itself binds it.
    #[must_use]
    pub fn meaning(&self, scopes: &[Scope], key: Key) -> Meaning {
        let in_text = scopes.first().is_some_and(|scope| scope.takes_text());
        for (index, scope) in scopes.iter().enumerate() {
            if in_text && key.is_text() && index > 0 {
                break;
            }
            if let Some(command) = self.by_key.get(&(*scope, key)) {
                return Meaning::Run(*command);
            }
        }
        if in_text { Meaning::Text } else { Meaning::Unbound }
    }

    /// Returns the command that a key has in one scope.
    #[must_use]
    pub fn bound(&self, scope: Scope, key: Key) -> Option<Command> {
        self.by_key.get(&(scope, key)).copied()
    }

    /// Returns the key to show for a command in these scopes: the first that actually reaches it from here.
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
