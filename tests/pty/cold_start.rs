//! The main job from an empty folder, by what the hint lines say, and how many keys it takes.

use crate::support::{DOWN, ENTER, Setup, User};

/// Keys beside the letters of names and evidence. A change that needs more has to say why here: one of them says when they
/// spoke, since a verdict rests on a conversation.
const KEYS: usize = 25;

#[test]
fn the_main_job_takes_few_keys_and_all_is_there_after_a_restart() {
    let user = User::new();
    let mut tty = Setup::new(&user).start();
    tty.until("No deals yet");

    tty.key("a");
    tty.fill_in("Halden Foods");
    tty.until("Created “Halden Foods”");
    for name in ["Ida Berg", "Tom Ruiz", "Ann Lee"] {
        tty.key("a");
        tty.fill_in(name);
        // All at once would be a paste, which is asked about.
        tty.until(&format!("Added {name}"));
    }
    tty.until("3 people");

    // Screening begins with when they spoke; the first answer is signed with the name of the account.
    tty.key("s");
    tty.until("Ann Lee › Screening");
    tty.key(ENTER);
    tty.until("▶ Insight");
    tty.key("1");
    tty.key("1");
    tty.key("1");
    tty.until("▶ The task");
    tty.key(ENTER);
    tty.until("Task for Ann Lee");
    tty.fill_in("Bring finance to the next call");
    tty.until("▶ Verdict");
    tty.until("Mobilizer, likely");
    tty.key(ENTER);
    tty.until("task ");

    // Coaching: two ticks with what the customer did, and the second taken back.
    tty.key("c");
    tty.until("Coaching Ann Lee");
    tty.key(ENTER);
    tty.until("Evidence  ");
    tty.fill_in("Drew who has to agree");
    tty.until("1/3");
    tty.key(DOWN);
    tty.key(ENTER);
    tty.fill_in("Named the plant manager");
    tty.until("2/3");
    tty.key("u");
    tty.until("1/3");
    tty.until("Undone");

    tty.key("q");
    tty.until("Halden Foods");
    tty.key("q");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let (keys, letters) = (tty.keys, tty.letters);
    println!("cold start: {keys} keys and {letters} letters");
    assert_eq!(keys, KEYS);

    let file = user.only_deal();
    let deal: serde_json::Value = serde_json::from_str(&file).unwrap();
    let names: Vec<&str> =
        deal["stakeholders"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!((deal["name"].as_str(), names), (Some("Halden Foods"), vec!["Ida Berg", "Tom Ruiz", "Ann Lee"]));
    assert_eq!(deal["stakeholders"][2]["tasks"][0]["what"], "Bring finance to the next call");
    let ticks = deal["coaching"][0]["ticks"].as_array().unwrap();
    assert_eq!(ticks.len(), 1, "the second was undone");
    assert_eq!((&ticks[0]["evidence"], &ticks[0]["by"]), (&"Drew who has to agree".into(), &"Kim".into()));

    let mut tty = Setup::new(&user).start();
    tty.until("Halden Foods");
    tty.key(ENTER);
    tty.until("3 Coaching");
    for text in ["3 people", "Ida Berg", "Tom Ruiz", "Mobilizer, likely", "1/3", "Drew who has to agree", "saved"] {
        tty.until(text);
    }
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    assert_eq!(user.only_deal(), file, "looking changes nothing");
}
