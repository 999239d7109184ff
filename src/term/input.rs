//! Terminal events to messages. No terminal type lives beyond this file.

use crate::app::key::Key;
use crate::app::msg::Msg;
use anyhow::{Context, Result};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;

/// The most events taken in before a paint, so that a stuck key cannot keep the screen from showing.
const MOST: usize = 4096;

/// All events that wait, oldest first, answers of the terminal left out.
pub(super) fn waiting() -> Result<Vec<Event>> {
    let mut all = Vec::new();
    while all.len() < MOST && event::poll(Duration::ZERO).context("the terminal cannot be read")? {
        all.push(event::read().context("the terminal cannot be read")?);
    }
    Ok(without_answers(all))
}

/// Leaves out what a terminal answered to a question, too late for whoever asked: it would be taken for typing.
///
/// Such an answer begins with Escape and one of `] P _ ^ X`, ends with Escape and a backslash or with a bell, and comes in
/// one piece. No command of ours has Alt, so nothing that was typed is lost.
fn without_answers(all: Vec<Event>) -> Vec<Event> {
    let mut inside = false;
    all.into_iter()
        .filter(|event| {
            let Event::Key(press) = event else { return !inside };
            let alt = press.modifiers.contains(KeyModifiers::ALT);
            let bell = press.modifiers.contains(KeyModifiers::CONTROL) && press.code == KeyCode::Char('g');
            match press.code {
                KeyCode::Char(']' | 'P' | '_' | '^' | 'X') if alt => inside = true,
                KeyCode::Char('\\') if alt => inside = false,
                _ if inside && bell => inside = false,
                _ => return !inside,
            }
            false
        })
        .collect()
}

/// What an event means, if anything.
pub(super) fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(press) if !press.is_release() => key(press).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Key(_) | Event::Resize(..) | Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

fn key(press: KeyEvent) -> Option<Key> {
    let control = press.modifiers.contains(KeyModifiers::CONTROL);
    let other = KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META | KeyModifiers::HYPER;
    if press.modifiers.intersects(other) {
        return None;
    }
    match press.code {
        KeyCode::Char(c) if control => Some(Key::Ctrl(c.to_ascii_lowercase())),
        KeyCode::Char(c) => Some(Key::Char(c)),
        KeyCode::Enter => Some(Key::Enter),
        KeyCode::Esc => Some(Key::Esc),
        KeyCode::Tab if press.modifiers.contains(KeyModifiers::SHIFT) => Some(Key::BackTab),
        KeyCode::Tab => Some(Key::Tab),
        KeyCode::BackTab => Some(Key::BackTab),
        KeyCode::Backspace => Some(Key::Backspace),
        KeyCode::Delete => Some(Key::Delete),
        KeyCode::Up => Some(Key::Up),
        KeyCode::Down => Some(Key::Down),
        KeyCode::Left => Some(Key::Left),
        KeyCode::Right => Some(Key::Right),
        KeyCode::Home => Some(Key::Home),
        KeyCode::End => Some(Key::End),
        KeyCode::PageUp => Some(Key::PageUp),
        KeyCode::PageDown => Some(Key::PageDown),
        KeyCode::Insert
        | KeyCode::F(_)
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_answers_of_the_terminal_are_no_typing() {
        let press = |c, modifiers| Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers));
        let plain = |text: &str| text.chars().map(|c| press(c, KeyModifiers::NONE)).collect::<Vec<_>>();
        let mut all = plain("a");
        all.push(press(']', KeyModifiers::ALT));
        all.extend(plain("11;rgb:1010/1010/1010"));
        all.push(press('\\', KeyModifiers::ALT));
        all.extend(plain("b"));
        assert_eq!(without_answers(all), plain("ab"));
    }

    #[test]
    fn shift_is_part_of_the_character_and_alt_is_no_key_of_ours() {
        let press = |code, modifiers| key(KeyEvent::new(code, modifiers));
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::Char('G')));
        assert_eq!(press(KeyCode::Char('R'), KeyModifiers::CONTROL), Some(Key::Ctrl('r')));
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Key::BackTab));
        assert_eq!(press(KeyCode::Char('x'), KeyModifiers::ALT), None);
    }
}
