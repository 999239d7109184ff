//! The people as a table that a spreadsheet opens and our own import reads again.
//!
//! The headings up to the phone are those that an import knows; what stands behind them is for readers, and an import
//! leaves it alone.

use super::card::part_words;
use super::outgoing::{Outgoing, readers};
use super::words::verdict_words;
use crate::domain::judge::alert::{Known, judge_all};
use crate::domain::judge::contact::Contacts;
use crate::domain::privacy::{Datum, Names, PrivacyLevel};
use crate::domain::record::choice::Choices;
use crate::domain::record::stance::Topic;
use crate::domain::record::text::{Text, is_formula};
use csv::{Terminator, Writer, WriterBuilder};

/// The columns, each with what it tells: whoever may not see that doesn't see its heading either.
const COLUMNS: [(&str, Datum); 17] = [
    ("Contact ID", Datum::Names),
    ("Name", Datum::Names),
    ("Job Title", Datum::Functions),
    ("Department", Datum::Functions),
    ("Role", Datum::Purchase),
    ("Reports To ID", Datum::Functions),
    ("Reports To", Datum::Functions),
    ("Email", Datum::Contact),
    ("Phone", Datum::Contact),
    ("Other ways to reach them", Datum::Contact),
    ("Status", Datum::Functions),
    ("Verdict", Datum::Judgments),
    ("Buying", Datum::Stances),
    ("Speaking up", Datum::Stances),
    ("Influence", Datum::Influence),
    ("Day of last contact", Datum::Talks),
    (READERS, Datum::Names),
];

/// The column that says who may read the file.
const READERS: &str = "May be read by";

/// The mark by which spreadsheets read the file as UTF-8.
const BYTE_ORDER: char = '\u{feff}';

/// Returns the people of a deal as a table.
pub(super) fn csv(out: &Outgoing<'_>) -> String {
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    write(&mut rows, out, COLUMNS.map(|(heading, _)| heading.to_owned()));
    let contacts = Contacts::of_deal(out.deal);
    for known in judge_all(out.playbook, out.deal) {
        write(&mut rows, out, row(out, &known, &contacts));
    }
    // Writing into memory can't fail, and all that is written is text.
    let bytes = rows.into_inner().unwrap_or_default();
    format!("{BYTE_ORDER}{}", String::from_utf8(bytes).unwrap_or_default())
}

/// Writes the cells of the columns that the readers may see.
fn write(rows: &mut Writer<Vec<u8>>, out: &Outgoing<'_>, cells: [String; COLUMNS.len()]) {
    // Customers get nothing that anybody else mustn't read.
    let readers = |heading: &str| heading == READERS && out.mask.level == PrivacyLevel::Customer;
    let shown = COLUMNS.iter().zip(cells);
    let shown = shown.filter(|((heading, datum), _)| out.mask.shows(*datum) && !readers(heading));
    // Writing into memory can't fail.
    let _ = rows.write_record(shown.map(|(_, cell)| guarded(&cell)));
}

/// Returns a cell that no spreadsheet calculates: an apostrophe stands before what would be a formula. An import takes
/// one away again, so where the text itself begins like a guarded one, it gets another.
fn guarded(cell: &str) -> String {
    let cell = cell.trim();
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

fn row(out: &Outgoing<'_>, known: &Known<'_>, contacts: &Contacts) -> [String; COLUMNS.len()] {
    let (person, card) = (known.person, known.person.card());
    // By an id, initials would be imported as a new name.
    let id = |id: String| if out.mask.names == Names::Full { id } else { String::new() };
    let boss = card.reports_to.and_then(|boss| out.deal.person(boss));
    let stance = |topic: Topic| person.position(topic).map_or_else(String::new, |one| one.label().to_owned());
    let contact = contacts.last_contact(person).map_or_else(String::new, |day| day.to_string());
    let [email, phone, others] = ways(&card.contact);
    [
        id(person.id.to_string()),
        person.name.to_string(),
        person.title.to_string(),
        card.department.to_string(),
        part_words(person),
        boss.map_or_else(String::new, |boss| id(boss.id.to_string())),
        boss.and_then(|boss| out.deal.called_by_id(boss.id)).map_or_else(String::new, Text::to_string),
        email,
        phone,
        others,
        card.status(out.today).unwrap_or_default(),
        verdict_words(&known.verdict),
        stance(Topic::Buy),
        stance(Topic::Advocate),
        card.influence().map_or_else(String::new, |influence| influence.label().to_owned()),
        contact,
        readers(out.mask.level).to_owned(),
    ]
}

/// Returns a contact's first address for mail, its first number, and everything else.
fn ways(contact: &str) -> [String; 3] {
    let parts = contact.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let (mut email, mut phone, mut others) = (String::new(), String::new(), Vec::new());
    for part in parts {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        let is_number = digits >= 5 && !part.chars().any(char::is_alphabetic);
        if email.is_empty() && part.contains('@') && !part.contains(' ') {
            part.clone_into(&mut email);
        } else if phone.is_empty() && is_number {
            part.clone_into(&mut phone);
        } else {
            others.push(part);
        }
    }
    [email, phone, others.join(", ")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            (" -x", "'-x"),
            ("@a", "'@a"),
            ("'=1", "''=1"),
            ("O'Neil", "O'Neil"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(guarded(text), cell);
        }
    }

    #[test]
    fn ways_to_reach_somebody_are_told_apart() {
        let all = ways("Ann, ann@x.example; +49 30 123456, mobile 0170 1");
        assert_eq!(all, ["ann@x.example", "+49 30 123456", "Ann, mobile 0170 1"]);
    }
}
