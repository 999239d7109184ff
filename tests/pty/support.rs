//! The program in a pseudo-terminal, with a parser of what it shows.
//!
//! Nothing here sleeps for a fixed time: what is waited for is looked for after every piece of output, and the deadline is
//! long because it only decides how late a failure is reported.

// Several test programs take this in, and none uses all of it.
#![allow(dead_code)]

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::OFlags;
use rustix::io::ioctl_fionread;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, OptionalActions, QueueSelector, tcflush, tcgetattr, tcsetattr};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::store::{DataPaths, Store};
use stakemap::term::new_id;
use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::{OpenOptionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take before the test fails.
const DEADLINE: Duration = Duration::from_secs(60);
/// Bytes of a flood that are written at once.
const PIECE: usize = 2048;

pub(crate) const ENTER: &str = "\r";
pub(crate) const DOWN: &str = "\x1b[B";

/// Says loudly that something was not tried: past what the test harness keeps to itself while a test passes.
pub(crate) fn skipped(why: &str) {
    std::io::stderr().write_all(format!("SKIPPED, not passed: {why}\n").as_bytes()).unwrap();
}

/// The folders of one user, empty at first.
pub(crate) struct User(TempDir);

impl User {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("home")).unwrap();
        Self(folder)
    }

    /// The folder that all of this user's folders lie in.
    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    /// All deals' files, as text.
    pub(crate) fn deals(&self) -> Vec<String> {
        self.deal_files().into_iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }

    /// The files of deals. Hidden ones are no deals: a save that was killed leaves some until somebody sweeps.
    pub(crate) fn deal_files(&self) -> Vec<PathBuf> {
        let all = std::fs::read_dir(self.data().join("deals")).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.')).collect()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// The journals of what was typed, each with its text.
    pub(crate) fn journals(&self) -> Vec<(PathBuf, String)> {
        let entries = std::fs::read_dir(self.0.path().join("state/stakemap/journal")).into_iter().flatten();
        let paths = entries.map(|entry| entry.unwrap().path());
        let journals = paths.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        // One may go while it is looked at.
        journals.filter_map(|path| Some((path.clone(), std::fs::read_to_string(path).ok()?))).collect()
    }

    /// Waits until a journal holds a text.
    pub(crate) fn until_kept(&self, text: &str) {
        self.until_journals(text, |all| all.iter().any(|(_, journal)| journal.contains(text)));
    }

    /// Waits until somebody has a deal open: the screen shows it before its lock is taken.
    pub(crate) fn until_held(&self) {
        let end = Instant::now() + DEADLINE;
        let locks = self.0.path().join("state/stakemap/locks");
        let is_told = |entry: std::fs::DirEntry| entry.metadata().is_ok_and(|file| file.len() > 0);
        while !std::fs::read_dir(&locks).into_iter().flatten().filter_map(Result::ok).any(is_told) {
            assert!(Instant::now() < end, "nobody takes a lock");
            std::thread::yield_now();
        }
    }

    /// Waits until the journals are as wished for.
    pub(crate) fn until_journals(&self, what: &str, are_so: impl Fn(&[(PathBuf, String)]) -> bool) {
        let end = Instant::now() + DEADLINE;
        while !are_so(&self.journals()) {
            assert!(Instant::now() < end, "waited for {what:?} in vain: {:?}", self.journals());
            std::thread::yield_now();
        }
    }

    /// The only deal's file, as text.
    pub(crate) fn only_deal(&self) -> String {
        let files = self.deal_files();
        assert_eq!(files.len(), 1, "{files:?}");
        std::fs::read_to_string(&files[0]).unwrap()
    }
}

/// How to start the program.
pub(crate) struct Setup {
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
    size: (u16, u16),
    answers: bool,
    owned: bool,
}

impl Setup {
    /// On a user's folders, in a terminal of 120 by 40 that speaks UTF-8 and knows all colours.
    pub(crate) fn new(user: &User) -> Self {
        let folder = |name: &str| user.0.path().join(name).display().to_string();
        let env = [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", folder("home")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_STATE_HOME", folder("state")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_DATA_HOME", folder("other")),
            ("TMPDIR", user.0.path().display().to_string()),
            ("STAKEMAP_DATA_DIR", folder("data")),
            ("USER", "kim".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("COLORTERM", "truecolor".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
        ];
        Self {
            program: env!("CARGO_BIN_EXE_stakemap").into(),
            args: Vec::new(),
            env: env.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            size: (120, 40),
            answers: true,
            owned: true,
        }
    }

    pub(crate) fn args(mut self, args: &[&str]) -> Self {
        self.args = args.iter().map(|&arg| arg.to_owned()).collect();
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Another program, such as a shell that starts ours.
    pub(crate) fn program(mut self, program: impl Into<PathBuf>) -> Self {
        self.program = program.into();
        self
    }

    /// As somebody who may have only so many threads, and not open the terminal by its name. Nothing where only root may
    /// become somebody else.
    pub(crate) fn with_threads(mut self, user: &User, threads: u32) -> Option<Self> {
        // A number of its own for each test: the system counts the threads of all that somebody runs.
        static SOMEBODY: AtomicU32 = AtomicU32::new(0);
        let id = 1_000_000_000 + std::process::id() * 100 + SOMEBODY.fetch_add(1, Ordering::SeqCst);
        let (limit, uid, gid) = (format!("--nproc={threads}"), format!("--reuid={id}"), format!("--regid={id}"));
        let to = ["setpriv", &uid, &gid, "--clear-groups"];
        if !Command::new("prlimit").arg(&limit).args(to).arg("true").output().is_ok_and(|out| out.status.success()) {
            skipped("only root may start a program as somebody else (prlimit, setpriv): no lack of threads was tried");
            return None;
        }
        let mut folders = vec![user.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            chown(&folder, Some(id), Some(id)).unwrap();
            for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    chown(path, Some(id), Some(id)).unwrap();
                }
            }
        }
        let program = self.program.display().to_string();
        let words = [limit.as_str()].into_iter().chain(to).chain([program.as_str()]);
        self.args = words.map(str::to_owned).chain(self.args).collect();
        self.program = "prlimit".into();
        Some(self)
    }

    /// In a terminal that answers no question.
    pub(crate) fn mute(mut self) -> Self {
        self.answers = false;
        self
    }

    /// Without a variable.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.env.retain(|(one, _)| one != name);
        self
    }

    /// In a terminal of this size.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// In a terminal that sends it no signals. Nor does it throw away what was written and is still on its way, as any
    /// terminal does for the keys of a signal.
    pub(crate) fn of_nobody(mut self) -> Self {
        self.owned = false;
        self
    }

    /// Without a terminal.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args).env_clear().envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    pub(crate) fn start(self) -> Terminal {
        let pair = native_pty_system().openpty(size(self.size)).unwrap();
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.args);
        command.env_clear();
        command.set_controlling_tty(self.owned);
        for (name, value) in &self.env {
            command.env(name, value);
        }
        if !self.owned {
            let name = pair.master.tty_name().unwrap();
            let flags = OFlags::NOCTTY.bits().cast_signed();
            let device = OpenOptions::new().read(true).write(true).custom_flags(flags).open(name).unwrap();
            let mut without = tcgetattr(&device).unwrap();
            without.local_modes.remove(LocalModes::ISIG);
            tcsetattr(&device, OptionalActions::Now, &without).unwrap();
        }
        let modes = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        // Only the program holds the terminal's other side now, so that its end can be seen.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        let reading = Arc::new(Mutex::new(()));
        let may_read = Arc::clone(&reading);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    break;
                }
                drop(may_read.lock());
            }
        });
        let (columns, rows) = some(drawn(self.size));
        let answers = Answers { given: self.answers, ..Answers::default() };
        let writer = pair.master.take_writer().unwrap();
        Terminal {
            child,
            master: Some((pair.master, writer)),
            output,
            reading,
            parser: vt100::Parser::new_with_callbacks(rows, columns, 0, answers),
            raw: Vec::new(),
            keys: 0,
            letters: 0,
            modes_before: modes,
            signalled: Cell::new(false),
            looked_at: false,
            thrown_away: false,
        }
    }
}

/// A running program and the terminal it runs in.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    /// What it wrote, and when that came.
    output: Receiver<(Instant, Vec<u8>)>,
    /// Held by a test in which nobody takes what the program writes.
    pub(crate) reading: Arc<Mutex<()>>,
    parser: vt100::Parser<Answers>,
    /// All that the program wrote.
    pub(crate) raw: Vec<u8>,
    /// How many command keys were pressed.
    pub(crate) keys: usize,
    /// How many letters were typed into fields.
    pub(crate) letters: usize,
    /// The terminal's modes before the program started.
    pub(crate) modes_before: String,
    /// Whether a signal was sent to the program.
    signalled: Cell<bool>,
    /// Whether the test has seen how the program ended.
    looked_at: bool,
    /// Whether input was thrown away that nobody had read.
    thrown_away: bool,
}

impl Terminal {
    /// Writes bytes in one piece, as a terminal does.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let (_, writer) = self.master.as_mut().unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Something else clears the terminal and writes on it.
    pub(crate) fn scribble(&mut self) {
        self.parser.process(b"\x1b[2J\x1b[Hsomebody else was here");
    }

    /// Presses one key.
    pub(crate) fn key(&mut self, key: &str) {
        self.keys += 1;
        self.send(key);
    }

    /// Types a text into a field, then Enter.
    pub(crate) fn fill_in(&mut self, text: &str) {
        self.letters += text.chars().count();
        self.send(text);
        self.key(ENTER);
    }

    /// Waits until a text is on the screen.
    pub(crate) fn until(&mut self, text: &str) {
        self.until_that(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has asked the terminal what it looks like.
    pub(crate) fn until_asked(&mut self) {
        let end = Instant::now() + DEADLINE;
        while !self.raw.windows(4).any(|bytes| bytes == b"\x1b]11") {
            let (_, bytes) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())).unwrap();
            self.take_in(&bytes);
        }
    }

    /// Waits until the screen was painted more often than so many times.
    pub(crate) fn until_painted(&mut self, before: usize) {
        let end = Instant::now() + DEADLINE;
        while self.is_painting() || self.paints() <= before {
            let (_, bytes) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())).unwrap();
            self.take_in(&bytes);
        }
    }

    /// Waits until the program is in one of these states, as `ps` says them: S for waiting, T for stopped, Z for dead and
    /// not buried.
    pub(crate) fn until_state(&mut self, states: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let ps = || Command::new("ps").args(["-o", "stat=", "-p", &id]).output().unwrap().stdout;
        self.until_done(states, || ps().first().is_some_and(|state| states.as_bytes().contains(state)));
    }

    /// The process that traces the program.
    pub(crate) fn tracer(&self) -> Pid {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let tracer = status.lines().find_map(|line| line.strip_prefix("TracerPid:")).unwrap();
        Pid::from_raw(tracer.trim().parse().unwrap()).unwrap()
    }

    /// Waits until a text is no longer on the screen.
    pub(crate) fn until_gone(&mut self, text: &str) {
        self.until_that(&format!("no {text}"), |screen| !screen.contents().contains(text));
    }

    /// Waits until the screen is as wished for.
    pub(crate) fn until_that(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + DEADLINE;
        while self.is_painting() || !is_so(self.parser.screen()) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok((_, bytes)) => self.take_in(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("waited for {what:?} in vain:\n{}", self.text()),
                Err(RecvTimeoutError::Disconnected) => panic!("ended before {what:?}:\n{}", self.text()),
            }
        }
    }

    /// Waits until a text is on the screen, or something is so that the screen does not tell. Returns whether it is the
    /// text.
    pub(crate) fn until_or(&mut self, text: &str, is_so: impl Fn() -> bool) -> bool {
        let end = Instant::now() + DEADLINE;
        loop {
            self.take_in_all();
            if !self.is_painting() && self.text().contains(text) {
                return true;
            }
            if is_so() {
                return false;
            }
            assert!(Instant::now() < end && self.ended().is_none(), "waited for {text:?} in vain:\n{}", self.text());
            std::thread::yield_now();
        }
    }

    /// Kills the program. Looks at each whole picture that it showed since the last look, with the moment at which that
    /// came.
    ///
    /// # Errors
    /// When it was dead already: a death that nobody here brought about.
    pub(crate) fn kill(&mut self, mut seen: impl FnMut(Instant, &vt100::Screen)) -> Result<(), String> {
        self.signal(Signal::KILL);
        while let Ok((at, bytes)) = self.output.recv() {
            for byte in bytes {
                self.take_in(&[byte]);
                if self.raw.ends_with(b"\x1b[?2026l") {
                    seen(at, self.parser.screen());
                }
            }
        }
        let status = self.child.wait().unwrap();
        self.looked_at = true;
        match status.signal() {
            Some("Killed") => Ok(()),
            _ => Err(format!("died by itself: {status}\n{}", self.text())),
        }
    }

    /// Waits until the program has ended, and takes in the last it wrote. Returns its exit code.
    pub(crate) fn end(&mut self) -> u32 {
        let end = Instant::now() + DEADLINE;
        loop {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok((_, bytes)) => self.take_in(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("still there:\n{}", self.text()),
                Err(RecvTimeoutError::Disconnected) => {
                    let status = self.child.wait().unwrap();
                    return self.looked_at(status).exit_code();
                }
            }
        }
    }

    /// What the program reads and writes, for what a terminal's own keys would do to it.
    pub(crate) fn device(&self) -> File {
        let name = self.master.as_ref().unwrap().0.tty_name().unwrap();
        OpenOptions::new().read(true).write(true).custom_flags(OFlags::NOCTTY.bits().cast_signed()).open(name).unwrap()
    }

    /// Waits until something is so that the screen does not tell.
    pub(crate) fn until_done(&mut self, what: &str, is_so: impl Fn() -> bool) {
        let end = Instant::now() + DEADLINE;
        while !is_so() {
            assert!(Instant::now() < end, "waited for {what:?} in vain:\n{}", self.text());
            std::thread::yield_now();
        }
    }

    /// Waits until the program has ended, whatever it could not write.
    pub(crate) fn until_ended(&mut self) {
        let end = Instant::now() + DEADLINE;
        while self.ended().is_none() {
            assert!(Instant::now() < end, "still there");
            std::thread::yield_now();
        }
    }

    /// Takes in what was written so far, without waiting for more.
    pub(crate) fn take_in_all(&mut self) {
        while let Ok((_, bytes)) = self.output.try_recv() {
            self.take_in(&bytes);
        }
    }

    /// The same, and looks at each whole picture.
    pub(crate) fn take_in_pictures(&mut self, mut seen: impl FnMut(&vt100::Screen)) {
        while let Ok((_, bytes)) = self.output.try_recv() {
            for byte in bytes {
                self.take_in(&[byte]);
                if self.raw.ends_with(b"\x1b[?2026l") {
                    seen(self.parser.screen());
                }
            }
        }
    }

    /// The terminal's modes, in words.
    pub(crate) fn modes(&self) -> String {
        modes(&*self.master.as_ref().unwrap().0)
    }

    /// Writes bytes piece by piece, each once the one before was read, until the program has ended. Returns how many were
    /// written; the last of them may never be read. Nothing is written while the terminal is given back: there what waits
    /// does not show, and once enough of it does, the system lets nobody write who would ever be told of the end.
    pub(crate) fn flood(&mut self, bytes: &[u8]) -> usize {
        let device = self.device();
        for (number, piece) in bytes.chunks(PIECE).enumerate() {
            self.send_to_living(piece, &device);
            let (end, mut looks) = (Instant::now() + DEADLINE, 0);
            // On its way to where the program reads, a piece does not show; two looks see most of them come and go.
            while looks < 2 {
                if self.ended().is_some() {
                    return number * PIECE + piece.len();
                }
                assert!(Instant::now() < end, "reads no more:\n{}", self.text());
                if let Ok((_, bytes)) = self.output.recv_timeout(Duration::from_millis(1)) {
                    self.take_in(&bytes);
                }
                let is_taken = !tcgetattr(&device).unwrap().local_modes.contains(LocalModes::ICANON);
                looks = if is_taken && ioctl_fionread(&device).unwrap() == 0 { looks + 1 } else { 0 };
            }
        }
        bytes.len()
    }

    /// Writes a piece. Where the program ended with so much unread that the system takes no more, what lies there is thrown
    /// away: nobody would ever make room for the rest.
    fn send_to_living(&mut self, piece: &[u8], device: &File) {
        let (_, writer) = self.master.as_mut().unwrap();
        let (child, thrown_away) = (&mut self.child, &mut self.thrown_away);
        std::thread::scope(|scope| {
            let writing = scope.spawn(|| writer.write_all(piece).and_then(|()| writer.flush()).unwrap());
            while !writing.is_finished() {
                if child.try_wait().unwrap().is_some() {
                    tcflush(device, QueueSelector::IFlush).unwrap();
                    *thrown_away = true;
                }
                std::thread::yield_now();
            }
        });
    }

    /// How many bytes lie in the terminal that nobody has read. Only for a program that has ended, and with a handle on its
    /// terminal from before: the last to let go of that throws them away. Nothing where the system threw away what was
    /// written to find that out.
    pub(crate) fn unread(&mut self, device: &File) -> Option<usize> {
        if self.thrown_away {
            return None;
        }
        let given_back = tcgetattr(device).unwrap();
        let mut raw = given_back.clone();
        raw.make_raw();
        tcsetattr(device, OptionalActions::Now, &raw).unwrap();
        // Comes out behind all that waits.
        let mark = b"the mark behind the flood";
        self.send(mark);
        let (mut left, mut bytes) = (Vec::new(), [0; 4096]);
        let limit = rustix::event::Timespec { tv_sec: 5, tv_nsec: 0 };
        let is_whole = loop {
            if left.ends_with(mark) {
                break true;
            }
            if poll(&mut [PollFd::new(device, PollFlags::IN)], Some(&limit)).unwrap() == 0 {
                break false;
            }
            let count = (&*device).read(&mut bytes).unwrap();
            left.extend_from_slice(&bytes[..count]);
        };
        tcsetattr(device, OptionalActions::Now, &given_back).unwrap();
        is_whole.then(|| left.len() - mark.len())
    }

    /// How the program ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        let status = self.child.try_wait().unwrap()?;
        Some(self.looked_at(status))
    }

    /// Fails where a signal ended the program that nobody here sent.
    fn looked_at(&mut self, status: ExitStatus) -> ExitStatus {
        self.looked_at = true;
        assert!(status.signal().is_none() || self.signalled.get(), "{status}:\n{}", self.text());
        status
    }

    /// Closes the terminal under the program, with these keys on their way. Returns how it ended.
    pub(crate) fn vanish(&mut self, typed: &str) -> ExitStatus {
        // The reader holds the terminal too. It lets go when it has something for nobody, so help is asked for.
        self.output = channel().1;
        self.send(format!("?{typed}"));
        self.master = None;
        let end = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.ended() {
                return status;
            }
            assert!(Instant::now() < end, "outlives its terminal");
            std::thread::yield_now();
        }
    }

    pub(crate) fn signal(&self, signal: Signal) {
        self.signalled.set(true);
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    /// A signal without a name.
    pub(crate) fn signal_number(&self, number: u32) {
        let (kill, id) = (format!("-{number}"), self.child.process_id().unwrap().to_string());
        assert!(std::process::Command::new("kill").args([kill, id]).status().unwrap().success());
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        // The parser first: what comes for the new size must not meet the old one.
        let (width, height) = some(drawn((columns, rows)));
        self.parser.set_size(height, width);
        self.master.as_ref().unwrap().0.resize(size((columns, rows))).unwrap();
    }

    /// How often the screen was painted so far.
    pub(crate) fn paints(&self) -> usize {
        self.raw.windows(8).filter(|window| window == b"\x1b[?2026h").count()
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub(crate) fn text(&self) -> String {
        self.screen().contents()
    }

    /// The terminal is as it was before: modes, screen, cursor, paste.
    pub(crate) fn assert_given_back(&self) {
        assert_eq!(modes(&*self.master.as_ref().unwrap().0), self.modes_before);
        let screen = self.screen();
        let last = self.raw[self.raw.len().saturating_sub(200)..].escape_ascii();
        assert!(!screen.alternate_screen(), "the alternate screen is left; the last bytes: {last}");
        assert!(!screen.hide_cursor(), "the cursor shows");
        assert!(!screen.bracketed_paste(), "paste is plain again");
        assert!(!self.reports_mouse(), "the mouse is the terminal's again");
        assert!(!self.is_painting(), "nothing is held back");
    }

    /// Whether clicks are reported to the program.
    pub(crate) fn reports_mouse(&self) -> bool {
        self.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// Whether anything was ever asked about the mouse.
    pub(crate) fn spoke_of_mouse(&self) -> bool {
        self.raw.windows(6).any(|bytes| bytes == b"\x1b[?100")
    }

    /// Clicks on a text, where it stands first on the screen.
    pub(crate) fn click(&mut self, text: &str) {
        let (x, y) = self.place(text);
        self.send(format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"));
    }

    /// Where a text stands first on the screen: its column and row, from 1.
    pub(crate) fn place(&self, text: &str) -> (usize, usize) {
        let columns = self.screen().size().1;
        let mut rows = self.screen().rows(0, columns.get()).enumerate();
        let found = rows.find_map(|(y, row)| row.find(text).map(|at| (row[..at].chars().count() + 1, y + 1)));
        found.unwrap_or_else(|| panic!("the screen does not show {text:?}:\n{}", self.text()))
    }

    /// Whether a paint is under way: a real terminal shows nothing of it yet.
    fn is_painting(&self) -> bool {
        let mark = b"\x1b[?2026";
        let last = self.raw.windows(mark.len()).rposition(|window| window == mark);
        last.is_some_and(|at| self.raw.get(at + mark.len()) != Some(&b'l'))
    }

    fn take_in(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.parser.process(bytes);
        let answers = std::mem::take(&mut self.parser.callbacks_mut().due);
        if !answers.is_empty() && self.master.is_some() {
            self.send(answers);
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        match self.child.try_wait() {
            Ok(None) => _ = self.child.kill(),
            // A program that dies while nobody looks has failed too.
            Ok(Some(status)) if !self.looked_at && !self.signalled.get() && !std::thread::panicking() => {
                assert!(status.success(), "ended with {status} while nobody looked:\n{}", self.text());
            }
            Ok(Some(_)) | Err(_) => {}
        }
    }
}

/// Answers what a terminal is asked, in the order asked.
#[derive(Default)]
struct Answers {
    given: bool,
    due: Vec<u8>,
}

impl vt100::Callbacks for Answers {
    fn unhandled_csi(&mut self, _: &mut vt100::Screen, first: Option<u8>, _: Option<u8>, _: &[&[u16]], last: char) {
        if self.given && last == 'c' && first.is_none() {
            self.due.extend_from_slice(b"\x1b[?62;22c");
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, words: &[&[u8]]) {
        let (what, value): (&[u8], &[u8]) = match words {
            [b"10", b"?"] => (b"10", b"d0d0/d0d0/d0d0"),
            [b"11", b"?"] => (b"11", b"1010/1010/1010"),
            [b"4", b"255", b"?"] => (b"4;255", b"eeee/eeee/eeee"),
            _ => return,
        };
        if self.given {
            self.due.extend_from_slice(&[b"\x1b]", what, b";rgb:", value, b"\x1b\\"].concat());
        }
    }
}

/// The terminal's modes, in words.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// What is drawn in a window of this size: some terminals do not know theirs, and nothing is larger than a wall.
fn drawn((columns, rows): (u16, u16)) -> (u16, u16) {
    if columns == 0 || rows == 0 { (80, 24) } else { (columns.min(1000), rows.min(500)) }
}

fn some((columns, rows): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(columns).unwrap(), NonZeroU16::new(rows).unwrap())
}

fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Puts the worked example into a user's folder.
pub(crate) fn with_example(user: &User) {
    let paths = DataPaths { data: user.data(), state: user.data(), config: user.data(), cache: user.data() };
    let today = jiff::ZonedDateTime::now().date();
    let example = Deal { id: DealId(new_id()), ..stakemap::content::sample(today) };
    Store::new(paths).create(&example).unwrap();
}
