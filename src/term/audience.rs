//! The clients that look at this session of tmux or GNU screen, reported whenever others do.
//!
//! Each is told by what identifies it: its process in tmux, its terminal in GNU screen. They are looked at once before
//! the first paint, so that nothing shows first and is hidden then.
//!
//! GNU screen tells nobody who comes and goes, so a thread looks at it once a second: `gnu_screen` has how.
//!
//! tmux notifies a client in control mode when others come and go, so nothing polls. That client is our child process;
//! it takes no size and no keys and hears no output. A client that hears no output shows the session to nobody, so none
//! of its kind counts: neither ours, nor that of a program in the next pane, nor what a killed one left for a moment. It
//! ends with its input, so it ends however this program ends. If anything goes wrong with it the program goes on, and
//! the user hides things by hand.

mod first_look;

pub(super) use first_look::{FirstLook, begin_to_look};

use super::clock::pause_between_looks;
use super::gnu_screen::Server;
use super::look::set;
use super::replies::Replies;
use super::thread::thread;
use crate::app::msg::Msg;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The clients that look, each by what identifies it.
type Clients = BTreeSet<String>;

/// What tmux lists of each client: its process, its flags, and the panes of the window that its session shows.
const FORMAT: &str = "#{client_pid} #{client_flags} #{W:#{P:#{pane_id} }}";

/// The flag of a client that hears no output.
const DEAF: &str = "no-output";

/// The notifications that mean that somebody may have come or gone.
const NEWS: [&str; 2] = ["%client-", "%session"];

/// The session this program runs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Session {
    Tmux(TmuxPane),
    GnuScreen(Server),
}

/// The tmux server this program runs in, and its pane there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TmuxPane {
    socket: String,
    session: String,
    pane: String,
}

/// A watcher of the audience, from the first paint to the end.
pub(super) struct Audience {
    session: Option<Session>,
    watch: Option<Arc<Watch>>,
}

/// One child process, until it or the program ends.
#[derive(Default)]
struct Watch {
    child: Mutex<Option<Child>>,
    ended: AtomicBool,
    /// Whether it ever told who looks: one that never could won't later.
    counted: AtomicBool,
}

impl Audience {
    /// Returns a watcher that has not begun. Outside tmux and GNU screen there is nothing to watch.
    pub(super) fn new() -> Self {
        let tmux = tmux_pane(set("TMUX"), set("TMUX_PANE")).map(Session::Tmux);
        let session = tmux.or_else(|| set("STY").and_then(|sty| Server::of(&sty)).map(Session::GnuScreen));
        Self { session, watch: None }
    }

    /// Returns the session to look at, if there is one.
    pub(super) fn session(&self) -> Option<Session> {
        self.session.clone()
    }

    /// Begins to watch, or begins again if a watch that worked has ended. Does nothing if it is running.
    pub(super) fn begin(&mut self, replies: &Replies) {
        let Some(session) = &self.session else { return };
        let is_over = |watch: &Arc<Watch>| watch.ended.load(Ordering::SeqCst) && watch.counted.load(Ordering::SeqCst);
        if self.watch.as_ref().is_some_and(|watch| !is_over(watch)) {
            return;
        }
        let watch = Arc::new(Watch::default());
        let with = (session.clone(), Arc::clone(&watch), replies.clone());
        let begun =
            thread(Arc::clone(&replies.waker), with, |(session, watch, replies): (Session, Arc<Watch>, Replies)| {
                // What does not work is nobody's loss.
                let _ = match session {
                    Session::Tmux(tmux) => attend(&tmux, &watch, &replies),
                    Session::GnuScreen(server) => look_again(server, &watch, &replies),
                };
                watch.end();
            });
        // Without a thread it is tried again at the next occasion.
        self.watch = begun.is_ok().then_some(watch);
    }

    /// Begins again if the child ended by itself: somebody may have detached all other clients, ours among them.
    pub(super) fn attend(&mut self, replies: &Replies) {
        if self.watch.is_some() {
            self.begin(replies);
        }
    }

    /// Lets the child end.
    pub(super) fn end(&mut self) {
        if let Some(watch) = self.watch.take() {
            watch.end();
        }
    }
}

impl Drop for Audience {
    fn drop(&mut self) {
        self.end();
    }
}

impl Watch {
    fn end(&self) {
        self.ended.store(true, Ordering::SeqCst);
        let child = self.child.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(mut child) = child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    fn tell(&self, clients: &Clients, replies: &Replies) {
        self.counted.store(true, Ordering::SeqCst);
        replies.say(Msg::Audience { clients: clients.iter().cloned().collect() });
    }

    /// Keeps the child, unless the program ended in the meantime.
    fn keep(&self, mut child: Child) {
        let mut slot = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        if self.ended.load(Ordering::SeqCst) {
            let _ = child.kill();
            let _ = child.wait();
        } else {
            *slot = Some(child);
        }
    }
}

/// Returns this program's place in tmux, from tmux's variables.
fn tmux_pane(tmux: Option<String>, pane: Option<String>) -> Option<TmuxPane> {
    let tmux = tmux?;
    let mut parts = tmux.rsplitn(3, ',');
    let (session, _, socket) = (parts.next()?, parts.next()?, parts.next()?);
    let pane = pane.filter(|pane| pane.strip_prefix('%').is_some_and(is_id))?;
    is_id(session).then(|| TmuxPane { socket: socket.to_owned(), session: format!("${session}"), pane })
}

/// Starts the child and reports the clients each time they are others.
fn attend(tmux: &TmuxPane, watch: &Watch, replies: &Replies) -> Option<()> {
    let mut command = Command::new("tmux");
    command.args(["-S", &tmux.socket, "-C", "attach-session", "-t", &tmux.session]);
    command.args(["-f", "read-only,ignore-size,no-output"]);
    // It is a client beside the user's and not one inside of it; keys and signals of the terminal are none of its.
    command.env_remove("TMUX").env_remove("TMUX_PANE").process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let (mut input, output) = (child.stdin.take()?, child.stdout.take()?);
    let mut answer = Answer::default();
    watch.keep(child);
    ask(&mut input)?;
    let mut said = None;
    let mut output = BufReader::new(output);
    let mut line = Vec::new();
    while !watch.ended.load(Ordering::SeqCst) {
        line.clear();
        if output.read_until(b'\n', &mut line).ok()? == 0 {
            return Some(());
        }
        match answer.take_in(String::from_utf8_lossy(&line).trim_end(), &tmux.pane) {
            Heard::News => ask(&mut input)?,
            Heard::Clients(clients) if said.as_ref() != Some(&clients) => {
                watch.tell(&clients, replies);
                said = Some(clients);
            }
            Heard::Clients(_) | Heard::Nothing => {}
        }
    }
    Some(())
}

/// Looks at GNU screen until the end, and reports its terminals each time they are others. Ends by itself where the
/// system does not let it look.
fn look_again(server: Server, watch: &Watch, replies: &Replies) -> Option<()> {
    let mut said = Clients::new();
    while !watch.ended.load(Ordering::SeqCst) {
        let clients = displays(server)?;
        if clients != said {
            watch.tell(&clients, replies);
            said = clients;
        }
        pause_between_looks();
    }
    Some(())
}

fn displays(server: Server) -> Option<Clients> {
    let name = |terminal: PathBuf| terminal.display().to_string();
    server.displays().map(|all| all.into_iter().map(name).collect())
}

fn ask(input: &mut ChildStdin) -> Option<()> {
    input.write_all(format!("list-clients -F '{FORMAT}'\n").as_bytes()).and_then(|()| input.flush()).ok()
}

/// Returns the client that a line is about, if it shows this pane to somebody.
fn client_at(line: &str, pane: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let client = words.next().filter(|word| is_id(word))?;
    let rest: Vec<&str> = words.collect();
    let is_deaf = rest.iter().any(|word| word.split(',').any(|flag| flag == DEAF));
    (!is_deaf && rest.contains(&pane)).then(|| client.to_owned())
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The meaning of a line from tmux.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    /// Somebody may have come or gone.
    News,
    /// The clients that look.
    Clients(Clients),
    /// Nothing of interest.
    Nothing,
}

/// The answer being read.
#[derive(Debug, Default)]
struct Answer {
    /// Whether an answer has begun.
    is_open: bool,
    /// The clients so far that look at our pane.
    clients: Clients,
    /// Whether the answer listed any client: other commands answer too.
    told: bool,
}

impl Answer {
    fn take_in(&mut self, line: &str, pane: &str) -> Heard {
        if line.starts_with("%begin ") {
            *self = Self { is_open: true, ..Self::default() };
            return Heard::Nothing;
        }
        if line.starts_with("%end ") || line.starts_with("%error ") {
            let Self { clients, told, .. } = std::mem::take(self);
            return if told && line.starts_with("%end ") { Heard::Clients(clients) } else { Heard::Nothing };
        }
        if self.is_open {
            self.told |= line.split_whitespace().next().is_some_and(is_id);
            self.clients.extend(client_at(line, pane));
            return Heard::Nothing;
        }
        if NEWS.iter().any(|news| line.starts_with(news)) { Heard::News } else { Heard::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_read_from_what_tmux_says() {
        let tmux_pane = |tmux: &str, pane: &str| tmux_pane(Some(tmux.to_owned()), Some(pane.to_owned()));
        let found = tmux_pane("/tmp/tmux-0/a,b,4711,3", "%7").map(|one| (one.socket, one.session, one.pane));
        assert_eq!(found, Some(("/tmp/tmux-0/a,b".to_owned(), "$3".to_owned(), "%7".to_owned())));
        assert_eq!(tmux_pane("/tmp/default", "%7"), None);
        assert_eq!(tmux_pane("/tmp/default,1,x; kill-server", "%7"), None);
        assert_eq!(tmux_pane("/tmp/default,1,0", "7"), None);
    }

    #[test]
    fn clients_that_show_nothing_and_those_elsewhere_are_not_counted() {
        let said = [
            "%begin 1 1 0",
            "%end 1 1 0",
            "%client-session-changed /dev/pts/4 $0 main",
            "%begin 1 2 1",
            "41 attached,focused,UTF-8 %1 %7 ",
            "42 attached,control-mode,ignore-size,no-output,read-only %1 %7 ",
            "43 attached %2 ",
            "44 attached,control-mode %7 ",
            // Where tmux knows no flags.
            "45  %7 ",
            "%end 1 2 1",
            "%output %1 %client-",
            "%begin 1 3 1",
            "not allowed",
            "%error 1 3 1",
        ];
        let mut answer = Answer::default();
        let heard: Vec<Heard> = said.iter().map(|line| answer.take_in(line, "%7")).collect();
        let heard: Vec<&Heard> = heard.iter().filter(|one| **one != Heard::Nothing).collect();
        let clients = ["41", "44", "45"].map(str::to_owned).into();
        assert_eq!(heard, [&Heard::News, &Heard::Clients(clients)]);
    }
}
