//! A person as a file or a paste has them.

use crate::domain::record::naming::{is_written, name_keys};
use crate::domain::record::text::{LINE_LIMIT, NAME_LIMIT};
use jiff::civil::Date;
use std::collections::HashMap;
use std::mem::take;

/// A person as a file or a paste has them; empty where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Incoming {
    /// The number of their file among several, from 0.
    pub file: usize,
    /// Their line.
    pub line: usize,
    /// Their id in a CRM or address book.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// The company they work for.
    pub company: String,
    /// Their department.
    pub department: String,
    /// Their address for mail.
    pub email: String,
    /// Their number.
    pub phone: String,
    /// Their role in the purchase, as a CRM calls it.
    pub role: String,
    /// Who they report to: a name, or the id of a row.
    pub boss: String,
    /// The id of the row whose role this one tells. It is then nobody by itself.
    pub refers: String,
    /// What has no field.
    pub more: Vec<String>,
    /// What somebody wrote about them.
    pub notes: Vec<String>,
}

/// A row that is nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The number of its file among several, from 0.
    pub file: usize,
    /// Its line.
    pub line: usize,
    /// What it says.
    pub what: String,
    /// Why it is nobody.
    pub reason: String,
}

/// The meeting that people were invited to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meeting {
    /// Its day.
    pub on: Option<Date>,
    /// Its title.
    pub about: String,
}

impl Incoming {
    /// Returns the reason why this can't be somebody, if there is one.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        if !self.refers.is_empty() {
            return None;
        }
        if self.name.is_empty() {
            return Some("no name".to_owned());
        }
        let is_long = |text: &str, most: usize| text.len() > most && text.chars().count() > most;
        if is_long(&self.name, NAME_LIMIT) {
            return Some(format!("the name is longer than {NAME_LIMIT} characters"));
        }
        let texts = [&self.id, &self.title, &self.company, &self.department, &self.email, &self.phone, &self.role];
        let mut all = texts.into_iter().chain([&self.boss]).chain(&self.more);
        all.any(|text| is_long(text, LINE_LIMIT / 2))
            .then(|| format!("a cell is longer than {} characters", LINE_LIMIT / 2))
    }

    /// Returns everything it says in one line.
    #[must_use]
    pub fn whole(&self) -> String {
        let all = [&self.name, &self.title, &self.company, &self.email, &self.phone];
        all.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// Returns email and phone as a card has them.
    #[must_use]
    pub fn contact(&self) -> String {
        let both = [&self.email, &self.phone];
        both.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// Returns what somebody wrote about them, on one line.
    #[must_use]
    pub fn remark(&self) -> String {
        self.notes.join(" · ")
    }

    /// Returns whether another row can be the same person: neither says what the other contradicts.
    fn fits(&self, other: &Self) -> bool {
        let fits = |one: &str, other: &str| one.is_empty() || other.is_empty() || one.eq_ignore_ascii_case(other);
        if !self.id.is_empty() && self.id == other.id {
            return true;
        }
        let same_mail = !self.email.is_empty() && self.email.eq_ignore_ascii_case(&other.email);
        is_written(&self.name, &other.name)
            && fits(&self.id, &other.id)
            && fits(&self.email, &other.email)
            && (same_mail || (fits(&self.title, &other.title) && fits(&self.company, &other.company)))
    }

    /// Fills in what another row of the same person knows.
    fn take_from(&mut self, mut other: Self) {
        let pairs = [
            (&mut self.id, &mut other.id),
            (&mut self.title, &mut other.title),
            (&mut self.company, &mut other.company),
            (&mut self.department, &mut other.department),
            (&mut self.email, &mut other.email),
            (&mut self.phone, &mut other.phone),
            (&mut self.role, &mut other.role),
            (&mut self.boss, &mut other.boss),
        ];
        for (own, more) in pairs {
            if own.is_empty() {
                *own = take(more);
            }
        }
        for (own, more) in [(&mut self.more, other.more), (&mut self.notes, other.notes)] {
            for one in more {
                if !own.contains(&one) {
                    own.push(one);
                }
            }
        }
    }
}

/// Takes together the rows that are one person. Each further row of them is rejected, and says so.
pub(super) fn once(rows: Vec<Incoming>) -> (Vec<Incoming>, Vec<Rejected>) {
    let mut all: Vec<Incoming> = Vec::with_capacity(rows.len());
    let mut rejected = Vec::new();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for row in rows {
        let mut keys = name_keys(&row.name);
        keys.extend((!row.id.is_empty()).then(|| format!("\u{1}{}", row.id)));
        let indexes = keys.iter().filter_map(|key| by_key.get(key)).flatten();
        let found = indexes.copied().find(|index| all[*index].fits(&row));
        match found {
            Some(index) => {
                let elsewhere = if all[index].file == row.file { "" } else { " of another file" };
                let reason = format!("the same person as in line {}{elsewhere}, counted once", all[index].line);
                rejected.push(Rejected { file: row.file, line: row.line, what: row.whole(), reason });
                all[index].take_from(row);
            }
            None => {
                for key in keys {
                    by_key.entry(key).or_default().push(all.len());
                }
                all.push(row);
            }
        }
    }
    (all, rejected)
}
