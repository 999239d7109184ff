//! The lookup from a key to its command, and back.

use super::command::{Command, Scope};
use super::key::Key;
use std::collections::HashMap;

/// The command for each key, by scope; also each command's keys, and the commands of each scope, which the key bar asks
/// for at every paint.
#[derive(Debug, Clone)]
pub struct Keymap {
    by_key: HashMap<(Scope, Key), Command>,
    /// The keys of each command, in the order of all commands.
    keys: Vec<Vec<Key>>,
    /// The commands of each scope, in the order of all scopes.
    commands: Vec<Vec<Command>>,
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
        let mut commands = vec![Vec::new(); Scope::ALL.len()];
        let mut all_keys = Vec::with_capacity(Command::ALL.len());
        for command in Command::ALL {
            let spec = command.spec();
            let keys: Vec<Key> = spec.keys.iter().filter_map(|key| Key::parse(key)).collect();
            by_key.extend(keys.iter().map(|key| ((spec.scope, *key), command)));
            commands[spec.scope as usize].push(command);
            all_keys.push(keys);
        }
        Self { by_key, keys: all_keys, commands }
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
        let mut keys = self.keys[command as usize].iter().copied();
        keys.find(|key| self.meaning(scopes, *key) == Meaning::Run(command))
    }

    /// Returns the commands of these scopes, in the same order.
    pub fn commands<'a>(&'a self, scopes: &'a [Scope]) -> impl Iterator<Item = Command> + 'a {
        scopes.iter().flat_map(|scope| self.commands[*scope as usize].iter().copied())
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new()
    }
}
