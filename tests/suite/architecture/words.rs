//! Words that nobody selling in the US would say, kept out of what a user reads.
//!
//! It looks at the string literals of the program, its help on the command line, the texts of the method, and the pages
//! of the guide. Each banned form has its reason.

use super::{root, sources};
use std::fs;
use std::path::PathBuf;

/// A banned form in lower case, as whole words, and what to say.
const BANNED: [(&str, &str); 97] = [
    ("of yours", "on your side"),
    ("of ours", "on our side, or “which of us”"),
    ("of theirs", "on their side, or “their own”"),
    ("anew", "again"),
    ("whom", "who, or turn the sentence round"),
    ("telephone", "phone"),
    ("salesman", "sales rep"),
    ("room view", "privacy mode"),
    ("put to sleep", "snooze"),
    ("again and again", "repeatedly"),
    ("had the occasion", "had the chance"),
    ("would tell most", "the most useful question"),
    ("proved", "proven"),
    ("before others", "in front of others"),
    ("before colleagues", "in front of colleagues"),
    ("kind of answer", "kind of solution"),
    ("push-back", "pushback"),
    ("somebody", "someone"),
    ("anybody", "anyone"),
    ("everybody", "everyone"),
    ("reads as a", "looks like a"),
    ("read as blockers", "look like Blockers"),
    ("noted as for it", "their stance is in favor"),
    ("find out which holds", "find out which is true"),
    ("own call", "label"),
    ("call and verdict", "label and evidence"),
    ("by name only", "in name only"),
    ("counts for nothing", "doesn't count"),
    ("nothing is next", "no next step"),
    ("by way of", "through"),
    ("cheapest next", "easiest next introduction"),
    ("carries our view", "makes our case"),
    ("out of reach of", "nobody on our side can reach"),
    ("put a figure on", "put a number on"),
    ("taken away", "removed"),
    ("point apart", "disagree"),
    ("whole plan", "complete plan"),
    ("stay lofty", "stay too high-level"),
    ("organisation", "US spelling: organization"),
    ("behaviour", "US spelling: behavior"),
    ("colour", "US spelling: color"),
    ("favour", "US spelling: favor"),
    ("favourite", "US spelling: favorite"),
    ("practise", "US spelling: practice"),
    ("criticise", "US spelling: criticize"),
    ("no one", "nobody, as everywhere"),
    ("cannot", "can't"),
    ("ticked", "checked off"),
    ("unticked", "unchecked"),
    ("worked example", "example deal"),
    ("neediest", "most in need"),
    ("same human", "same person"),
    ("second copy", "conflict copy"),
    ("own calls", "labels"),
    ("next action", "next step"),
    ("next actions", "next steps"),
    ("best question", "the most useful question"),
    ("coach's own window", "coach window"),
    ("takes it away", "removes it"),
    ("took away", "removed"),
    ("it is not there", "it doesn't exist"),
    ("is reckoned", "is calculated"),
    ("judge the task", "check on the task"),
    ("cancelled", "US spelling: canceled"),
    ("labelled", "US spelling: labeled"),
    ("licence", "US spelling: license"),
    ("recognise", "US spelling: recognize"),
    ("recognised", "US spelling: recognized"),
    ("yourselves", "yourself"),
    ("until when", "how long"),
    ("what became of", "what happened with"),
    ("having met", "meeting"),
    ("who is for us", "on our side"),
    ("rests on", "is based on"),
    ("rest on", "be based on"),
    ("likelihoods", "probabilities"),
    ("deciders", "decision makers"),
    ("a decider", "a decision maker"),
    ("has to gain", "wants in return"),
    ("a mail", "an email"),
    ("mail signature", "email signature"),
    ("mail address", "email address"),
    ("any more", "anymore, or “no longer”"),
    ("who is here", "who's already in the deal"),
    ("there is", "there's"),
    ("do not", "don't"),
    ("does not", "doesn't"),
    ("did not", "didn't"),
    ("is not", "isn't"),
    ("are not", "aren't"),
    ("was not", "wasn't"),
    ("were not", "weren't"),
    ("will not", "won't"),
    ("can be read in two ways", "could mean two days"),
    ("the former", "the earlier"),
    ("this one works", "this is working"),
    ("one line a person", "per"),
];

/// Literals that only look like a text, with the reason.
const NOT_READ: [(&str, &str); 3] = [
    ("valid: M1 to M16", "names the sections to somebody who writes method files"),
    ("valid: M1 to M{SECTIONS}", "the same, for questions of a review"),
    ("(do not modify) contact", "the name of a column in a CRM's export"),
];

/// The string literals in a line of code.
fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current: Option<String> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (&mut current, c) {
            (None, '\'') => {
                // A quote as a character, not the start of a text.
                let rest = chars.as_str();
                if rest.starts_with("\"'") || rest.starts_with("\\\"'") {
                    chars = rest[rest.find('\'').map_or(0, |at| at + 1)..].chars();
                }
            }
            (None, '"') => current = Some(String::new()),
            (None, _) => {}
            (Some(text), '\\') => text.extend(chars.next().filter(|next| *next == '"')),
            (Some(_), '"') => found.extend(current.take()),
            (Some(text), c) => text.push(c),
        }
    }
    // A literal that goes on in the next line.
    found.extend(current);
    found
}

/// Whether a text has these words as whole words.
fn says(text: &str, words: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '{' | '}');
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// Whether a text names a section of the method, such as `M8`.
fn has_code(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        word.strip_prefix('M').is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
    })
}

fn faults(text: &str) -> Vec<String> {
    // An id or a key has no space; it's never shown.
    if !text.contains(' ') || NOT_READ.iter().any(|(allowed, _)| text.contains(allowed)) {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    let mut found: Vec<String> = BANNED
        .iter()
        .filter(|(words, _)| says(&lower, words))
        .map(|(words, instead)| format!("“{words}” ({instead}): {text}"))
        .collect();
    if has_code(text) {
        found.push(format!("a code of the method: {text}"));
    }
    found
}

#[test]
fn no_text_of_the_program_uses_a_banned_form() {
    let mut found = Vec::new();
    for source in sources() {
        for text in source.code.iter().flat_map(|line| literals(line)) {
            found.extend(faults(&text).into_iter().map(|fault| format!("src/{}: {fault}", source.name)));
        }
    }
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_text_of_the_method_uses_a_banned_form() {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("assets/method")).unwrap() {
        let path = entry.unwrap().path();
        for line in fs::read_to_string(&path).unwrap().lines() {
            // The section names where a text comes from, behind “why?”.
            if line.starts_with('#') || line.starts_with("section = ") {
                continue;
            }
            found.extend(literals(line).iter().flat_map(|text| faults(text)));
        }
    }
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_page_and_no_help_uses_a_banned_form() {
    let pages = fs::read_dir(root().join("assets/help")).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    // These two are written by tests: one from the titles of commands, the other from the names of tests.
    let is_written = |page: &PathBuf| page.ends_with("keys.md") || page.ends_with("tests.md");
    for page in pages.filter(|page| !is_written(page)).chain([root().join("README.md")]) {
        // A sentence goes on in the next line.
        let text = fs::read_to_string(&page).unwrap().replace('\n', " ");
        found.extend(
            faults(&text)
                .into_iter()
                .map(|fault| format!("{}: {}", page.display(), &fault[..fault.find(':').unwrap()])),
        );
    }
    // What clap prints is what the comments say.
    let arguments = fs::read_to_string(root().join("src/cli/args.rs")).unwrap();
    found.extend(arguments.lines().filter_map(|line| line.trim().strip_prefix("/// ")).flat_map(faults));
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_banned_form_is_found_as_a_word_and_in_no_id() {
    assert_eq!(literals(r#"x("who of yours", '"', "a \"b\" c")"#), ["who of yours", "a \"b\" c"]);
    assert_eq!(faults("who of yours does it").len(), 1);
    assert_eq!(faults("Follows M8 of the method").len(), 1);
    assert_eq!(faults("the prof of yourself"), Vec::<String>::new());
    assert_eq!(faults("neutralised_on"), Vec::<String>::new());
}
