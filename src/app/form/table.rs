//! All forms, one row each: [`FormKind`] and what is asked of it are made from these rows.
//!
//! A row is `Kind(subjects) = word, title, saves, open, save`: the word by which a draft on disk finds its form again,
//! never changed; the heading in privacy mode; what saving it changes; how it is opened again after a crash; what saves
//! it.

use super::Form;
use super::kind::{Saves, Subject, forms};
use crate::app::App;
use crate::domain::record::answer::Item;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::relation::RelationKind;
use crate::domain::record::stance::Topic;

/// The heading of a form whose purpose alone says something about a person.
pub(in crate::app) const PRIVATE: &str = "Private";
const CONCERN: &str = "Concern or disconnect";
const TICK: &str = "What they did";

forms! {
    (app, form)

    /// A new deal.
    NewDeal = "new-deal", "New deal", Apart,
        open app.new_deal(),
        save app.save_new_deal(form);

    /// The open deal's fields.
    EditDeal(deal: DealId) = "deal", "Edit the deal", Unsigned,
        open app.edit_deal(),
        save app.save_deal(form);

    /// A new person in this deal.
    NewPerson(deal: DealId) = "new-person", "Add a person", Unsigned,
        open app.add_person(),
        save app.save_new_person(form);

    /// The file that people are imported from into this deal.
    Import(deal: DealId) = "import", "Import people", Unsigned,
        open app.open_import(),
        save app.save_import(form);

    /// The file that this deal is exported to, in a format and for readers, each by its word.
    Export(deal: DealId, format: String, level: String) = "export", "Export the deal", Apart,
        open app.open_export_form_again(deal, &format, &level),
        save app.save_export(form, &format, &level);

    /// A person's fields.
    EditPerson(id: StakeholderId) = "person", "Edit the person", Unsigned,
        open app.edit_person(),
        save app.save_person(form, id);

    /// A conversation logged in this deal.
    Log(deal: DealId) = "log", PRIVATE, Signed,
        open app.log_conversation(),
        save app.save_log(form);

    /// The file that a conversation in this deal is logged from.
    LogFile(deal: DealId) = "log-file", PRIVATE, Unsigned,
        open app.log_from_file(),
        save app.save_log_file(form);

    /// The day and the title of the conversation that is logged from a file.
    TalkDay(deal: DealId) = "talk-day", PRIVATE, Apart,
        open app.open_talk_day(),
        save app.save_talk_day(form);

    /// A sentence of such a conversation as evidence.
    Quote(deal: DealId) = "quote", PRIVATE, Signed,
        open app.quote_chosen(),
        save app.save_quote(form);

    /// A new action about a person.
    Action(id: StakeholderId) = "action", "Next step", Signed,
        open app.add_action(),
        save app.save_action(form, id);

    /// An existing action.
    EditAction(id: RecordId) = "edit-action", "Edit the next step", Unsigned,
        open app.edit_action(id),
        save app.save_edited_action(form, id);

    /// A note about a person.
    Note(id: StakeholderId) = "note", PRIVATE, Signed,
        open app.add_note(),
        save app.save_note(form, id);

    /// A prediction of what a person will do.
    Predict(id: StakeholderId) = "predict", PRIVATE, Signed,
        open app.predict(),
        save app.save_prediction(form, id);

    /// What came of a prediction.
    JudgePrediction(id: StakeholderId, prediction: RecordId) = "judge-prediction", PRIVATE, Signed,
        open app.judge_prediction(id, prediction),
        save app.save_judged_prediction(form, id, prediction);

    /// An existing conversation.
    EditLog(id: RecordId) = "edit-log", PRIVATE, Unsigned,
        open app.edit_conversation(id),
        save app.save_edited_log(form, id);

    /// An existing note about a person.
    EditNote(id: StakeholderId, note: RecordId) = "edit-note", PRIVATE, Unsigned,
        open app.edit_note(id, note),
        save app.save_edited_note(form, id, note);

    /// An existing stance of a person.
    EditStance(id: StakeholderId, stance: RecordId) = "edit-stance", PRIVATE, Unsigned,
        open app.edit_stance(id, stance),
        save app.save_edited_stance(form, id, stance);

    /// A person's stance: will they buy, will they speak up.
    Willing(id: StakeholderId) = "willing", PRIVATE, Signed,
        open app.ask_willing(),
        save app.save_willing(form, id);

    /// The plan for somebody who blocks, or might.
    Plan(id: StakeholderId) = "plan", PRIVATE, Signed,
        open app.open_plan(),
        save app.save_plan(form, id);

    /// A person's position on something that the group must agree on.
    Agreement(id: StakeholderId, topic: Topic) = "agreement", PRIVATE, Signed,
        open app.open_agreement(id, topic),
        save app.save_agreement(form, id, topic);

    /// A person's view of their work.
    Mind(id: StakeholderId) = "mind", PRIVATE, Signed,
        open app.open_mind(id),
        save app.save_mind(form, id);

    /// A new concern or disconnect in this deal.
    NewConcern(deal: DealId) = "new-concern", CONCERN, Signed,
        open app.add_concern(),
        save app.save_concern(form, None);

    /// An existing concern or disconnect.
    EditConcern(id: RecordId) = "edit-concern", CONCERN, Signed,
        open app.edit_concern(id),
        save app.save_concern(form, Some(id));

    /// The evidence behind a tick about the group.
    Mark(id: String) = "mark", TICK, Signed,
        open app.open_mark(&id),
        save app.save_mark(form, &id);

    /// The outcome of this deal.
    Outcome(deal: DealId) = "outcome", "Record the outcome", Signed,
        open app.end_deal(),
        save app.save_outcome(form);

    /// The day on which somebody spoke with a person in screening.
    Spoke(id: StakeholderId) = "spoke", PRIVATE, Signed,
        open app.open_spoke_form(id),
        save app.save_spoke(form, id);

    /// A mobilizing task.
    Task(id: StakeholderId) = "task", PRIVATE, Signed,
        open app.open_task_form(id),
        save app.save_task(form, id);

    /// The words and the day of a task that was given.
    EditTask(id: StakeholderId, task: RecordId) = "edit-task", PRIVATE, Unsigned,
        open app.open_task_edit(id, task),
        save app.save_task_edit(form, id, task);

    /// The evidence behind an answer.
    Evidence(id: StakeholderId, item: Item) = "evidence", PRIVATE, Signed,
        open app.open_evidence(id, item),
        save app.save_evidence(form, id, item);

    /// A line of evidence about a person.
    EditEvidence(id: StakeholderId, seen: RecordId) = "edit-evidence", PRIVATE, Unsigned,
        open app.edit_evidence(id, seen),
        save app.save_edited_evidence(form, id, seen);

    /// The evidence behind a tick.
    Tick(id: StakeholderId, verifier: String) = "tick", TICK, Signed,
        open app.open_in_coaching(id, |app| app.open_tick(id, &verifier)),
        save app.save_tick(form, id, &verifier);

    /// A line in a coaching stage's own list.
    Line(id: StakeholderId, stage: String) = "line", PRIVATE, Signed,
        open app.open_in_coaching(id, |app| app.open_line(id, &stage)),
        save app.save_line(form, id, &stage);

    /// The reason for your label, by the label's id.
    Label(id: StakeholderId, label: String) = "call", PRIVATE, Signed,
        open app.set_label(&label),
        save app.save_label(form, id, &label);

    /// The reason of a label that was given.
    EditLabel(id: StakeholderId, call: RecordId) = "edit-call", PRIVATE, Unsigned,
        open app.edit_label(id, call),
        save app.save_edited_label(form, id, call);

    /// The end of an alert's snooze in this deal, by the alert's key.
    Snooze(deal: DealId, key: String) = "snooze", "Snooze this alert", Signed,
        open app.open_snooze(&key),
        save app.save_snooze(form, &key);

    /// The evidence for a relation from one person to another.
    Relation(from: StakeholderId, to: StakeholderId, kind: RelationKind) = "tie", "Connect two people", Signed,
        open app.open_relation_form(from, to, kind),
        save app.save_relation(form, from, to, kind);

    /// The user's name.
    MyName = "my-name", "Your name", Apart,
        open app.change_name(),
        save app.save_my_name(form);

    /// The leader and the length of a review of this deal.
    Review(deal: DealId) = "review", "Review this deal", Signed,
        open app.ask_to_review(),
        save app.save_review(form);

    /// The answer to a question of the review, by the question's id, about a person or about this deal.
    Answer(deal: DealId, about: Option<StakeholderId>, question: String) = "answer", "Answer", Signed,
        open app.open_in_review(|app| app.open_answer(about, &question)),
        save app.save_answer(form, about, &question);

    /// A decision in a review of this deal, about a person or about the deal.
    Decision(deal: DealId, about: Option<StakeholderId>) = "decision", "Decision", Signed,
        open app.open_in_review(|app| app.open_decision(about)),
        save app.save_decision(form, "");

    /// A decision about an alert, by the alert's key.
    DecisionOn(deal: DealId, key: String) = "decision-on", "Decision", Signed,
        open app.open_in_review(|app| app.open_decision_on(&key)),
        save app.save_decision(form, &key);

    /// What became of a decision of an earlier review.
    Fate(deal: DealId, decision: RecordId) = "fate", "What happened with it", Signed,
        open app.open_in_review(|app| app.open_fate(decision)),
        save app.save_fate(form, decision);

    /// The result of the review of this deal.
    ReviewOutcome(deal: DealId) = "review-outcome", "Where this deal is now", Signed,
        open app.open_in_review(App::open_review_outcome),
        save app.save_review_outcome(form);

    /// What an answer in the review shows, by the question's id, about a person or about this deal.
    AnswerEvidence(deal: DealId, about: Option<StakeholderId>, question: String) = "answer-evidence", PRIVATE, Signed,
        open app.open_in_review(|app| app.open_answer_evidence(about, &question)),
        save app.save_answer_evidence(form);

    /// A step that the customer's company takes inside to buy, or a new one in this deal.
    InsideStep(deal: DealId, id: Option<RecordId>) = "inside-step", "Their inside step", Signed,
        open app.open_inside_step(id),
        save app.save_inside_step(form, id);

    /// A new insight in this deal.
    NewInsight(deal: DealId) = "new-insight", PRIVATE, Signed,
        open app.begin_insight(),
        save app.save_new_insight(form);

    /// A line of an insight's sheet, by the line's id.
    InsightLine(id: RecordId, line: String) = "insight-line", PRIVATE, Unsigned,
        open app.open_insight_line(id, &line),
        save app.save_insight_line(form, id, &line);

    /// The wording of a line in the Mobilizer's kit of this deal, by the line's key.
    KitWording(deal: DealId, line: String) = "kit-wording", PRIVATE, Signed,
        open app.open_kit_wording(deal, &line),
        save app.save_kit_wording(form, &line);

    /// A goal of the customer's that an insight is about, or a new one.
    CustomerGoal(id: RecordId, goal: Option<RecordId>) = "insight-goal", PRIVATE, Unsigned,
        open app.open_goal(id, goal),
        save app.save_goal(form, id, goal);

    /// A differentiator that an insight leads back to, or a new one.
    Differentiator(id: RecordId, one: Option<RecordId>) = "insight-differentiator", PRIVATE, Unsigned,
        open app.open_differentiator(id, one),
        save app.save_differentiator(form, id, one);

    /// The result of a test of an insight, by the test's id.
    InsightTest(id: RecordId, test: String) = "insight-test", PRIVATE, Signed,
        open app.open_insight_test(id, &test),
        save app.save_insight_test(form, id, &test);

    /// The layer of content that an insight is.
    InsightLayer(id: RecordId) = "insight-layer", PRIVATE, Unsigned,
        open app.open_layer(id),
        save app.save_layer(form, id);

    /// What a customer believes drives the goal of an insight, or a new such driver.
    Driver(id: RecordId, driver: Option<RecordId>) = "insight-driver", PRIVATE, Unsigned,
        open app.open_driver(id, driver),
        save app.save_driver(form, id, driver);

    /// The drivers that a differentiator moves.
    InsightLinks(id: RecordId, one: RecordId) = "insight-links", PRIVATE, Unsigned,
        open app.open_links(id, one),
        save app.save_links(form, id, one);

    /// A new node in what we want the customer to see.
    BeliefNode(id: RecordId) = "insight-node", PRIVATE, Unsigned,
        open app.open_node(id),
        save app.save_node(form, id);

    /// The other drivers that a driver drives, as we want the customer to see.
    AlsoDrives(id: RecordId, driver: RecordId) = "insight-also-drives", PRIVATE, Unsigned,
        open app.open_also_drives(id, driver),
        save app.save_also_drives(form, id, driver);

    /// A person's reaction to A, which they believe, or to B, which we want them to see.
    Reaction(id: RecordId, who: StakeholderId) = "insight-reaction", PRIVATE, Signed,
        open app.open_reaction(id, who),
        save app.save_reaction(form, id, who);
}
