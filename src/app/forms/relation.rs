//! The evidence for a relation between two people.

use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::choice::Choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::relation::{Relation, RelationKind};
use crate::domain::record::text::one_line;
use serde_json::Map;

const SEEN: FieldKey = FieldKey::private("Seen").labeled("Evidence");

impl App {
    /// Opens the form for the evidence of a relation.
    pub(in crate::app) fn open_relation_form(&mut self, from: StakeholderId, to: StakeholderId, kind: RelationKind) {
        let (kind_words, open) = (FormKind::Relation(from, to, kind), self.deal.as_ref());
        let title = format!("{} {} {}", self.name_of(from), kind.label(), self.name_of(to));
        let same = |one: &&Relation| (one.from, one.to, one.kind.known()) == (from, to, Some(kind));
        let seen = open.and_then(|open| open.deal.relations.iter().find(same)).map(|one| one.evidence.to_string());
        let form = Form::new(kind_words, title)
            .lead("What did you see that shows it? If you leave it empty, it counts as an impression.")
            .field(SEEN, &seen.unwrap_or_default(), "such as: she asked him before she answered us");
        self.open_form(form);
    }

    pub(in crate::app) fn save_relation(
        &mut self,
        form: &Form,
        from: StakeholderId,
        to: StakeholderId,
        kind: RelationKind,
    ) -> Result<(), (usize, String)> {
        let ends = (from, to, kind);
        if self.name_of(to).is_empty() {
            return Err((
                0,
                "The other person was just removed · Esc, then u brings them back; Ctrl-O brings back what you typed"
                    .to_owned(),
            ));
        }
        let (relation, what) = self.told_relation(ends, one_line(form.value(SEEN)).trim());
        self.close_and_edit(what, |deal| deal.relate(relation))
    }

    /// Returns the relation with this evidence, and words for it.
    pub(in crate::app) fn told_relation(
        &mut self,
        (from, to, kind): (StakeholderId, StakeholderId, RelationKind),
        seen: &str,
    ) -> (Relation, String) {
        let (id, by) = self.by_assessor();
        let words = format!("{} {} {}", self.name_of(from), kind.label(), self.name_of(to));
        let relation = Relation {
            id,
            from,
            to,
            kind: kind.into(),
            evidence: seen.into(),
            by: by.into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        };
        (relation, words)
    }
}
