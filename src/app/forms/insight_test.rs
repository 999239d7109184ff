//! The result of a test of an insight, with what a customer did or said.

use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::app::insights::GONE;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{InsightCheck, InsightTest, TestResult};
use crate::domain::record::text::one_line;
use crate::export::words::insight::{result_words, test_question};
use serde_json::Map;

const RESULT: FieldKey = FieldKey::of(Datum::Insights, "Result").labeled("Answer");
const EVIDENCE: FieldKey = FieldKey::of(Datum::Insights, "Evidence");
const FROM: FieldKey = FieldKey::naming(Datum::Insights, "From").labeled("Person");
const DAY: FieldKey = FieldKey::of(Datum::Insights, "Day");

impl App {
    /// Opens the form for the result of a test, by the test's id.
    pub(in crate::app) fn open_insight_test(&mut self, id: RecordId, test: &str) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let (Some(open), Some(test)) = (self.deal.as_ref(), InsightTest::from_id(test)) else { return };
        let check = insight.check(test);
        let words = |result: TestResult| result_words(&self.playbook, test, result).to_owned();
        let result = check.and_then(|one| one.result.known()).map_or_else(String::new, words);
        let results = TestResult::ALL.iter().map(|one| Offer::plain(words(*one))).collect();
        let people = people(&open.deal, None);
        let from = label_of(&people, check.and_then(|one| one.from)).to_owned();
        let day = check.map_or_else(|| "today".to_owned(), |one| dates::dated(one.on));
        let counts = self.playbook.insight.test(test).map_or("", |text| &text.counts);
        let title = test_question(&self.playbook, test).to_owned();
        let form = Form::new(FormKind::InsightTest(id, test.id().to_owned()), title)
            .lead(format!("What counts: {counts}"))
            .one(RESULT, &result, results)
            .field(EVIDENCE, check.map_or("", |one| &one.evidence), "what they did or said, in one line")
            .one(FROM, &from, people)
            .past_day(DAY, &day);
        self.open_form(form);
    }

    pub(in crate::app) fn save_insight_test(
        &mut self,
        form: &Form,
        id: RecordId,
        test: &str,
    ) -> Result<(), (usize, String)> {
        let Some(test) = InsightTest::from_id(test).filter(|_| self.has_insight_with(id)) else {
            return Err(form.fault(RESULT, GONE));
        };
        let Some(result) = form.chosen(RESULT)?.map(|at| TestResult::ALL[at]) else {
            return Err(form.fault(RESULT, "Yes or no? Type a word of it, or → to choose"));
        };
        let on = self.day_so_far(form, DAY)?;
        let from = self.people_in(form, FROM)?.first().copied();
        let check = InsightCheck {
            id: self.new_record(),
            test: test.into(),
            result: result.into(),
            evidence: one_line(form.value(EVIDENCE)).into(),
            on,
            from,
            by: self.me().into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        };
        let is_bare = !check.has_evidence();
        let question = test_question(&self.playbook, test);
        let said =
            format!("{question} {}, {}", result_words(&self.playbook, test, result), dates::show(on, self.today()));
        let what = format!("the insight: {} ({})", test.label(), result.label());
        self.close_and_edit_saying(what, said, |deal| deal.edit_insight(id, |one| one.record_check(check)))?;
        if is_bare && result == TestResult::Passed {
            self.note("Saved without evidence, so it counts as not tested · Enter adds what they said");
        }
        Ok(())
    }
}
