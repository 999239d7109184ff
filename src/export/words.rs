//! A verdict in words, for both text output and the screen.
//!
//! Only phrases what the domain judged; judges nothing itself.

pub mod alerts;
pub mod beliefs;
pub mod changes;
pub mod evidence;
pub mod former_rules;
pub mod group;
pub mod hindsight;
pub mod history;
pub mod inside;
pub mod insight;
pub mod moment;
pub mod news;
pub mod opinion;
pub mod phase;
pub mod plan;
pub mod reads;
pub mod score;
pub mod signs;

use crate::domain::judge::next::Next;
use crate::domain::judge::verdict::{Contest, GroupWord, Read, Verdict};
use crate::domain::judge::why::Reason;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::dates;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::text::one_line;
use crate::domain::record::traits::Seen;
use jiff::civil::Date;

/// The assessor and the person behind a reason, needed to quote the evidence.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The person judged.
    pub person: &'a Stakeholder,
    /// The assessor who answered.
    pub assessor: &'a str,
    /// The day that dates are shown relative to.
    pub today: Date,
}

/// Converts a probability to whole percent. Only what is certain or impossible is shown as 100 or 0.
#[must_use]
pub fn percent(probability: f64) -> u8 {
    if probability <= 0.0 {
        0
    } else if probability >= 1.0 {
        100
    } else {
        // At most 99 after the clamp, so the cast cannot cut anything off.
        (probability * 100.0).round().clamp(1.0, 99.0) as u8
    }
}

/// Returns the verdict in one word, for a list: the profile that stands out, or the group where none does.
#[must_use]
pub const fn short_words(read: Read) -> &'static str {
    match read {
        Read::Unknown => "unscreened",
        Read::Unclear => "unclear",
        Read::As(_, _, Some((profile, _))) => profile.name(),
        Read::As(group, _, None) => group.name(),
    }
}

/// Formats the group's verdict, such as `Mobilizer, confirmed 97%`; below leaning it names no group.
#[must_use]
pub fn group_words(verdict: &Verdict) -> String {
    match verdict.read() {
        read @ (Read::Unknown | Read::Unclear) => short_words(read).to_owned(),
        Read::As(group, word, _) => format!("{}, {} {}%", group.name(), word.id(), percent(verdict.of_group(group))),
    }
}

/// Formats the profile's verdict, such as `Teacher, likely 81%`, where it says more than the group's.
#[must_use]
pub fn profile_words(verdict: &Verdict) -> Option<String> {
    match verdict.read() {
        Read::Unknown | Read::Unclear | Read::As(ProfileGroup::Blocker, ..) => None,
        Read::As(_, _, None) => Some("profile unclear".to_owned()),
        Read::As(_, _, Some((profile, word))) => {
            Some(format!("{}, {} {}%", profile.name(), word.id(), percent(verdict.of(profile))))
        }
    }
}

/// Returns a sentence where the likeliest profile is outside the likeliest group.
#[must_use]
pub fn apart_words(verdict: &Verdict) -> Option<String> {
    let (group, profile) = verdict.apart()?;
    let open = if verdict.read() == Read::Unclear { ": too little to tell" } else { "" };
    Some(format!("Most like a {}, but the {}s together are likelier{open}", profile.name(), group.name()))
}

/// Formats group and profile in one line, without repeating one that is both.
#[must_use]
pub fn verdict_words(verdict: &Verdict) -> String {
    let group = group_words(verdict);
    profile_words(verdict).map_or_else(|| group.clone(), |profile| format!("{group}; {profile}"))
}

/// Returns the two likeliest profiles of the group named, where neither stands out against the other: then each is worth
/// a bar.
#[must_use]
pub fn close_profiles(verdict: &Verdict) -> Option<[Profile; 2]> {
    /// The least share of the likeliest profile at which the second one is close.
    const CLOSE: f64 = 0.6;
    verdict.group?;
    let [first, second, ..] = verdict.ranked();
    let is_one_group = first.group() == second.group() || verdict.read() == Read::Unclear;
    (is_one_group && verdict.of(second) >= CLOSE * verdict.of(first)).then_some([first, second])
}

/// Formats group and profile in one line beside their bars: a share that a bar of its own says is not repeated.
#[must_use]
pub fn verdict_in_short(verdict: &Verdict) -> String {
    match (verdict.read(), close_profiles(verdict)) {
        (Read::As(_, _, Some((profile, word))), Some(_)) => {
            format!("{}; {}, {}", group_words(verdict), profile.name(), word.id())
        }
        _ => verdict_words(verdict),
    }
}

/// Returns the mark in front of a name: the group's letter, with `✓` confirmed, `!` unproven, `?` leaning; `?` alone where
/// nothing is known and `~` where nothing fits best. At most two cells wide.
#[must_use]
pub fn mark(read: Read) -> String {
    match read {
        Read::Unknown => "?".to_owned(),
        Read::Unclear => "~".to_owned(),
        Read::As(group, word, _) => {
            let sure = match word {
                GroupWord::Unclear => "~",
                GroupWord::Leaning => "?",
                GroupWord::Likely => "",
                GroupWord::Unproven => "!",
                GroupWord::Confirmed => "✓",
            };
            format!("{}{sure}", group.letter())
        }
    }
}

/// Formats the groups that traits and tells point to.
#[must_use]
pub fn contest_words(contest: Contest) -> String {
    format!("the trait questions say {}, the screening says {}", contest.traits.name(), contest.tells.name())
}

/// The words in place of an owner who is not named.
pub const NO_OWNER: &str = "no owner";

/// Returns a count with its noun.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Formats an answer to follow a name, with how firmly it was seen.
#[must_use]
pub fn answer_words(playbook: &Playbook, answer: Answer) -> String {
    phrase(playbook, answer, None, false)
}

/// Formats a reason to follow a name. With a person it also says when it was last seen, and quotes the latest
/// evidence.
#[must_use]
pub fn reason_text(playbook: &Playbook, about: Option<About<'_>>, reason: &Reason) -> String {
    let Some(about) = about else { return answer_words(playbook, reason.answer) };
    if reason.answer.item() == Item::Tell(Tell::Task) {
        // A task is judged, not observed; its wording says the most about it.
        let asked = about.person.latest_judged().map_or_else(String::new, |task| quoted(&task.what));
        let seen = latest_evidence(about, reason.answer.item());
        let seen = seen.map_or_else(String::new, |seen| {
            format!("; seen {}{}", dates::short(seen.on, about.today), quoted(&seen.text))
        });
        return reason_words(playbook, about, reason.answer) + &asked + &seen;
    }
    let latest = latest_evidence(about, reason.answer.item());
    reason_line(playbook, about, reason) + &latest.map_or_else(String::new, |evidence| quoted(&evidence.text))
}

/// Formats a reason about a person with the day it was last seen, without a quotation.
#[must_use]
pub fn reason_line(playbook: &Playbook, about: About<'_>, reason: &Reason) -> String {
    let item = reason.answer.item();
    if item == Item::Tell(Tell::Task) {
        return reason_words(playbook, about, reason.answer);
    }
    let is_heard = about.person.answers(about.assessor).is_hearsay(item);
    let heard = if is_heard { ", hearsay" } else { "" };
    let in_talk = || about.person.observation(about.assessor, item).filter(|one| one.conversation.is_some())?.on;
    let on = latest_evidence(about, item).map(|evidence| evidence.on).or_else(in_talk);
    let on = on.map(|on| dates::short(on, about.today));
    phrase(playbook, reason.answer, on, is_heard) + heard
}

/// Formats a reason about a person in a few words, without the time and without a quotation.
#[must_use]
pub fn reason_words(playbook: &Playbook, about: About<'_>, answer: Answer) -> String {
    let is_late = || about.person.latest_judged().is_some_and(|task| task.delivered_late().is_some());
    if answer == Answer::Tell(TellAnswer::Delivered) && is_late() {
        return "delivered the task late".to_owned();
    }
    answer_words(playbook, answer)
}

/// Returns which verdict a reason speaks for or against; empty where it speaks for the verdict that is named.
#[must_use]
pub fn side_words(verdict: &Verdict, reason: &Reason) -> String {
    let side = if reason.weight < 0.0 { "against" } else { "for" };
    let is_named = matches!(verdict.read(), Read::As(..));
    if reason.weight < 0.0 || !is_named { format!(" · speaks {side} {}", reason.target.name()) } else { String::new() }
}

/// Returns the strongest reasons, at most `count`, strongest first. A judged task is always among them: it is the
/// gate to confirmed (M3), however little it moves the profile.
#[must_use]
pub fn main_reasons(reasons: &[Reason], count: usize) -> Vec<Reason> {
    let is_task = |reason: &Reason| reason.answer.item() == Item::Tell(Tell::Task);
    let mut main: Vec<Reason> = reasons.iter().take(count).copied().collect();
    if let Some(task) = reasons.iter().skip(count).find(|reason| is_task(reason)) {
        main.pop();
        main.push(*task);
    }
    main
}

/// Returns reasons in full with their labels, see [`labeled`].
#[must_use]
pub fn labeled_reasons(playbook: &Playbook, about: About<'_>, reasons: &[Reason]) -> Vec<(&'static str, String)> {
    labeled(reasons, |reason| reason_text(playbook, Some(about), reason))
}

/// Returns reasons in words with their labels: what speaks for the verdict under one, what speaks against it under another.
/// A line that goes on under the label before it has none.
#[must_use]
pub fn labeled(reasons: &[Reason], words: impl Fn(&Reason) -> String) -> Vec<(&'static str, String)> {
    let label = |reason: &Reason| if reason.weight < 0.0 { "Against" } else { "Why" };
    let mut before = None;
    let line = |reason: &Reason| {
        let now = label(reason);
        let shown = if before.replace(now) == Some(now) { "" } else { now };
        (shown, words(reason))
    };
    reasons.iter().map(line).collect()
}

/// Returns the assessor's latest evidence for an item; of several from one day, the last one entered.
#[must_use]
pub fn latest_evidence(about: About<'_>, item: Item) -> Option<&Evidence> {
    let all = about.person.evidence(about.assessor, item)?.iter();
    all.filter(|evidence| evidence.has_words()).max_by_key(|evidence| evidence.on)
}

/// Returns the next thing to find out or do, as the id of an item and its question; `None` where enough is known or
/// nothing is left. While a task is out, it doesn't ask for another.
#[must_use]
pub fn next_question(playbook: &Playbook, next: Next, is_out: bool) -> Option<(&'static str, &str)> {
    let task = Tell::Task.id();
    match next {
        Next::Ask(item) => Some((item.id(), question(playbook, item))),
        Next::GiveAnother if !is_out => Some((task, "What other task could they do, and by when?")),
        Next::GiveTask | Next::GiveAnother => Some((task, &playbook.tell(Tell::Task).question)),
        Next::AddEvidence => Some((task, "What did you see them deliver, and when?")),
        Next::Enough | Next::NothingLeft => None,
    }
}

/// What to do where nobody saw yet how someone takes an insight: the question about it would assume one was shown.
pub const SHOW_INSIGHT: &str = "Show them one insight, and watch how they take it.";

/// Returns the playbook's question for an item.
#[must_use]
pub fn question(playbook: &Playbook, item: Item) -> &str {
    match item {
        Item::Trait(one) => &playbook.of_trait(one).question,
        Item::Tell(tell) => &playbook.tell(tell).question,
    }
}

fn phrase(playbook: &Playbook, answer: Answer, on: Option<String>, is_heard: bool) -> String {
    let (why, how) = match answer {
        Answer::Tell(tell) => {
            let why = playbook.tell_answer(tell).map_or(tell.id(), |text| text.why.as_str());
            (why, on.map(|day| format!("{} {day}", if is_heard { "heard" } else { "seen" })))
        }
        Answer::Trait(one, Seen::NotSo) => (playbook.of_trait(one).why_not.as_str(), on),
        Answer::Trait(one, seen) => {
            let day = match (on, seen) {
                (None, _) => String::new(),
                (Some(day), Seen::Repeated) => format!(", last {day}"),
                (Some(day), Seen::NotSo | Seen::Claimed | Seen::Once) => format!(", {day}"),
            };
            (playbook.of_trait(one).why.as_str(), Some(format!("{}{day}", seen.label())))
        }
    };
    match how {
        Some(how) => format!("{why} ({how})"),
        None => why.to_owned(),
    }
}

/// Returns a colon and the text in quotation marks, without doubling marks that the text already has.
fn quoted(text: &str) -> String {
    let line = one_line(text);
    let line = line.trim();
    if line.is_empty() {
        String::new()
    } else if line.contains(['“', '"', '„', '«']) {
        format!(": {line}")
    } else {
        format!(": “{line}”")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use crate::domain::judge::verdict::judge;
    use crate::domain::judge::weight::Target;
    use crate::domain::judge::why;
    use crate::domain::record::answer::Answers;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    fn playbook() -> Playbook {
        crate::content::playbook(&[]).0
    }

    fn answer(item: &str, id: &str) -> Answer {
        Item::from_id(item).unwrap().answer(id).unwrap()
    }

    /// Judges answers that all have evidence.
    fn verdict(given: &[(&str, &str)]) -> Verdict {
        let mut answers: Answers = given.iter().map(|(item, id)| answer(item, id)).collect();
        Item::all().for_each(|item| answers.set_evident(item));
        judge(&playbook().model, &answers)
    }

    #[test]
    fn percent_never_claims_certainty() {
        let shown = [0.0, 0.001, 0.004, 0.494, 0.806, 0.996, 0.9999, 1.0].map(percent);
        assert_eq!(shown, [0, 1, 1, 49, 81, 99, 99, 100]);
    }

    #[test]
    fn each_degree_of_having_seen_a_trait_has_its_words() {
        let playbook = playbook();
        let words = |id| answer_words(&playbook, answer("teacher.persuades", id));
        assert_eq!(words("repeated"), "wins others over (seen repeatedly)");
        assert_eq!(words("once"), "wins others over (seen once)");
        assert_eq!(words("claimed"), "wins others over (only said so)");
        assert_eq!(words("not-so"), "made the case and nobody changed their mind");
        assert_eq!(answer_words(&playbook, answer("talk", "we")), "talks about what the group needs");
    }

    #[test]
    fn a_reason_about_a_person_quotes_the_latest_evidence_with_its_day() {
        let playbook = playbook();
        let deal = crate::content::sample(date(2026, 4, 5));
        let about = About { person: &deal.stakeholders[0], assessor: "Kim Osei", today: date(2026, 4, 5) };
        let text = |item, id| {
            let reason =
                Reason { answer: answer(item, id), weight: 1.0, target: Target::Group(ProfileGroup::Mobilizer) };
            reason_text(&playbook, Some(about), &reason)
        };
        assert_eq!(
            text("insight", "pressed"),
            "pressed you on your insight with hard questions (seen 5 Mar): “asked for the raw scrap numbers of line 4 before the meeting was over”"
        );
        assert_eq!(
            text("teacher.brings-insight", "repeated"),
            "brings colleagues new insight (seen repeatedly, last 18 Mar): “showed Quality how short stops and rejects fall into the same hours”"
        );
        assert!(
            text("talk", "we").ends_with(
                "(seen 5 Mar): “we blame the fillers, and none of us has ever counted the two-minute stops”"
            )
        );
        assert!(text("task", "delivered").starts_with("delivered the task on time: “Bring Quality and Finance"));
        assert!(
            text("climber.personal-gain", "not-so")
                .starts_with("backed a project with nothing in it for them (20 Mar): “")
        );
        assert_eq!(text("guide.frank", "once"), "speaks frankly with vendors (seen once)");
    }

    #[test]
    fn what_speaks_against_a_verdict_is_told_as_that() {
        let (playbook, today) = (playbook(), date(2026, 4, 5));
        let deal = crate::content::sample(today);
        let about = About { person: &deal.stakeholders[0], assessor: "Kim Osei", today };
        let reason = |item, id, weight| Reason {
            answer: answer(item, id),
            weight,
            target: Target::Group(ProfileGroup::Mobilizer),
        };
        let all = [
            reason("insight", "pressed", 2.0),
            reason("talk", "we", 1.0),
            reason("guide.frank", "once", -0.5),
            reason("teacher.persuades", "once", 0.3),
        ];
        let labels: Vec<&str> = labeled_reasons(&playbook, about, &all).into_iter().map(|(label, _)| label).collect();
        assert_eq!(labels, ["Why", "", "Against", "Why"]);
    }

    #[test]
    fn a_judged_task_is_always_among_the_main_reasons() {
        let reason = |item, id, weight| Reason {
            answer: answer(item, id),
            weight,
            target: Target::Group(ProfileGroup::Mobilizer),
        };
        let all = [
            reason("press", "to-do", 1.5),
            reason("talk", "we", 0.7),
            reason("insight", "pressed", 0.6),
            reason("task", "refused", -0.1),
        ];
        let items = |count| main_reasons(&all, count).iter().map(|one| one.answer.item().id()).collect::<Vec<_>>();
        assert_eq!(items(2), ["press", "task"]);
        assert_eq!(items(4), ["press", "talk", "insight", "task"]);
        assert_eq!(main_reasons(&all[..3], 2).len(), 2);
    }

    #[test]
    fn evidence_can_not_break_out_of_its_line() {
        let playbook = playbook();
        let mut deal = crate::content::sample(date(2026, 4, 5));
        let id = deal.stakeholders[0].id;
        deal.edit_person(id, |person| person.observations[0].evidence[0].text = "red\u{1b}[31m\nnext".into());
        let about = About { person: &deal.stakeholders[0], assessor: "Kim Osei", today: date(2026, 4, 5) };
        let reason = Reason {
            answer: answer("insight", "pressed"),
            weight: 1.0,
            target: Target::Group(ProfileGroup::Mobilizer),
        };
        assert!(reason_text(&playbook, Some(about), &reason).ends_with(": “red␛[31m next”"));
    }

    #[test]
    fn verdicts_name_nobody_below_leaning() {
        assert_eq!(verdict_words(&verdict(&[])), "unscreened");
        assert_eq!(verdict_words(&verdict(&[("skeptic.small-wins-first", "claimed")])), "unclear");
        let mobilizer = verdict(&[("insight", "pressed"), ("talk", "we"), ("press", "to-know")]);
        assert_eq!(verdict_words(&mobilizer), "Mobilizer, likely 92%; Teacher, leaning 59%");
        let blocker = verdict(&[("insight", "waved-away"), ("gives", "nothing")]);
        assert_eq!(verdict_words(&blocker), "Blocker, leaning 55%");
        assert_eq!(
            verdict_words(&verdict(&[("insight", "pressed"), ("talk", "we")])),
            "Mobilizer, likely 86%; profile unclear"
        );
    }

    #[test]
    fn no_word_sign_or_line_names_more_than_another() {
        let choices = |tell: Tell| std::iter::once(None).chain(tell.answers().iter().copied().map(Some));
        let mut marks = BTreeMap::new();
        for insight in choices(Tell::Insight) {
            for talk in choices(Tell::Talk) {
                for gives in choices(Tell::Gives) {
                    for task in choices(Tell::Task) {
                        let given = [insight, talk, gives, task].into_iter().flatten().map(Answer::Tell);
                        let verdict = judge(&playbook().model, &given.collect());
                        let (short, long) = (short_words(verdict.read()), verdict_words(&verdict));
                        assert!(long.contains(short), "the list says {short}, the profile {long}");
                        let is_vague = matches!(verdict.read(), Read::Unknown | Read::Unclear);
                        assert_eq!(is_vague, !long.contains('%'), "{long}");
                        assert_eq!(long.contains("unscreened"), verdict.group.is_none(), "{long}");
                        // Each group and word has its own sign.
                        let group = group_words(&verdict);
                        let meaning = group.split(' ').take(2).collect::<Vec<_>>().join(" ");
                        let other = marks.insert(mark(verdict.read()), meaning.clone());
                        assert!(other.is_none_or(|other| other == meaning), "{}", mark(verdict.read()));
                    }
                }
            }
        }
        assert!(marks.len() >= 9, "{marks:?}");
    }

    #[test]
    fn every_state_of_a_group_has_its_own_mark() {
        let engaged = [("insight", "pressed"), ("talk", "we"), ("press", "to-do")];
        let with = |result| verdict(&[&engaged[..], &[("task", result)]].concat());
        let marks = [
            mark(verdict(&[]).read()),
            mark(verdict(&[("skeptic.small-wins-first", "claimed")]).read()),
            mark(verdict(&[("insight", "waved-away"), ("gives", "nothing")]).read()),
            mark(verdict(&engaged).read()),
            mark(with("delivered").read()),
            mark(with("refused").read()),
        ];
        assert_eq!(marks, ["?", "~", "B?", "M", "M✓", "M!"]);
    }

    #[test]
    fn what_is_next_is_a_question_or_nothing() {
        let playbook = playbook();
        assert_eq!(next_question(&playbook, Next::Enough, false), None);
        assert_eq!(next_question(&playbook, Next::NothingLeft, false), None);
        let out = Some(("task", "Did they deliver on the task you agreed on?"));
        for (next, is_out) in [(Next::GiveTask, false), (Next::GiveTask, true), (Next::GiveAnother, true)] {
            assert_eq!(next_question(&playbook, next, is_out), out);
        }
        let another = next_question(&playbook, Next::GiveAnother, false);
        assert_eq!(another, Some(("task", "What other task could they do, and by when?")));
        let seen = next_question(&playbook, Next::AddEvidence, false);
        assert_eq!(seen, Some(("task", "What did you see them deliver, and when?")));
        let ask = next_question(&playbook, Next::Ask(Item::Tell(Tell::Talk)), false);
        assert_eq!(ask, Some(("talk", "Whose needs and challenges do they talk about?")));
    }

    #[test]
    fn every_reason_of_a_verdict_has_words() {
        let playbook = playbook();
        for item in Item::all() {
            for given in item.answers() {
                let answers: Answers = [given].into_iter().collect();
                let verdict = judge(&playbook.model, &answers);
                for reason in why::why(&playbook.model, &answers, &verdict) {
                    assert!(reason_text(&playbook, None, &reason).len() > 10);
                }
            }
        }
    }
}
