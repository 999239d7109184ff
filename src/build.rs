//! The build script: makes what a start can read faster than what people write, each beside the code that reads it.

#[path = "domain/record/look_alikes/build.rs"]
mod look_alikes;
#[path = "content/build.rs"]
mod method;

use std::path::Path;
use std::{env, fs};

/// The reason why the build stops, in words.
type Fault = String;

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    for fault in [look_alikes::write(), method::write()].into_iter().filter_map(Result::err) {
        // Cargo takes one line at a time.
        fault.lines().for_each(|line| println!("cargo::error={line}"));
    }
}

/// Writes a file for `include_bytes!` and `include_str!`.
fn write_made(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is missing: only cargo can run this")?;
    let path = Path::new(&folder).join(name);
    fs::write(&path, bytes).map_err(|error| format!("can't write {}: {error}", path.display()))
}

/// Returns names and texts of the files in a folder with this extension. A change of any of them runs the script again.
fn files_in(folder: &str, extension: &str) -> Result<Vec<(String, String)>, Fault> {
    println!("cargo::rerun-if-changed={folder}");
    let mut files = Vec::new();
    for file in fs::read_dir(folder).map_err(|error| format!("can't read {folder}: {error}"))? {
        let path = file.map_err(|error| format!("can't read {folder}: {error}"))?.path();
        if let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|one| one == extension)) {
            let text = fs::read_to_string(&path).map_err(|error| format!("can't read {}: {error}", path.display()))?;
            files.push((name.to_string_lossy().into_owned(), text));
        }
    }
    Ok(files)
}
