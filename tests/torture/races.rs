//! Eight processes that save one deal at once, without any agreement between them.

use crate::child::child;
use crate::scene::Scene;
use crate::table::Trial;
use std::collections::HashSet;
use std::process::Stdio;

const WRITERS: usize = 8;

#[test]
#[ignore = "long: eight processes, 200 saves each"]
fn torture_racing_writers_lose_nothing_and_mix_nothing() {
    let scene = Scene::new();
    let start = || {
        let mut command = child(&[], "race", scene.root.path(), &scene.file);
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..WRITERS).map(|_| start()).collect();
    let mut mixed = Trial::of("racing writers: file never mixed, refusal in words");
    let mut said: Vec<String> = Vec::new();
    for child in children {
        let out = child.wait_with_output().unwrap();
        said.extend(String::from_utf8(out.stdout).unwrap().lines().map(str::to_owned));
        mixed.check(if out.status.success() { Ok(()) } else { Err(format!("a writer ended with {}", out.status)) });
    }
    let (deal, _) = scene.load().unwrap();
    let there: HashSet<String> = deal.history.iter().map(|step| step.id.to_string()).collect();
    let mut lost = Trial::of("racing writers: acknowledged save there");
    for line in &said {
        if let Some(id) = line.strip_prefix("ack ") {
            lost.case(if there.contains(id) { Ok(()) } else { Err(format!("{id} is lost")) });
            mixed.case(Ok(()));
        } else if line == "refused" {
            mixed.case(Ok(()));
        } else if line.starts_with("mixed") {
            mixed.case(Err(line.clone()));
        }
    }
    let acknowledged = said.iter().filter(|line| line.starts_with("ack ")).count();
    println!(
        "{WRITERS} writers: {acknowledged} saves taken, {} refused",
        said.iter().filter(|one| *one == "refused").count()
    );
    assert_eq!(acknowledged + said.iter().filter(|one| *one == "refused").count(), WRITERS * 200, "all have tried");
    assert!(scene.leftovers().is_empty(), "{:?}", scene.leftovers());
    lost.end();
    mixed.end();
}
