//! The columns of a table by their names, as CRMs, address books and spreadsheets write them.

use super::field::Field;
use crate::domain::record::text::fold;
use csv::StringRecord;

/// The names of columns, folded, by what they mean. The first column of a meaning counts, then the next where it is empty.
const NAMES: [(Field, &[&str]); 15] = [
    (
        Field::Name,
        &[
            "name",
            "full name",
            "fullname",
            "contact name",
            "contact",
            "person",
            "display name",
            "attendee",
            "stakeholder",
            "vollstandiger name",
            "nom complet",
        ],
    ),
    (Field::First, &["first name", "firstname", "given name", "forename", "vorname", "prenom", "nombre"]),
    (Field::Middle, &["middle name", "middlename", "additional name"]),
    (
        Field::Last,
        &["last name", "lastname", "family name", "surname", "nachname", "nom", "nom de famille", "apellidos"],
    ),
    (
        Field::Title,
        &[
            "job title",
            "jobtitle",
            "title",
            "position",
            "organization title",
            "organization 1 - title",
            "function",
            "job",
            "fonction",
            "intitule du poste",
            "berufsbezeichnung",
            "funktion",
            "cargo",
        ],
    ),
    (
        Field::Company,
        &[
            "account name",
            "company",
            "company name",
            "associated company",
            "primary associated company",
            "organization",
            "organization name",
            "organization 1 - name",
            "account",
            "account.name",
            "employer",
            "firma",
            "unternehmen",
            "societe",
            "entreprise",
            "organisation",
            "empresa",
        ],
    ),
    (
        Field::Department,
        &["department", "organization department", "organization 1 - department", "abteilung", "service"],
    ),
    (
        Field::Email,
        &[
            "email",
            "email address",
            "primary email",
            "work email",
            "email 1",
            "email - work",
            "email - home",
            "email - other",
            "email 2 address",
            "email 3 address",
            "emailaddress1",
            "mail",
            "email-adresse",
            "email adresse",
            "adresse email",
            "courriel",
            "additional email addresses",
        ],
    ),
    (
        Field::Phone,
        &[
            "phone",
            "phone number",
            "business phone",
            "work phone",
            "mobile phone",
            "mobilephone",
            "mobile",
            "mobile phone number",
            "phone - work",
            "phone - mobile",
            "phone - home",
            "phone - other",
            "telephone",
            "telephone1",
            "primary phone",
            "company main phone",
            "direct phone",
            "cell",
            "home phone",
            "other phone",
            "telefon",
            "mobil",
            "mobiltelefon",
            "tel",
            "telefono",
        ],
    ),
    (Field::Boss, &["reports to", "reportstoid", "reports to id", "manager", "manager's name", "boss", "vorgesetzter"]),
    (Field::Role, &["role", "contact role", "buying role", "hs buying role", "hs_buying_role", "decision role"]),
    (
        Field::Id,
        &["contact id", "record id", "record id - contact", "id", "(do not modify) contact", "person id", "contactid"],
    ),
    (
        Field::Contacted,
        &[
            "last activity",
            "last activity date",
            "lastactivitydate",
            "last contacted",
            "notes last updated",
            "last touch",
            "connected on",
        ],
    ),
    (Field::Profile, &["url", "linkedin", "linkedin url", "linkedin profile", "profile url", "person linkedin url"]),
    (
        Field::Note,
        &[
            "description",
            "contact description",
            "notes",
            "note",
            "comments",
            "remarks",
            "beschreibung",
            "bemerkungen",
            "notizen",
            "commentaires",
        ],
    ),
];

/// Returns the name of a column without what differs between programs.
fn plain(name: &str) -> String {
    let name = fold(name.trim_start_matches('\u{feff}')).replace("e-mail", "email").replace('_', " ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_end_matches([':', '*']).trim();
    let mut rest = name;
    for before in ["contact: ", "person - ", "personne - ", "contact - "] {
        rest = rest.strip_prefix(before).unwrap_or(rest);
    }
    if rest.starts_with("record id") { rest.to_owned() } else { rest.trim_end_matches(" - contact").to_owned() }
}

/// Returns what a column means by its name alone.
fn meaning(name: &str) -> Field {
    let name = plain(name);
    let numbered = |what: &str| name.strip_prefix(what).is_some_and(|rest| rest.ends_with(" - value"));
    if numbered("email ") {
        return Field::Email;
    }
    if numbered("phone ") {
        return Field::Phone;
    }
    let found = NAMES.iter().find(|(_, names)| names.contains(&name.as_str()));
    found.map_or(Field::Ignored, |(field, _)| *field)
}

/// Returns what the columns of a header mean.
pub(super) fn guess(names: &[String]) -> Vec<Field> {
    let mut all: Vec<Field> = names.iter().map(|name| meaning(name)).collect();
    let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let has = |name: &str| plain.iter().any(|one| one == name);
    // In an address book of Outlook, “Title” is Mr. or Dr.
    let is_salutation = has("job title") || has("suffix") || has("jobtitle");
    let is_named = all.iter().any(|field| matches!(field, Field::Name | Field::First | Field::Last));
    for (field, name) in all.iter_mut().zip(&plain) {
        match name.as_str() {
            "title" if is_salutation => *field = Field::Ignored,
            // A row that tells somebody's role refers to them, and has an id of its own.
            "contactid" | "contact id" if !is_named => *field = Field::Refers,
            "id" if has("contactid") || has("contact id") || has("record id") => *field = Field::Ignored,
            _ => {}
        }
    }
    all
}

/// Returns how many columns of a row are known names.
pub(super) fn known(row: &StringRecord) -> usize {
    row.iter().filter(|name| name.len() < 100 && meaning(name) != Field::Ignored).count()
}

/// Returns whether a row is a header: at least two columns are known, and somebody can be told by them.
pub(super) fn is_header(row: &StringRecord) -> bool {
    let all: Vec<Field> = row.iter().filter(|name| name.len() < 100).map(meaning).collect();
    let tells = |field: &Field| matches!(field, Field::Name | Field::First | Field::Last | Field::Email);
    let is_about_roles = all.contains(&Field::Role) && all.contains(&Field::Id);
    let known = all.iter().filter(|field| **field != Field::Ignored).count();
    known >= 2 && (all.iter().any(tells) || is_about_roles)
}
