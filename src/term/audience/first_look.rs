//! The look at who is there before the first paint.

use super::{Clients, FORMAT, Session, TmuxPane, client_at, displays};
use crate::app::msg::Msg;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::thread::Builder;
use std::time::Duration;

/// The longest wait for tmux: a first paint must not hang on it.
const PATIENCE: Duration = Duration::from_millis(250);

/// A look at the clients that has begun.
pub(in crate::term) enum FirstLook {
    /// What they are, as far as the system tells.
    Seen(Option<Clients>),
    /// tmux was asked.
    Asked(TmuxPane, Child),
}

/// Begins to look who is there. tmux answers while other things are done.
pub(in crate::term) fn begin_to_look(session: Session) -> FirstLook {
    match session {
        Session::GnuScreen(server) => FirstLook::Seen(displays(server)),
        Session::Tmux(tmux) => {
            let mut command = Command::new("tmux");
            command.args(["-S", &tmux.socket, "list-clients", "-F", FORMAT]).process_group(0);
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
            match command.spawn() {
                Ok(child) => FirstLook::Asked(tmux, child),
                Err(_) => FirstLook::Seen(None),
            }
        }
    }
}

impl FirstLook {
    /// Returns who looks; nothing where that isn't known in time.
    pub(in crate::term) fn clients(self) -> Option<Msg> {
        let clients = match self {
            Self::Seen(clients) => clients?,
            Self::Asked(tmux, mut child) => {
                let said = child.stdout.take().and_then(|out| in_time(out, PATIENCE));
                // It has ended by itself, or never will.
                let _ = child.kill();
                let _ = child.wait();
                let text = said?;
                text.lines().filter_map(|line| client_at(line, &tmux.pane)).collect()
            }
        };
        Some(Msg::Audience { clients: clients.into_iter().collect() })
    }
}

/// Reads to the end, if that comes in time.
fn in_time(mut out: impl Read + Send + 'static, patience: Duration) -> Option<String> {
    let (say, hear) = sync_channel(1);
    Builder::new()
        .spawn(move || {
            let mut text = String::new();
            // What isn't text, or is said to nobody, is nobody's loss.
            let _ = out.read_to_string(&mut text).map(|_| say.send(text));
        })
        .ok()?;
    hear.recv_timeout(patience).ok()
}
