//! Names of several people in one form, so that they look alike on the map: whole names, given names with an initial, or
//! given names alone.

use super::short::{family_initial, key, parts};
use super::{as_typed, bare, names_nobody};
use std::collections::HashMap;
use unicode_width::UnicodeWidthStr;

/// A form of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameForm {
    /// As it was typed.
    Whole,
    /// The given name, and the first letter of the family name.
    Initialed,
    /// The given name.
    Given,
}

impl NameForm {
    /// All forms, the longest first.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Initialed, Self::Given];

    fn of(self, name: &str) -> String {
        let whole = as_typed(&bare(name));
        if self == Self::Whole {
            return whole;
        }
        let parts = parts(name);
        let given = parts.first().unwrap_or(&whole).clone();
        let letter = parts.last().filter(|_| parts.len() > 1).and_then(|last| family_initial(last));
        match letter.filter(|_| self == Self::Initialed) {
            Some(letter) => format!("{given} {letter}."),
            None => given,
        }
    }
}

/// The names of some people in each form in which all of them can be told apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamesAlike {
    /// The names in each form with the columns of the longest; nothing where two would look the same.
    forms: [Option<(Vec<String>, usize)>; NameForm::ALL.len()],
}

impl NamesAlike {
    /// Computes the forms for a list of names.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.collect();
        let mut owners: HashMap<String, usize> = HashMap::new();
        names.iter().enumerate().for_each(|(index, name)| _ = owners.insert(key(&NameForm::Whole.of(name)), index));
        let form = |form: NameForm| {
            let mut taken: HashMap<String, usize> = HashMap::new();
            let all: Vec<String> = names.iter().map(|name| form.of(name)).collect();
            let is_own = |(index, name): (usize, &String)| {
                let key = key(name);
                // A whole name belongs to its owner, whoever else could be called so in short.
                let is_free = owners.get(&key).is_none_or(|owner| *owner == index);
                is_free && taken.insert(key, index).is_none() && !name.trim().is_empty() && !names_nobody(name)
            };
            all.iter().enumerate().all(is_own).then(|| {
                let widest = all.iter().map(|name| name.width()).max().unwrap_or(0);
                (all, widest)
            })
        };
        Self { forms: NameForm::ALL.map(form) }
    }

    /// Returns the form that says most of those in which every name fits in so many columns.
    #[must_use]
    pub fn fitting(&self, columns: usize) -> Option<NameForm> {
        NameForm::ALL.into_iter().find(|form| self.widest(*form).is_some_and(|widest| widest <= columns))
    }

    /// Returns the shortest form that everybody has.
    #[must_use]
    pub fn shortest(&self) -> Option<NameForm> {
        NameForm::ALL.into_iter().rev().find(|form| self.widest(*form).is_some())
    }

    /// Returns the columns of the longest name in a form; nothing where two people would have the same.
    #[must_use]
    pub fn widest(&self, form: NameForm) -> Option<usize> {
        self.forms[form as usize].as_ref().map(|(_, widest)| *widest)
    }

    /// Returns the name of the person at a position in a form; empty where the form isn't everybody's.
    #[must_use]
    pub fn get(&self, index: usize, form: NameForm) -> &str {
        self.forms[form as usize].as_ref().and_then(|(names, _)| names.get(index)).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(names: &[&str]) -> NamesAlike {
        NamesAlike::of(names.iter().copied())
    }

    #[test]
    fn all_names_have_one_form_and_none_is_anothers() {
        let names = ["Dr. Elif Aydın", "Anna van den Berg", "Legal, not found yet", "Berg, Joost"];
        let all = alike(&names);
        let in_form = |form| (0..names.len()).map(|index| all.get(index, form)).collect::<Vec<_>>();
        assert_eq!(
            in_form(NameForm::Whole),
            ["Dr. Elif Aydın", "Anna van den Berg", "Legal not found yet", "Berg Joost"]
        );
        assert_eq!(in_form(NameForm::Initialed), ["Elif A.", "Anna B.", "Legal", "Joost B."]);
        assert_eq!(in_form(NameForm::Given), ["Elif", "Anna", "Legal", "Joost"]);
        let fits = [19, 18, 8, 7, 5, 4].map(|columns| all.fitting(columns));
        use NameForm::{Given, Initialed, Whole};
        assert_eq!(fits, [Some(Whole), Some(Initialed), Some(Initialed), Some(Given), Some(Given), None]);
    }

    #[test]
    fn a_form_that_two_would_share_is_nobodys() {
        assert_eq!(alike(&["Anna Berg", "Anna Lund", "Bo"]).fitting(7), Some(NameForm::Initialed));
        assert_eq!(alike(&["Anna Berg", "Anna Brandt", "Bo"]).fitting(8), None);
        assert_eq!(alike(&["Anna Berg", "Anna"]).fitting(7), Some(NameForm::Initialed), "one is called just that");
        assert_eq!(alike(&["Dr.", "Anna Berg"]).fitting(20), None, "a title is nobody's name");
    }
}
