//! Deals with a whole group in them: who sits where, who listens to whom, who stands for what.

use super::disk::Disk;
use super::session::{Session, TODAY};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::Map;
use stakemap::domain::record::action::Action;
use stakemap::domain::record::answer::Item;
use stakemap::domain::record::card::{Influence, Role, Standing};
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::conversation::{Conversation, Starter};
use stakemap::domain::record::deal::{Act, Deal};
use stakemap::domain::record::evidence::Evidence;
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::relation::{Relation, RelationKind};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::stance::{Degree, Position, Stance, Stood};
use stakemap::domain::record::task::Task;
use stakemap::domain::record::tell::{Tell, TellAnswer};
use uuid::Uuid;

const KIM: &str = "Kim Osei";

/// A deal that is being filled; ids are counted.
pub(crate) struct Group {
    /// The deal.
    pub(crate) deal: Deal,
    next: u128,
}

impl Group {
    /// An empty deal of Kim's.
    pub(crate) fn new(name: &str) -> Self {
        let mut group = Self { deal: Deal::new(DealId(Uuid::nil()), name, KIM, at()), next: 0 };
        group.deal.id = DealId(group.id());
        group
    }

    fn id(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_0000_0000 | self.next)
    }

    /// Adds somebody.
    pub(crate) fn person(&mut self, name: &str, title: &str) -> StakeholderId {
        let id = StakeholderId(self.id());
        let mut person = Stakeholder::new(id, name);
        person.title = title.into();
        self.deal.add_person(person);
        id
    }

    /// Answers from `item=answer` words, by Kim.
    pub(crate) fn answers(&mut self, person: StakeholderId, words: &str) {
        for word in words.split_whitespace() {
            let (item, answer) = word.split_once('=').expect("an answer is written item=answer");
            let answer = Item::from_id(item).and_then(|item| item.answer(answer)).expect("there is such an answer");
            let id = RecordId(self.id());
            self.deal.answer(person, Act { id, by: KIM, at: at() }, answer);
        }
    }

    /// Makes somebody a confirmed Mobilizer.
    pub(crate) fn confirm(&mut self, person: StakeholderId) {
        self.answers(person, "insight=pressed talk=we press=to-know");
        let (id, by) = (RecordId(self.id()), KIM.into());
        let what = "bring Quality and Finance to one table".into();
        self.deal.give_task(person, Task { id, what, due: TODAY, given: at(), by, judged: None, extra: Map::new() });
        self.deal.judge_task(person, id, Act { id, by: KIM, at: at() }, TellAnswer::Delivered);
        let (id, text) = (RecordId(self.id()), "both were in the call".into());
        let seen = Evidence { id, text, on: TODAY, by: KIM.into(), conversation: None, extra: Map::new() };
        self.deal.add_evidence(person, KIM, Item::Tell(Tell::Task), seen);
    }

    /// Says how far somebody's word carries, and which parts they have.
    pub(crate) fn card(&mut self, person: StakeholderId, influence: Option<Influence>, roles: &[Role], owner: &str) {
        self.deal.edit_card(person, |card| {
            card.influence = influence.map(Into::into);
            card.roles.replace(roles.iter().copied());
            card.owner = owner.into();
        });
    }

    /// Says that somebody cannot be met.
    pub(crate) fn standing(&mut self, person: StakeholderId, standing: Standing) {
        self.deal.edit_card(person, |card| card.standing = Some(standing.into()));
    }

    /// Draws a line.
    pub(crate) fn relate(&mut self, from: StakeholderId, kind: RelationKind, to: StakeholderId) {
        let id = RecordId(self.id());
        let (kind, by) = (kind.into(), KIM.into());
        self.deal.relate(Relation { id, from, to, kind, evidence: "".into(), by, at: at(), extra: Map::new() });
    }

    /// Says who leads whom.
    pub(crate) fn leads(&mut self, boss: StakeholderId, all: &[StakeholderId]) {
        for person in all {
            self.deal.edit_card(*person, |card| card.reports_to = Some(boss));
        }
    }

    /// Notes a stance on a day so many days ago.
    pub(crate) fn stands(&mut self, person: StakeholderId, days_ago: i64, what: Position) {
        let (id, on) = (RecordId(self.id()), day(-days_ago));
        let (what, by, evidence) = (Stood::Known(what), KIM.into(), "said so in the call".into());
        self.deal
            .take_stance(person, Stance { id, what, evidence, on, by, at: at(), hearsay: None, extra: Map::new() });
    }

    /// Notes both willing to buy and to advocate, ten days ago.
    pub(crate) fn willing(&mut self, person: StakeholderId, buy: Degree, advocate: Degree) {
        self.stands(person, 10, Position::Buy(buy));
        self.stands(person, 10, Position::Advocate(advocate));
    }

    /// Logs a conversation.
    pub(crate) fn spoke(&mut self, days_ago: i64, started: Starter, with: &[StakeholderId]) {
        let (id, on) = (RecordId(self.id()), day(-days_ago));
        let (with, started, said, by) = (with.iter().copied().collect(), started.into(), "on scrap".into(), KIM.into());
        self.deal.log(Conversation { id, on, with, started, said, source: "".into(), by, at: at(), extra: Map::new() });
    }

    /// Plans what we do next.
    pub(crate) fn next(&mut self, person: StakeholderId, in_days: i64, what: &str) {
        let (id, due, by) = (RecordId(self.id()), day(in_days), KIM);
        let action = Action {
            id,
            what: what.into(),
            who: by.into(),
            who_id: None,
            due,
            about: Some(person),
            given: at(),
            by: by.into(),
            review: None,
            alert: "".into(),
            done: None,
            extra: Map::new(),
        };
        self.deal.plan_action(action);
    }

    /// Kim in this deal.
    pub(crate) fn open(self) -> Session {
        let mut disk = Disk { me: Some(KIM.to_owned()), ..Disk::default() };
        disk.put(&self.deal);
        let mut session = Session::on(disk);
        session.keys("<enter>");
        session
    }
}

fn at() -> Timestamp {
    "2026-11-01T09:00:00Z".parse().expect("a time")
}

fn day(days: i64) -> Date {
    TODAY.checked_add(days.days()).expect("a day")
}

/// Twelve people who buy a line's analytics, and one who has left.
pub(crate) fn twelve() -> Group {
    let mut group = Group::new("Vestra Foods: line 4");
    let all = [
        ("Dev Patel", "Head of Improvement"),
        ("Ida Berg", "Quality lead"),
        ("Tom Ruiz", "Plant buyer"),
        ("Ann Lee", "Controller"),
        ("Nora Lind", "Plant manager"),
        ("Legal", ""),
        ("Ines Okafor", "IT security"),
        ("Marek Dvorak", "Shift lead"),
        ("Petra Hahn", "Operator trainer"),
        ("Sven Aalto", "CFO"),
        ("Lucia Ferri", "Works council"),
        ("Jonas Weil", "Consultant"),
        ("Karl Boe", "Former plant manager"),
    ];
    let ids: Vec<StakeholderId> = all.iter().map(|(name, title)| group.person(name, title)).collect();
    let [dev, ida, tom, ann, nora, legal, ines, marek, petra, sven, lucia, jonas, karl] = ids[..] else {
        unreachable!("as many as are named")
    };
    group.confirm(dev);
    group.answers(ida, "insight=pressed talk=we press=to-test");
    group.answers(tom, "insight=accepted talk=me gives=time-and-introductions press=does-not-press");
    group.answers(ann, "insight=waved-away gives=nothing talk=me press=does-not-press");
    group.answers(ann, "blocker.stability-for-itself=repeated blocker.projects-distract=once");
    group.answers(nora, "insight=pressed");
    group.answers(jonas, "insight=not-engaged talk=me gives=information");
    group.card(dev, Some(Influence::Across), &[Role::Evaluates], KIM);
    group.card(ida, Some(Influence::Team), &[Role::Evaluates, Role::Uses], KIM);
    group.card(tom, Some(Influence::Few), &[Role::Buys], "Rosa Moreau");
    group.card(ann, Some(Influence::Deciders), &[Role::Approves], "");
    group.card(nora, Some(Influence::Across), &[], KIM);
    group.card(legal, None, &[Role::Approves], "");
    group.card(marek, Some(Influence::Team), &[Role::Uses], KIM);
    group.card(sven, Some(Influence::Deciders), &[], "");
    group.card(jonas, Some(Influence::Deciders), &[Role::Outside], "Rosa Moreau");
    group.standing(legal, Standing::NotFound);
    group.standing(karl, Standing::Left);
    group.relate(dev, RelationKind::Influences, ida);
    group.relate(dev, RelationKind::Influences, marek);
    group.relate(ida, RelationKind::Influences, tom);
    group.relate(ida, RelationKind::Influences, nora);
    group.relate(tom, RelationKind::Influences, ann);
    group.relate(ann, RelationKind::Opposes, dev);
    group.relate(sven, RelationKind::Sponsors, ann);
    group.relate(jonas, RelationKind::Influences, sven);
    group.relate(ines, RelationKind::Influences, legal);
    group.leads(nora, &[dev, marek]);
    group.leads(marek, &[petra]);
    group.leads(sven, &[nora, ann]);
    group.willing(dev, Degree::Acts, Degree::Acts);
    group.willing(ida, Degree::For, Degree::Open);
    group.willing(tom, Degree::For, Degree::Doubts);
    group.willing(ann, Degree::Against, Degree::Against);
    group.willing(nora, Degree::Open, Degree::Open);
    group.willing(marek, Degree::For, Degree::Open);
    group.willing(petra, Degree::Open, Degree::Open);
    group.stands(ida, 40, Position::Buy(Degree::Open));
    group.stands(nora, 40, Position::Advocate(Degree::Doubts));
    group.stands(jonas, 12, Position::Buy(Degree::Open));
    group.spoke(3, Starter::Customer, &[dev, ida]);
    group.spoke(9, Starter::Us, &[tom]);
    group.spoke(24, Starter::Us, &[nora, lucia]);
    group.next(dev, 4, "rehearse the case for Finance");
    group.next(ida, -2, "send the reject figures");
    group.next(nora, 6, "walk line 4 with her");
    group
}

/// As many people as wanted, most of them on some line.
pub(crate) fn crowd(count: usize) -> Group {
    let mut group = Group::new("Halden Group: all plants");
    let parts = ["Plant manager", "Controller", "Shift lead", "Quality lead", "Buyer"];
    let first = ["Ada", "Bo", "Carla", "Dan", "Eve", "Finn", "Gita", "Hugo"];
    let last = ["Berg", "Castro", "Dahl", "Ek", "Falk", "Gomez", "Haas"];
    let ids: Vec<StakeholderId> = (0..count)
        .map(|one| {
            let name = format!("{} {}", first[one % first.len()], last[one % last.len()]);
            group.person(&name, parts[one % parts.len()])
        })
        .collect();
    for (one, id) in ids.iter().enumerate().take(200) {
        let degree = |step: usize| Degree::ALL[(one * step) % 5];
        if one % 6 != 5 {
            group.willing(*id, degree(3), degree(2));
        }
        let influence = [Influence::Few, Influence::Team, Influence::Across, Influence::Deciders][one % 4];
        group.card(*id, Some(influence), &[], if one % 3 == 0 { KIM } else { "" });
        if one > 0 && one % 7 != 6 {
            group.leads(ids[(one - 1) / 4], &[*id]);
        }
        if one % 5 == 3 {
            group.relate(*id, RelationKind::Influences, ids[(one * 3 + 1) % count]);
        }
        if one % 11 == 4 {
            group.relate(*id, RelationKind::Opposes, ids[(one * 2 + 5) % count]);
        }
    }
    group.confirm(ids[1]);
    group
}
