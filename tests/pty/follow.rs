//! Coach window beside one that presents, both real: it follows, survives the other, and writes nothing.

use crate::support::{ENTER, Setup, Terminal, User, with_example};
use rustix::process::Signal;
use stakemap::store::shared_view::SharedViews;
use stakemap::store::{DataPaths, Store};
use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

const LEFT: &str = "\x1b[D";
const RIGHT: &str = "\x1b[C";

/// What is on any screen of this user.
fn shared_views(user: &User) -> SharedViews {
    let state = user.root().join("state/stakemap");
    Store::new(DataPaths { data: user.data(), state, ..DataPaths::under(user.root()) }).shared_views()
}

/// A user called Kim with the worked example, in a review of it at its first person.
pub(crate) fn presenter(user: &User) -> Terminal {
    let mut tty = Setup::new(user).args(&["tarnbeck"]).start();
    tty.until("1 Stakeholders");
    user.until_held();
    tty.send("r");
    tty.until("Review this deal");
    tty.send(ENTER);
    tty.until("Changed");
    tty.until("left here");
    tty.send(format!("{RIGHT}{RIGHT}"));
    tty.until("1 of 5");
    tty
}

pub(crate) fn user() -> User {
    let user = User::new();
    with_example(&user);
    let folder = user.root().join("config/stakemap");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), "me = \"Kim Osei\"\n").unwrap();
    user
}

/// Every file below a folder: its bytes, when it was written, and which file it is.
fn all_of(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, i64, i64, u64)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let about = std::fs::metadata(&folder).unwrap();
        found.insert(folder.clone(), (Vec::new(), about.mtime(), about.mtime_nsec(), about.ino()));
        for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let about = std::fs::metadata(&path).unwrap();
            if about.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                found.insert(path, (bytes, about.mtime(), about.mtime_nsec(), about.ino()));
            }
        }
    }
    found
}

#[test]
fn the_coachs_question_shows_on_the_shared_screen() {
    let user = user();
    let mut coach = Setup::new(&user).args(&["follow"]).start();
    coach.until("No review is running yet");
    let mut first = presenter(&user);
    // Not before the other window stands where it stays: on its way there are places without a question.
    coach.until("Ask about Ottilie Brandt");
    coach.until("Enter send the question");
    coach.send(ENTER);
    coach.until("Sent the question");
    first.until("The coach asks");
}

#[test]
fn person_and_question_follow_and_the_window_waits_when_the_other_dies_and_goes_on_with_the_next() {
    let user = user();
    let mut coach = Setup::new(&user).args(&["follow"]).start();
    coach.until("No review is running yet");
    let mut first = presenter(&user);
    coach.until("YOUR EYES ONLY");
    coach.until("Ask about Ottilie Brandt");
    coach.until("▶ You left this one to someone");
    coach.until("Then ");
    first.send(RIGHT);
    coach.until("People, 2 of");
    coach.until_gone("Ottilie Brandt, for you alone");
    first.send(LEFT);
    coach.until("Ottilie Brandt, for you alone");
    // What is entered there shows here.
    first.send("N");
    first.until("Note about Ottilie Brandt");
    first.send(format!("Fears the head count\tyes{ENTER}"));
    coach.until("Fears the head count");
    first.send("p");
    coach.until("paused");
    let root = user.root().join("state/stakemap/stage");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 2, "what it tells, and its lock: {files:?}");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!((mode(&root), mode(&files[0])), (0o700, 0o600));
    assert!(!std::fs::read_to_string(&files[0]).unwrap().contains("head count"), "it names things by their ids");

    first.signal(Signal::KILL);
    coach.until("closed during the review");
    coach.until_gone("Fears the head count");
    assert!(files[0].exists(), "nobody could take it away");
    let found = shared_views(&user);
    assert!(found.live.is_empty() && found.cut.len() == 1, "{found:?}");
    let mut late = Setup::new(&user).args(&["follow", "tarnbeck"]).start();
    late.until("No review is running yet");
    late.until("Tarnbeck");

    let mut second = Setup::new(&user).args(&["tarnbeck"]).start();
    second.until("1 Stakeholders");
    second.send("r");
    second.until("where you left it");
    coach.until("left here");
    late.until("left here");
    second.send(format!("{RIGHT}{RIGHT}"));
    coach.until("Fears the head count");
    second.key("q");
    coach.until("on a break");
    second.key("\x11");
    assert_eq!(second.end(), 0);
    coach.until("The review ended, or the other window left the deal");
    assert!(!files[0].exists() && shared_views(&user) == SharedViews::default(), "it was taken away");
    for tty in [&mut coach, &mut late] {
        tty.key("q");
        assert_eq!(tty.end(), 0);
        tty.assert_given_back();
    }
}

#[test]
fn an_end_by_a_signal_takes_the_stage_away() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let user = user();
        let mut first = presenter(&user);
        first.until_done("it is told", || !shared_views(&user).live.is_empty());
        first.signal(signal);
        assert_eq!(first.end(), code);
        assert_eq!(shared_views(&user), SharedViews::default());
    }
}

#[test]
fn whatever_is_typed_into_it_no_file_changes() {
    let user = user();
    let mut coach = Setup::new(&user).args(&["follow", "tarnbeck"]).start();
    coach.until("No review is running yet");
    let (data, state) = (all_of(&user.data()), all_of(&user.root().join("state")));
    assert_eq!(state.len(), 3, "the folder that is watched, and those above it");
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..40 {
        let storm: String = std::iter::repeat_with(|| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            // All letters but the one that closes; Enter where the help is open may choose that too.
            char::from(b' ' + u8::try_from(random % 95).unwrap())
        })
        .filter(|key| *key != 'q')
        .take(50)
        .collect();
        coach.send(format!("{storm}\t{RIGHT}\x12\x10\x06\x02\x1b[200~Nils Holm{ENTER}\x1b[201~"));
        // Esc where nothing is open closes the window, so the help is opened first.
        coach.send("?\x1b[5~");
        coach.until("What you can do here");
        coach.send("\x1b");
        coach.until_gone("What you can do here");
    }
    coach.send("x");
    coach.until("only follows");
    assert_eq!(all_of(&user.data()), data);
    assert_eq!(all_of(&user.root().join("state")), state);
    coach.key("q");
    assert_eq!(coach.end(), 0);
    assert_eq!((all_of(&user.data()), all_of(&user.root().join("state"))), (data, state));
}
