//! What an import wrote about a person, so that the next one changes only what nobody has changed since.

use super::Role;
use crate::domain::record::choice::Picked;
use crate::domain::record::fields::record;
use crate::domain::record::text::Text;
use serde::Serialize;
use serde_json::{Map, Value};

/// The values of a person as the last import wrote them. Empty where it wrote nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Imported {
    /// Their id in the CRM or address book.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub id: Text,
    /// Their name.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: Text,
    /// Their job title.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub title: Text,
    /// The company they work for.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub company: Text,
    /// Their department.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub department: Text,
    /// Email and phone.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub contact: Text,
    /// Their role in the purchase.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub roles: Picked<Role>,
    /// Who they report to, as the file says it: a name, or the id of a row.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub manager: Text,
    /// The note with everything that has no field.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub note: Text,
    /// What somebody wrote about them there, without the source that stands before it in the note.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub remark: Text,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Imported {
    required: ;
    optional: id, name, title, company, department, contact, roles, manager, note, remark;
});
