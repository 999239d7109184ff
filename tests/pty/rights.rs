//! What a whole session leaves on the disk, under a mask that forbids nothing.

use crate::support::{ENTER, Setup, User, with_example};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

#[test]
fn a_session_under_the_loosest_mask_makes_nothing_that_others_can_read() {
    let user = User::new();
    with_example(&user);
    let program = env!("CARGO_BIN_EXE_stakemap");
    let mut tty = Setup::new(&user).program("sh").args(&["-c", "umask 000; exec \"$0\"", program]).start();
    tty.until("Tarnbeck Beverages");
    tty.key("a");
    tty.until("New deal");
    tty.fill_in("Halden Foods");
    tty.until("Nobody here yet");
    tty.key("a");
    tty.fill_in("Dev Patel");
    // Not the name alone, which stands in the form before it is there.
    tty.until("Added Dev Patel");
    tty.key("u");
    tty.until("Undone");
    tty.until("  saved");
    tty.key("q");
    tty.until("Deals");
    tty.key("R");
    tty.until("Earlier versions of Halden Foods");
    tty.key(ENTER);
    tty.until("u undoes");
    tty.key("x");
    tty.until("to the trash");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    let data = user.data();
    let root = data.parent().unwrap();
    let mut folders: Vec<PathBuf> = ["data", "state", "cache", "config"].map(|name| root.join(name)).into();
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()).chain([folder.clone()]) {
            let one = path.symlink_metadata().unwrap();
            assert_eq!(one.mode() & 0o077, 0, "{}: {:o}", path.display(), one.mode());
            files += usize::from(one.is_file());
            if one.is_dir() && path != folder {
                folders.push(path);
            }
        }
    }
    assert!(files >= 6, "deals, trash, states, lock, place, index: {files}");
}
