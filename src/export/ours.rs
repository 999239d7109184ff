//! The texts of the method speak to the rep: “your insight”, “presses you”. On a page that is forwarded they speak of us.

/// The words that an object follows: behind them, “you” is “us”.
const BEFORE_OBJECTS: [&str; 24] = [
    "pressed", "presses", "press", "gives", "give", "asks", "ask", "told", "tell", "tells", "owes", "owe", "without",
    "with", "to", "from", "for", "of", "on", "about", "gets", "like", "than", "and",
];

/// Returns a text of the method for readers of a page, without the keys that it names. What stands in quotation marks was
/// said by somebody, and stays.
#[must_use]
pub(super) fn ours(text: &str) -> String {
    let mut is_quoted = false;
    let mut before = String::new();
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let opens = word.contains('“');
        if is_quoted || opens {
            is_quoted = !word.contains('”');
            words.push(word.to_owned());
            continue;
        }
        let start = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let end = word.trim_end_matches(|c: char| !c.is_alphanumeric()).len().max(start);
        let core = &word[start..end];
        if is_key(word, core) {
            // What followed the key in the sentence goes behind the word before it.
            let stop = word[end..].trim_start_matches(')');
            words.last_mut().into_iter().for_each(|last| last.push_str(stop));
            continue;
        }
        let now = of_us(core, &before);
        words.push(format!("{}{}{}", &word[..start], now.unwrap_or_else(|| core.to_owned()), &word[end..]));
        before = core.to_lowercase();
    }
    words.join(" ")
}

/// Returns whether a word is a key in parentheses, such as `(n)`.
fn is_key(word: &str, core: &str) -> bool {
    word.starts_with('(') && word.contains(')') && core.chars().count() == 1
}

/// Returns the word for us that replaces one to the rep.
fn of_us(word: &str, before: &str) -> Option<String> {
    let lower = word.to_lowercase().replace('’', "'");
    let ours = match lower.as_str() {
        "your" => "our",
        "yours" => "ours",
        "yourself" => "ourselves",
        "you're" => "we're",
        "you've" => "we've",
        "you'd" => "we'd",
        "you'll" => "we'll",
        "you" if BEFORE_OBJECTS.contains(&before) => "us",
        "you" => "we",
        _ => return None,
    };
    let is_capital = word.starts_with(char::is_uppercase);
    Some(if is_capital { format!("{}{}", ours[..1].to_uppercase(), &ours[1..]) } else { ours.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_to_the_rep_is_said_of_us() {
        for (to_you, of_us) in [
            ("brushed off your insight (seen 11 Nov)", "brushed off our insight (seen 11 Nov)"),
            ("presses you to get it done", "presses us to get it done"),
            ("pressed you on your insight: “you and your team”", "pressed us on our insight: “you and your team”"),
            ("was asked where you stand", "was asked where we stand"),
            ("Did they deliver on the task you agreed on?", "Did they deliver on the task we agreed on?"),
            ("What are they after when they press you?", "What are they after when they press us?"),
            ("What do they give you and other vendors?", "What do they give us and other vendors?"),
            ("Name one thing you'd have to see for your label.", "Name one thing we'd have to see for our label."),
            ("Then set your next step (n) or make a plan (b).", "Then set our next step or make a plan."),
            (
                "Write down why you don't need one, they can tell it without you.",
                "Write down why we don't need one, they can tell it without us.",
            ),
            ("leads (everybody)", "leads (everybody)"),
            ("", ""),
        ] {
            assert_eq!(ours(to_you), of_us);
        }
    }
}
