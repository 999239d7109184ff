//! Key strings: what a person presses, as a line of text.
//!
//! Every character is the key of that name, blanks included: `aDev Patel<enter>` is 11 keys. What is no character stands
//! in angle brackets and is spelled as in the command table: `<enter>`, `<shift-tab>`, `<ctrl-r>`, `<space>`. `<` itself is
//! `<lt>`.

#![allow(clippy::panic)]

use stakemap::app::key::Key;

/// The keys of a key string.
pub(crate) fn keys(text: &str) -> Vec<Key> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c != '<' {
            assert!(!c.is_control(), "a key string holds no control characters: {text:?}");
            found.push(Key::Char(c));
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let Some((name, after)) = rest[1..].split_once('>') else { panic!("`<` without `>` in {text:?}") };
        let key = if name == "lt" { Some(Key::Char('<')) } else { Key::parse(name) };
        found.push(key.unwrap_or_else(|| panic!("no key is called `{name}` in {text:?}")));
        rest = after;
    }
    found
}

#[test]
fn blanks_are_keys_and_names_stand_in_brackets() {
    assert_eq!(keys("a b<enter>"), [Key::Char('a'), Key::Char(' '), Key::Char('b'), Key::Enter]);
    assert_eq!(keys("<ctrl-r><lt><shift-tab>é"), [Key::Ctrl('r'), Key::Char('<'), Key::BackTab, Key::Char('é')]);
}
