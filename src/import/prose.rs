//! People outside of tables: one on each line, in the header of a mail, or in its signature.

use super::found::Found;
use super::kind::Kind;
use super::words::{bare, in_order, is_mail, is_number, is_title, labeled_number, tidy};
use crate::domain::change::import::Incoming;

/// The most lines of a signature.
const SIGNATURE: usize = 14;

/// Returns whether a text is a list of addresses, such as `Anna Berg <anna@acme.example>, bo@acme.example`.
pub(super) fn is_addresses(text: &str) -> bool {
    let parts = parts(text);
    let is_address = |part: &String| part.split_whitespace().any(is_mail);
    let mails = text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| is_mail(word)).count();
    let several_in_a_line = text.trim().lines().count() < mails;
    !parts.is_empty() && parts.iter().all(is_address) && (several_in_a_line || parts.len() == 1 && text.contains('<'))
}

/// Splits a list of addresses at its commas, semicolons and line ends, those between quotes apart. What has no address
/// belongs to the next: a name such as `Berg, Anna`.
fn parts(text: &str) -> Vec<String> {
    let text = text.trim();
    let headings = ["to:", "cc:", "from:", "bcc:", "an:"];
    let heading =
        headings.iter().find(|one| text.get(..one.len()).is_some_and(|start| start.eq_ignore_ascii_case(one)));
    let text = heading.map_or(text, |heading| &text[heading.len()..]);
    let mut all = vec![String::new()];
    let mut is_quoted = false;
    for c in text.chars() {
        is_quoted ^= c == '"';
        let ends = matches!(c, ',' | ';' | '\n') && !is_quoted;
        let last = all.last_mut();
        match last {
            Some(part) if ends && part.split_whitespace().any(is_mail) => all.push(String::new()),
            Some(part) if !(ends && part.trim().is_empty()) => part.push(if c == '\n' { ' ' } else { c }),
            Some(_) | None => {}
        }
    }
    all.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

pub(super) fn addresses(text: &str) -> Found {
    let mut found = Found::new(Kind::Addresses);
    for part in parts(text) {
        let (mails, words): (Vec<&str>, Vec<&str>) = part.split_whitespace().partition(|word| is_mail(word));
        let email = mails.first().map_or("", |mail| bare(mail)).to_owned();
        let name = in_order(words.join(" ").trim_matches(['<', '>', ' ']));
        let name = if name.is_empty() { email.clone() } else { name };
        found.take(Incoming { line: 1, name, email, ..Incoming::default() });
    }
    found
}

/// Returns whether a text is one person on several lines: a name, then a line that is nothing but a way to reach them.
pub(super) fn is_signature(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if !(2..=SIGNATURE).contains(&lines.len()) {
        return false;
    }
    let mails = lines.iter().flat_map(|line| line.split_whitespace()).filter(|word| is_mail(word)).count();
    let alone = lines.iter().skip(1).filter(|line| reaches(line).is_some()).count();
    mails <= 1 && alone >= 1 && !lines.iter().any(|line| line.contains('\t')) && is_name(greeting(&lines))
}

/// Returns the line with the name: the first behind a greeting.
fn greeting<'a>(lines: &[&'a str]) -> &'a str {
    let is_greeting = |line: &&&str| {
        let line = line.to_lowercase();
        line.starts_with("--")
            || ["regards", "best", "thanks", "cheers", "sincerely", "gruß", "grüße"]
                .iter()
                .any(|word| line.contains(word))
                && line.split_whitespace().count() <= 4
    };
    lines.iter().find(|line| !is_greeting(line)).copied().unwrap_or_default()
}

fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | ','));
    (2..=5).contains(&words.len()) && words.iter().all(is_word)
}

/// A way to reach somebody.
enum Reach {
    Mail(String),
    Number(String),
    /// A page on the web, or a fax.
    Other,
}

/// Returns the way to reach somebody that is all there is on a line.
fn reaches(line: &str) -> Option<Reach> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mails: Vec<&&str> = words.iter().filter(|word| is_mail(word)).collect();
    if let [mail] = mails.as_slice()
        && words.len() <= 2
    {
        return Some(Reach::Mail(bare(mail).to_owned()));
    }
    if let Some(number) = labeled_number(line) {
        return Some(Reach::Number(number.to_owned()));
    }
    let lower = line.to_lowercase();
    let is_page = words.len() == 1 && (lower.starts_with("www.") || lower.starts_with("http"));
    let is_fax = (lower.starts_with("fax") || lower.starts_with("f:")) && lower.chars().any(|c| c.is_ascii_digit());
    (is_page || is_fax).then_some(Reach::Other)
}

pub(super) fn signature(text: &str) -> Found {
    let mut found = Found::new(Kind::Signature);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let name = greeting(&lines);
    let at = text.lines().position(|line| line.trim() == name).unwrap_or(0);
    let mut row = Incoming { line: at + 1, name: in_order(name), ..Incoming::default() };
    let below = lines.iter().skip_while(|line| **line != name).skip(1);
    // Several ways to reach them may share a line: `T +1 555 0100 | anna@acme.example`.
    for part in below.flat_map(|line| pieces(line)) {
        match reaches(part) {
            Some(Reach::Mail(mail)) if row.email.is_empty() => row.email = mail,
            Some(Reach::Number(number)) if row.phone.is_empty() => row.phone = tidy(&number),
            Some(Reach::Mail(_) | Reach::Number(_) | Reach::Other) => {}
            None if row.title.is_empty() => row.title = tidy(part),
            None if row.company.is_empty() => row.company = tidy(part),
            None => {}
        }
    }
    found.take(row);
    found
}

/// Splits a line at the signs that separate several things in it.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(" | ").flat_map(|part| part.split(" · ")).flat_map(|part| part.split(" • "))
}

/// Reads people, one on each line: the name, behind a tab, semicolon or comma the title; addresses and numbers are
/// recognized anywhere.
pub(super) fn lines(text: &str) -> Found {
    let mut found = Found::new(Kind::Lines);
    let between = between(text);
    for (line, text) in (1..).zip(text.lines()) {
        let text = unlisted(text);
        if text.is_empty() {
            continue;
        }
        // A line with nothing but an address belongs to the person above it.
        match (reaches(text), found.rows.last_mut()) {
            (Some(Reach::Mail(mail)), Some(row)) if row.email.is_empty() => row.email = mail,
            (Some(Reach::Number(number)), Some(row)) if row.phone.is_empty() => row.phone = number,
            _ => found.take(row(line, text, between)),
        }
    }
    found
}

/// Returns a line without what makes it an entry of a list: a bullet or a number before it, a comma at either end.
fn unlisted(line: &str) -> &str {
    let is_sign = |c: char| c.is_whitespace() || ",;•‣◦▪●–—·*-".contains(c);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let line = line.trim_start_matches(is_sign).trim_end_matches(ends);
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = after.strip_prefix(['.', ')']).filter(|rest| rest.starts_with(char::is_whitespace));
    match rest.or_else(|| after.strip_prefix('\t')).filter(|_| after.len() < line.len()) {
        Some(rest) => rest.trim_start(),
        None => line,
    }
}

/// Returns the sign that stands between the cells of all lines, beside tabs. A comma does only where it can't be part of a
/// name such as `Berg, Anna` or `Legal, not found yet`.
fn between(text: &str) -> Option<char> {
    let lines: Vec<&str> = text.lines().map(unlisted).filter(|line| !line.is_empty()).collect();
    let is_even = |sign: char| {
        let mut counts = lines.iter().map(|line| line.matches(sign).count());
        let first = counts.next().unwrap_or(0);
        first > 0 && counts.all(|count| count == first)
    };
    let is_row = |line: &&str| {
        let mut cells = line.split(',').map(str::trim);
        let (name, second) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        is_name(name) && (cells.next().is_some() || is_title(second))
    };
    if lines.len() > 1 && is_even(';') {
        return Some(';');
    }
    (is_even(',') && lines.iter().all(is_row)).then_some(',')
}

fn row(line: usize, text: &str, between: Option<char>) -> Incoming {
    let mut row = Incoming { line, ..Incoming::default() };
    let mut texts: Vec<String> = Vec::new();
    for cell in text.split(|c| c == '\t' || Some(c) == between) {
        let (mails, words): (Vec<&str>, Vec<&str>) = cell.split_whitespace().partition(|word| is_mail(word));
        let mut mails = mails.iter().map(|mail| bare(mail).to_owned());
        if row.email.is_empty() {
            row.email = mails.next().unwrap_or_default();
        }
        row.more.extend(mails);
        let text = tidy(words.join(" ").trim_matches([',', ';', ' ']));
        match text.as_str() {
            "" => {}
            number if is_number(number) && !texts.is_empty() && row.phone.is_empty() => row.phone = text,
            _ => texts.push(text),
        }
    }
    row.name = if texts.is_empty() { String::new() } else { texts.remove(0) };
    row.title = texts.join(", ");
    if row.name.is_empty() && !row.email.is_empty() {
        row.name.clone_from(&row.email);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, String, String) {
        let row = row(1, unlisted(line), between(line));
        let reach: Vec<String> = [row.email, row.phone].into_iter().filter(|one| !one.is_empty()).collect();
        (row.name, row.title, reach.join(", "))
    }

    #[test]
    fn a_row_is_name_title_and_what_reaches_them() {
        for (line, name, title, contact) in [
            ("Anna Berg\tCFO\tanna@acme.example", "Anna Berg", "CFO", "anna@acme.example"),
            ("Anna Berg <anna@acme.example>", "Anna Berg", "", "anna@acme.example"),
            ("anna@acme.example\tAnna Berg", "Anna Berg", "", "anna@acme.example"),
            ("Bo Dahl\tCIO\tIT\t+49 30 123456", "Bo Dahl", "CIO, IT", "+49 30 123456"),
            ("  Bo Dahl \t\t bo@acme.example;", "Bo Dahl", "", "bo@acme.example"),
            ("Legal, not found yet", "Legal, not found yet", "", ""),
            ("Anna Berg,\tCFO,", "Anna Berg", "CFO", ""),
            ("Anna Berg, CFO", "Anna Berg", "CFO", ""),
            (
                "Anna Berg, Head of Operations, Acme, anna@acme.example",
                "Anna Berg",
                "Head of Operations, Acme",
                "anna@acme.example",
            ),
            ("Berg, Anna", "Berg, Anna", "", ""),
            ("Anna Berg, PhD", "Anna Berg, PhD", "", ""),
        ] {
            assert_eq!(read(line), (name.into(), title.into(), contact.into()), "{line:?}");
        }
    }

    #[test]
    fn rows_with_semicolons_or_commas_have_cells_where_each_line_has_as_many() {
        let read = |text: &str| lines(text).rows.into_iter().map(|row| [row.name, row.title]).collect::<Vec<_>>();
        let both = [["Anna Berg".to_owned(), "CFO".to_owned()], ["Bo Dahl".to_owned(), "Plant lead".to_owned()]];
        for text in [
            "Anna Berg; CFO; anna@acme.example\nBo Dahl; Plant lead; bo@acme.example",
            "Anna Berg, CFO, anna@acme.example\nBo Dahl, Plant lead, bo@acme.example",
            "Anna Berg, CFO\n\nBo Dahl, Plant lead\n",
            "- Anna Berg;CFO\n- Bo Dahl;Plant lead",
        ] {
            assert_eq!(read(text), both, "{text:?}");
        }
        for text in ["Berg, Anna\nDahl, Bo", "Legal, not found yet\nIT, not found yet", "Anna Berg, CFO\nBo Dahl"] {
            assert!(read(text).iter().all(|[_, title]| title.is_empty()), "{text:?}");
        }
    }

    #[test]
    fn bullets_numbers_and_commas_are_no_part_of_a_name() {
        for line in [
            "• Anna Berg",
            "•\tAnna Berg",
            "- Anna Berg",
            "– Anna Berg,",
            "* Anna Berg",
            "*Anna Berg;",
            "1. Anna Berg",
            "12) Anna Berg ,",
            "1\tAnna Berg",
            "  ◦  Anna Berg",
            ", Anna Berg",
            "- 3. Anna Berg",
            "Anna Berg",
        ] {
            assert_eq!(read(line).0, "Anna Berg", "{line:?}");
        }
        for name in ["Jean-Luc Moreau", "3M Procurement", "2nd buyer, not found yet", "O'Neil, Sam"] {
            assert_eq!(read(name).0, name);
        }
    }
}
