//! A tmux server of its own, for what happens in a real session of it.

use crate::support::{Setup, User, skipped};
use std::process::Command;

/// The server, ended with the test.
pub(crate) struct Tmux<'a> {
    user: &'a User,
    /// What its socket is called: tests run side by side.
    socket: &'static str,
}

impl<'a> Tmux<'a> {
    /// A server that begins with its first client; nothing where tmux isn't installed, which is said loudly.
    pub(crate) fn of(user: &'a User, socket: &'static str) -> Option<Self> {
        if Command::new("tmux").arg("-V").output().is_ok_and(|out| out.status.success()) {
            return Some(Self { user, socket });
        }
        skipped("tmux is not installed, so nothing was tried in a session of it");
        None
    }

    /// A client with these arguments.
    pub(crate) fn client(&self, args: &[&str]) -> Setup {
        let all: Vec<&str> = ["-L", self.socket, "-f", "/dev/null"].iter().chain(args).copied().collect();
        let folder = self.user.root().display().to_string();
        Setup::new(self.user).program("tmux").args(&all).env("TMUX_TMPDIR", &folder).env("SHELL", "/bin/sh")
    }

    /// What tmux answers to a command.
    pub(crate) fn say(&self, args: &[&str]) -> String {
        let own = ["-L", self.socket];
        let all = own.iter().chain(args);
        let out =
            Command::new("tmux").args(all).env_remove("TMUX").env("TMUX_TMPDIR", self.user.root()).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    }
}

impl Drop for Tmux<'_> {
    fn drop(&mut self) {
        self.say(&["kill-server"]);
    }
}
