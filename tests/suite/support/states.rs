//! Every kind of place in the program that a person can be in, each reached by keys.

use super::disk::Disk;
use super::session::{Session, TODAY};
use super::{follow, group};
use jiff::ToSpan;
use jiff::civil::date;
use stakemap::app::msg::Msg;
use stakemap::content;
use stakemap::domain::record::card::Standing;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::domain::record::outcome::{DealOutcome, Ending};
use stakemap::store::shared_view::CoachQuestion;
use uuid::Uuid;

/// A place: what it is called, and how to get there.
pub(crate) type State = (&'static str, fn() -> Session);

fn after(mut session: Session, keys: &str) -> Session {
    session.keys(keys);
    session
}

/// Home with the worked example, an own deal and a damaged file.
pub(crate) fn home_with_deals() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put_example(TODAY);
    disk.put_bytes(
        "old-laptop-1a2b3c4d.json",
        b"{\n  \"format\": \"stakemap.deal\",\n  \"version\": 1,\n  \"id\": 7\n}\n",
    );
    let mut session = Session::on(disk);
    session.keys("aVestra Foods: line 4<tab>€120k<enter>q");
    session
}

/// A damaged deal of which earlier states are kept, one of them damaged too.
pub(crate) fn restorable() -> Session {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg", "Tom Ruiz"]);
    let path = session.path();
    session.disk.earlier.get_mut(&path).expect("it was saved more than once")[1] = b"{\n  \"format\":".to_vec().into();
    session.disk.deals.insert(path, b"{\n  \"format\": \"stakemap.deal\",\n".to_vec().into());
    session.restart();
    session
}

/// An import of a file: new people, one of the name of somebody here, one who changed, one who stays, and what is nobody.
fn importing() -> Session {
    let mut session = Session::with_people(&["Ida Berg"]);
    let first = "Name,Job Title,Company,Email,Fax\nDev Patel,Buyer,Halden Foods,dev@halden.example,\n";
    let more = "Ida Berg,Controller,Halden Foods,ida@halden.example,\nTom Ruiz,Plant manager,Halden Foods,,\n,,Halden Foods,,\n";
    session.disk.foreign.insert("people.csv".to_owned(), first.as_bytes().to_vec());
    session.keys("Ipeople.csv<enter><enter>");
    let second = first.replace("Buyer", "Head of Purchasing") + more;
    session.disk.foreign.insert("people.csv".to_owned(), second.into_bytes());
    session.keys("Ipeople.csv<enter>");
    session
}

/// An import of a table whose columns nobody knows.
fn importing_columns() -> Session {
    let mut session = Session::with_people(&["Ida Berg"]);
    let file =
        "Who,What they do,Reach\nDev Patel,Buyer,dev@halden.example\nTom Ruiz,Plant manager,tom@halden.example\n";
    session.disk.foreign.insert("people.csv".to_owned(), file.as_bytes().to_vec());
    session.keys("Ipeople.csv<enter><right>");
    session
}

/// A conversation from a file: somebody here, somebody to be named, somebody on our side, and a sentence chosen.
fn talk_from_file() -> Session {
    let mut session = Session::with_people(&["Ida Berg", "Tom Ruiz", "Dev Patel"]);
    let file = "Title: Line 4, second look\nDate: 2026-11-18\n\n[00:03] Ida Berg: We lose two shifts a month.\n\
        [00:15] Kim Osei: Start with line 4.\n[01:12] Tom: That, and line 2. I can show you the figures.\n\
        [01:40] Rosa Moreau: Who pays for it?\n";
    session.disk.foreign.insert("call.txt".to_owned(), file.as_bytes().to_vec());
    session.keys(":log from<enter>call.txt<enter>").keys("<down><down><down><down><space>");
    session
}

/// A deal that a newer version wrote.
pub(crate) fn read_only() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    let path = disk.put_example(TODAY);
    let text = String::from_utf8(disk.deals[&path].to_vec()).expect("JSON is text");
    disk.deals.insert(path, text.replacen("\"version\": 1", "\"version\": 2", 1).into_bytes().into());
    after(Session::on(disk), "<enter>")
}

/// A deal whose file is gone, or something else by now.
fn file_lost(there: Option<&[u8]>, keys: &str) -> Session {
    let mut session = Session::in_example();
    session.lose(there).keys(keys);
    session
}

/// A deal with a change that cannot be written, and the question about it.
fn unsaved() -> Session {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.break_disk().keys("aIda Berg<enter><ctrl-q>");
    session
}

/// A deal that somebody else has open.
pub(crate) fn following() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put_example(TODAY);
    disk.taken = Some("Rosa Moreau has it open since 09:02. You see their changes".to_owned());
    after(Session::on(disk), "<enter>")
}

/// A deal in which two people changed the same things at once.
pub(crate) fn values_differ() -> Session {
    let mut session = Session::in_example();
    session.hold().keys("e<tab><ctrl-u>Director of Improvement<enter>E<tab><ctrl-u>€295k<enter>");
    session.overwrite("Rosa Moreau", "edit Mirela Dantu", |deal| {
        let id = deal.stakeholders[0].id;
        deal.edit_person(id, |person| person.title = "Head of Improvement, all plants".into());
        deal.value = "€330k".into();
    });
    session.release();
    session
}

/// Started again after a death in the middle of a task, with an edit that never got through.
pub(crate) fn left() -> Session {
    let mut session = Session::in_example();
    session.hold().keys("2e<tab>, Skeptic?<enter>");
    session
        .keys("1TBring the plant manager and finance to the call on the new line, and have both say what scrap costs");
    session.die();
    session.restart();
    session
}

/// A deal that has not moved for four months: the sponsor was asked to handle the controller who refuses.
pub(crate) fn stalled() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put_made("stalled", || {
        let mut deal = content::sample(date(2026, 7, 21));
        let by_name = |name: &str| deal.stakeholders.iter().find(|one| one.name == name).map(|one| one.id);
        let (sponsor, controller) = (by_name("Mirela Dantu"), by_name("Ottilie Brandt"));
        deal.edit_plan(controller.expect("the example has a controller"), |plan| {
            plan.left_to_customer = true;
            plan.persuaders = sponsor.into_iter().collect();
        });
        deal
    });
    after(Session::on(disk), "<enter>")
}

/// The second review of a deal: one decision of the first was kept, one not.
fn last_time() -> Session {
    let mut session = Session::in_example();
    session.keys("r<enter>asend Hana the study<tab>Kim Osei<tab>+2d<enter>acall the plant<tab>Kim Osei<tab>+3d<enter>");
    session.keys("EE<esc>").wait(7.days()).keys("r<enter><enter><enter>done<tab><tab>She read it<enter>");
    session
}

/// A review that was left open a week ago, asked about.
fn left_open() -> Session {
    let mut session = Session::in_example();
    session.keys("r<enter>q").wait(7.days()).keys("r");
    session
}

/// The worked example with some things its group did together, in the view of it, at the purchase.
pub(crate) fn whole_group() -> Session {
    let mut session = Session::in_example();
    session.keys("o<end><enter>Steering group signed the problem paper, six of them there<tab>-18d<enter>");
    session.keys("<tab><tab><enter>Ottilie asked Operations what a failed start would cost them<tab>-11d<enter>");
    session.keys("<down><enter><enter><tab><down><enter>The list of criteria Mirela sent round<tab>-9d<enter><up>");
    session
}

/// The worked example, whose Mobilizer left the company, on them.
fn left_company() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put_made("left", || {
        let mut deal = content::sample(TODAY);
        let mirela = deal.stakeholders[0].id;
        deal.edit_card(mirela, |card| card.standing = Some(Standing::Left.into()));
        deal
    });
    after(Session::on(disk), "<enter>/Mirela<enter>2")
}

/// The worked example, lost, on whoever blocks.
fn lost() -> Session {
    after(
        Session::in_example(),
        "<down><down><down><down><down><down>2Olost<tab>-1d<tab>The controller was asked too late<enter><esc>",
    )
}

/// Home with the worked example and a deal in which one of its people is too; something is due in both.
pub(crate) fn two_deals() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put_example(TODAY);
    let mut session = Session::on(disk);
    session.keys("aVestra Foods: line 4<tab>€120k<enter>aMirela Dantu<tab>Board member<enter>");
    session.keys("nsend her the study<tab>today<tab>Kim<enter>ncall the plant<tab>+30d<tab>Kim<enter>q");
    session
}

/// Home with three deals to review, the neediest of them stalled and reviewed before, one that is lost and a damaged one.
pub(crate) fn several() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    let with_id =
        |number: u128, name: &str, deal: Deal| Deal { id: DealId(Uuid::from_u128(number)), name: name.into(), ..deal };
    disk.put_example(TODAY);
    disk.put_made("stalled and reviewed", || {
        let old = with_id(0x0a11, "Vestra Foods: line 4", content::sample(date(2026, 7, 21)));
        Deal { sample: false, ..old }
    });
    disk.put_made("lost", || {
        let lost = with_id(0x0a12, "Halden: packing", content::sample(date(2026, 7, 21)));
        let outcome = DealOutcome {
            result: Ending::Lost.into(),
            bought: None,
            group: None,
            on: date(2026, 9, 1),
            why: "the controller was asked too late".into(),
            by: "Kim Osei".into(),
            at: lost.created,
            extra: serde_json::Map::new(),
        };
        Deal { outcome: Some(outcome), ..lost }
    });
    disk.put_bytes("old-laptop-1a2b3c4d.json", b"{\n  \"format\": \"stakemap.deal\",\n");
    let mut session = Session::on(disk);
    session.keys("aCedar Mills<enter>q");
    session
}

/// The same, in the review of them.
pub(crate) fn deal_by_deal() -> Session {
    after(several(), "r")
}

/// The same, killed in the second deal a week ago, asked about.
fn several_left_open() -> Session {
    let mut session = deal_by_deal();
    session.keys("<enter>Finance joins the call on Friday<enter><right>").die();
    session.restart();
    session.wait(7.days()).keys("r");
    session
}

/// A review with a question from the coach's own window on its screen.
fn coach_asks() -> Session {
    let mut session = follow::presenting();
    let (deal, about) = (session.deal().id, session.app.walk().and_then(|walk| walk.person));
    let question = "Why is that their job? And what are you doing about Ottilie Brandt?".to_owned();
    session.send(Msg::CoachAsks(Box::new(CoachQuestion {
        deal,
        question,
        id: String::new(),
        about,
        for_customer: false,
    })));
    session
}

/// The same a week after all five questions were answered.
fn answered_before() -> Session {
    let mut session = several();
    session.keys("r<enter>Mirela brings finance to a call, Friday<enter><enter>Nothing<enter>");
    session.keys(
        "<enter>Mirela: she got us the scrap figures<enter><enter>Ottilie; Kim asks what a failed start costs<enter>",
    );
    session.keys("<enter>Kim writes the one-page case by Wednesday<enter>EE<esc>");
    session.wait(7.days()).keys("r<enter>She brought him, he wants figures<enter>");
    session
}

/// The worked example with all traits of its first person answered by its owner, and most of them by a colleague, who goes
/// on answering.
fn opinions() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put_known("opinions", || {
        let session = answered_twice();
        (session.path(), session.disk.deals[&session.path()].clone())
    });
    let mut session = Session::on(disk);
    session.later().keys("<enter>ARobin Falk<enter>b");
    session
}

fn answered_twice() -> Session {
    let mut session = Session::in_example();
    session.keys("to").keys("2310021330120213").keys("1");
    session
        .keys("ARobin Falk<enter>t")
        .keys("22202322221020131021")
        .keys("eshe asked why we count stops at all<enter>");
    session
}

/// Two rows pasted where one name goes.
fn pasted() -> Session {
    let mut session = Session::in_example();
    session.keys("a").paste("Ida Berg\nTom Ruiz");
    session
}

/// Somebody of whom a note of two lines was taken, and their history.
const HISTORY: &str = "NHer boss changes in spring<alt-enter>She wants the plant trial done before that<enter>lasked for our figures<enter>H";

/// What is sold to the made-up companies on a full Home.
const LINES: [&str; 7] = ["packing", "line 4", "cold store", "dispatch", "quality", "energy", "planning"];

/// Home with so many deals: every fourth is the worked example as it was some weeks ago, the others have just begun.
pub(crate) fn home_of(deals: u32) -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    for number in 0..deals {
        disk.put_made(&format!("one of many, {number}"), || one_of_many(number));
    }
    Session::on(disk)
}

fn one_of_many(number: u32) -> Deal {
    let company = ["Halden", "Vestra Foods", "Ostby & Lind", "Cedar Mills"][number as usize % 4];
    let name = format!("{company}: {} {}", LINES[number as usize % LINES.len()], number + 1);
    let on = TODAY.checked_sub(i64::from(number % 60).days()).expect("a day");
    let mut deal = if number.is_multiple_of(4) {
        content::sample(on)
    } else {
        Deal::new(DealId(Uuid::nil()), "", "Kim Osei", content::sample(on).created)
    };
    (deal.id, deal.sample) = (DealId(Uuid::from_u128(0x0b00 + u128::from(number))), false);
    (deal.name, deal.value) = (name.as_str().into(), format!("€{}k", (number * 37) % 900 + 20).as_str().into());
    deal
}

/// All of them.
pub(crate) const ALL: [State; 157] = [
    ("home, empty", Session::cold),
    ("home, one deal", || home_of(1)),
    ("home, seven deals", || home_of(7)),
    ("home, many deals", || after(home_of(200), "<down><down>")),
    ("home, the trash", || after(two_deals(), "xVtrash<enter>")),
    ("home, today's next", || after(home_of(7), "<tab>")),
    ("home, with deals", home_with_deals),
    ("home, on a damaged file", || after(home_with_deals(), "<home>")),
    ("home, filtering", || after(home_with_deals(), "/ves")),
    ("home, filtered to nothing", || after(home_with_deals(), "/zzz<enter>")),
    ("home, a deal to restore", restorable),
    ("earlier states", || after(restorable(), "R")),
    ("home, a deal in the trash", || after(home_with_deals(), "<end>x")),
    ("home, views", || after(two_deals(), "V")),
    ("home, a view of two", || after(two_deals(), "Vno mob<enter>oo/ves<enter>")),
    ("home, the archive", || after(two_deals(), "zVarch<enter>")),
    ("home, an empty archive", || after(two_deals(), "Varch<enter>")),
    ("due over all deals", || after(two_deals(), "d")),
    ("nothing due anywhere", || after(Session::in_deal(), "qd")),
    ("same human", || after(two_deals(), "/ves<enter><enter>L")),
    ("deal, nobody", Session::in_deal),
    ("people", Session::in_example),
    ("people, unscreened", || Session::with_people(&["Dev Patel", "Ida Berg"])),
    ("people, filtering", || after(Session::in_example(), "/a")),
    ("people, filtered to nothing", || after(Session::in_example(), "/zzz<enter>")),
    ("people, read only", read_only),
    ("people, following", following),
    ("people, values differ", values_differ),
    ("import, choosing", importing),
    ("import, columns", importing_columns),
    ("export", || after(Session::in_example(), "X")),
    ("export, file", || after(Session::in_example(), "X<enter>")),
    ("log from a file", talk_from_file),
    ("profile", || after(Session::in_example(), "2")),
    ("profile, full width", || after(Session::in_example(), "2z")),
    ("profile, unscreened", || after(Session::in_example(), "G2")),
    ("profile, unproven", || after(Session::in_example(), "/Anders<enter>T3q2")),
    ("profile, a plan", || after(stalled(), "/Ottilie<enter>2")),
    ("profile, left", left_company),
    ("profile, two opinions", || after(opinions(), "2")),
    ("profile, privacy", || after(Session::in_example(), "v2")),
    ("profile, nobody", || after(Session::in_deal(), "2")),
    ("coaching", || after(Session::in_example(), "3")),
    ("coaching, on a heading", || after(Session::in_example(), "3<home>")),
    ("coaching, on a line", || after(Session::in_example(), "3g<down><down><down><down><down>")),
    ("coaching, nobody", || after(Session::with_people(&["Dev Patel"]), "3")),
    ("questions", || after(Session::in_example(), "Gt")),
    ("questions, answered", || after(Session::in_example(), "Gt2<left>")),
    ("questions, blind", || after(Session::in_example(), "Gtb")),
    ("screening", || after(Session::in_example(), "Gs<enter>")),
    ("screening, verdict", || after(Session::in_example(), "Gs<enter>31<right>")),
    ("screening, when we spoke", || after(Session::in_example(), "Gs")),
    ("screening, task step", || after(Session::in_example(), "Gs<enter>112")),
    ("screening, task given", || after(Session::in_example(), "<down>T")),
    ("group, agreement", || after(whole_group(), "<tab><home><down>")),
    ("group, together", || after(whole_group(), "<tab><end>")),
    ("group, disconnects", || after(whole_group(), "<tab><tab><home>")),
    ("group, learning", || after(whole_group(), "<tab><tab><tab><home>")),
    ("group, purchase", whole_group),
    ("group, nobody", || after(Session::in_deal(), "o")),
    ("inside steps", || after(Session::in_example(), "W<down><down><down>")),
    ("inside steps, none", || after(Session::with_people(&["Dev Patel"]), "W")),
    ("insight, the sheet", || after(Session::in_example(), "f")),
    ("insight, a test", || after(Session::in_example(), "f<end><up>")),
    ("insight, a step", || after(Session::in_example(), "fb")),
    ("insight, links", || after(Session::in_example(), "fb<right><right><right><right>")),
    ("insight, A and B", || after(Session::in_example(), "fm")),
    ("insight, A and B, a person", || after(Session::in_example(), "fm<end>")),
    ("insight, picking", || after(two_deals(), "/ves<enter><enter>f")),
    ("insight, just begun", || after(Session::with_people(&["Dev Patel"]), "fScrap hides in the plan<enter>")),
    ("kit, the lines", || after(Session::in_example(), "fp<down>")),
    ("kit, a line that names someone", || {
        after(Session::in_example(), "fp<end><up><enter><ctrl-u>Does Graham decide?<enter>")
    }),
    ("kit, as the customer reads it", || after(Session::in_example(), "fpp")),
    ("plan for a Blocker", || after(Session::in_example(), "<down><down><down><down><down><down>by<tab>")),
    ("profile, lost", lost),
    ("form", || after(Session::in_example(), "aNils")),
    ("form, fault", || after(Session::in_example(), "GTCall the plant<tab><ctrl-u>soon<enter>")),
    ("form, evidence", || after(Session::in_example(), "Gs<enter>1e")),
    ("form, card", || after(Session::in_example(), "e<tab><tab>dec, u")),
    ("form, willing", || after(Session::in_example(), "wfor")),
    ("due", || after(Session::in_example(), "nsend her the study behind the figures<tab>today<tab>Kim<enter>d")),
    ("history", || after(Session::in_example(), HISTORY)),
    ("history, a note", || after(Session::in_example(), &format!("{HISTORY}<right><right>"))),
    ("history, of the deal", || after(Session::in_example(), "H<tab>")),
    ("history, filtering", || after(Session::in_example(), "H/figures")),
    ("page, card", || after(Session::in_example(), "lasked what waiting costs them<enter>P")),
    ("help", || after(Session::in_example(), "?")),
    ("debrief", || after(Session::in_example(), "Glasked for the figures<enter>K")),
    ("prep, who will be there", || after(Session::in_example(), "nsend her the study<tab>today<tab>Kim<enter>B")),
    ("prep, what to find out", || after(Session::in_example(), "B<end><space><enter>")),
    ("prep, what is known", || after(Session::in_example(), "B<enter>")),
    ("help, over a screening", || after(Session::in_example(), "Gs?")),
    ("palette", || after(Session::in_example(), ":an")),
    ("palette, nothing found", || after(Session::in_example(), ":zzzz")),
    ("what was pasted", pasted),
    ("own call", || after(Session::in_example(), "C")),
    ("values that differ", || after(values_differ(), "=")),
    ("assessor", || after(Session::in_example(), "A")),
    ("alerts", || after(stalled(), "!")),
    ("alerts, one asleep", || after(stalled(), "!z<tab>waits for her boss<enter>G")),
    ("alerts, next to nothing", || after(Session::with_people(&["Dev Patel"]), "!")),
    ("form, sleep", || after(stalled(), "!z")),
    ("page, sources", || after(Session::in_example(), "S")),
    ("page, portrait", || after(Session::in_example(), "p")),
    ("map, field", || after(group::twelve().open(), "m")),
    ("map, lines", || after(group::twelve().open(), "mm")),
    ("map, coverage", || after(group::twelve().open(), "mmm")),
    ("map, around one", || after(group::crowd(40).open(), "mm<right>--")),
    ("map, a crowd", || after(group::crowd(40).open(), "m")),
    ("map, nobody tied", || after(Session::in_example(), "mm")),
    ("map, a line to whom", || after(group::twelve().open(), "mma")),
    ("opinions", || after(opinions(), "D")),
    ("opinions, some settled", || after(opinions(), "Do<down>1<down>")),
    ("opinions, all alike", || after(opinions(), "D111111")),
    ("opinions, only one answered", || after(Session::in_example(), "D")),
    ("opinions, how far they agree", || after(opinions(), "qK")),
    ("people, blind", || after(opinions(), "ARobin Falk<enter>")),
    ("questions, blind to others", || after(opinions(), "ARobin Falk<enter><down>t")),
    ("coaching, blind", || after(opinions(), "ARobin Falk<enter>3")),
    ("review, coach's question", coach_asks),
    ("coach window", follow::followed),
    ("coach window, waiting", follow::waiting),
    ("review, changed", || after(Session::in_example(), "rRosa Moreau<enter>")),
    ("review, next step", || after(Session::in_example(), "r<enter><tab>")),
    ("review, others", || after(stalled(), "r<enter><tab><tab><tab>")),
    ("review, alerts", || after(stalled(), "r<enter><tab><tab><tab><tab>")),
    ("review, last time", last_time),
    ("review, left open", left_open),
    ("review, a person", || after(stalled(), "r<enter><tab><tab>")),
    ("review, answered", || after(stalled(), "r<enter><tab><tab>y<enter>We asked Mirela to speak with her<enter>")),
    ("review, group", || after(Session::in_example(), "r<enter><tab><tab><tab><tab><tab>")),
    ("review, decisions", || {
        after(stalled(), "r<enter><tab><tab>aspeak with her alone<tab>Kim Osei<enter><tab><tab><tab><tab>")
    }),
    ("review, nobody there", || after(Session::in_deal(), "r<enter><tab><tab>")),
    ("form, decision", || after(stalled(), "r<enter><tab><tab>a")),
    ("form, answer", || after(stalled(), "r<enter><tab><tab><enter>")),
    ("minutes", || after(stalled(), "r<enter><tab><tab>aspeak with her alone<tab>Kim Osei<enter>E")),
    ("reviews", || after(stalled(), "r<enter>EE<esc>r")),
    ("past", || after(Session::in_example(), "[[[[[[[[")),
    ("past, coaching", || after(Session::in_example(), "[[[[3")),
    ("past, map", || after(Session::in_example(), "<down>m[[[[[")),
    ("unsaved", unsaved),
    ("lost, the file is gone", || file_lost(None, "")),
    ("lost, the file is damaged, asked", || file_lost(Some(b"{"), "<ctrl-q>")),
    ("text found at the start", left),
    ("text found at the start, discarding", || after(left(), "x")),
    ("reviews, left open", several_left_open),
    ("reviews, deal by deal", deal_by_deal),
    ("reviews, answered before", answered_before),
    ("reviews, decided", || {
        after(deal_by_deal(), "<enter>Mirela brings finance, Friday<enter>asend the study<tab><ctrl-u><enter>")
    }),
    ("reviews, the minutes", || {
        after(deal_by_deal(), "<enter>Mirela brings finance, Friday<enter>asend the study<tab><tab>fri<enter><right>E")
    }),
    ("privacy mode", || after(Session::in_example(), "v")),
    ("privacy mode, team", || after(Session::in_example(), "vv2")),
    ("menu", || after(Session::in_example(), ",")),
    ("guide", || after(Session::in_example(), ":guide<enter>")),
    ("privacy mode, asked", || after(Session::in_example(), "vv")),
    ("privacy mode, a form", || after(Session::in_example(), "e<f9>")),
    ("privacy mode, home", || after(home_with_deals(), "v")),
];

/// The place of this name.
pub(crate) fn reach(name: &str) -> Session {
    let found = ALL.iter().find(|(one, _)| *one == name);
    found.map_or_else(|| unreachable!("no state is called {name}"), |(_, reach)| reach())
}
