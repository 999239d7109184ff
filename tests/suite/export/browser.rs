//! The web page in a real browser without a window: what it looks like on screens of several widths, light and dark, and
//! on how many sheets it prints. Where no browser is installed, this says so and is skipped.

use super::{example, exported};
use crate::support::group::twelve;
use serde_json::Value;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::export::format::ExportFormat;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The names of browsers that can be told to draw without a window.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Looks at the page from inside: how wide it is, the least contrast of a text to what is behind it, the names of the map
/// that leave their cell, and the ground's color. It puts them into the title.
const LOOK: &str = r#"<script>
const lum = (c) => { const [r, g, b] = c.match(/[\d.]+/g).map(Number).map((v) => v / 255)
  .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
  if (c !== 'rgba(0, 0, 0, 0)' && c !== 'transparent') return c; } return 'rgb(255, 255, 255)'; };
const gap = document.querySelector('svg .gap');
const behind = (e) => e.matches('.gap-words') && gap ? getComputedStyle(gap).fill : ground(e);
let least = 99, worst = '';
const seen = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
for (const e of document.body.querySelectorAll('*')) if (e.tagName !== 'SCRIPT' && seen(e)) {
  const style = getComputedStyle(e), [a, b] = [lum(e.closest('svg') ? style.fill : style.color), lum(behind(e))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < least) { least = ratio; worst = e.textContent.slice(0, 40); } }
const cells = [...document.querySelectorAll('svg .cell')].map((e) => e.getBBox());
const strays = [...document.querySelectorAll('svg .name')].filter((e) => { const b = e.getBBox();
  return !cells.some((c) => b.x >= c.x && b.x + b.width <= c.x + c.width + 0.5 && b.y >= c.y - 0.5 && b.y + b.height <= c.y + c.height + 0.5); });
document.title = JSON.stringify({ wide: document.documentElement.scrollWidth, room: innerWidth, least, worst,
  strays: strays.map((e) => e.textContent), ground: getComputedStyle(document.body).backgroundColor });
</script></body>"#;

/// A browser, and a folder for what it reads and writes.
struct Browser {
    program: PathBuf,
    folder: TempDir,
}

impl Browser {
    /// Finds a browser that starts.
    fn find() -> Option<Self> {
        let folders = std::env::var_os("PATH")?;
        let all: Vec<PathBuf> = std::env::split_paths(&folders).collect();
        let found = BROWSERS.iter().flat_map(|name| all.iter().map(move |folder| folder.join(name)));
        let starts = |one: &PathBuf| {
            one.is_file() && Command::new(one).arg("--version").output().is_ok_and(|output| output.status.success())
        };
        let program = found.into_iter().find(starts);
        if program.is_none() {
            let words = b"SKIPPED, not passed: the web page in a browser: no Chromium or Chrome is installed\n";
            std::io::stderr().write_all(words).unwrap();
        }
        Some(Self { program: program?, folder: tempfile::tempdir().unwrap() })
    }

    fn run(&self, page: &str, arguments: &[&str]) -> Output {
        let path = self.folder.path().join("page.html");
        fs::write(&path, page).unwrap();
        let home = self.folder.path().join("home");
        let output = Command::new(&self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
            .args(["--disable-extensions", "--disable-background-networking", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", home.display()))
            .args(arguments)
            .arg(format!("file://{}", path.display()))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output
    }

    /// Looks at a page in a window of this width, in light or dark.
    fn look(&self, page: &str, wide: u32, is_dark: bool) -> Value {
        let page = page.replacen("</body>", LOOK, 1);
        let scheme = format!("--blink-settings=preferredColorScheme={}", u8::from(!is_dark));
        let output = self.run(&page, &["--dump-dom", &scheme, &format!("--window-size={wide},1200")]);
        let dom = String::from_utf8_lossy(&output.stdout).into_owned();
        let title = dom.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).unwrap().0;
        serde_json::from_str(&title.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")).unwrap()
    }

    /// Prints a page, and returns the number of sheets.
    fn sheets(&self, page: &str) -> usize {
        let path = self.folder.path().join("page.pdf");
        self.run(page, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", path.display())]);
        sheets_in(&path)
    }
}

/// Counts the sheets of a PDF by its objects.
fn sheets_in(path: &Path) -> usize {
    let bytes = fs::read(path).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    text.match_indices("/Type /Page").filter(|(at, one)| !text[at + one.len()..].starts_with('s')).count()
}

fn pages() -> [(&'static str, Deal); 2] {
    [("the example", example()), ("twelve people", twelve().deal)]
}

#[test]
fn a_page_prints_on_two_sheets_and_a_customer_s_on_one() {
    let Some(browser) = Browser::find() else { return };
    for (name, deal) in pages() {
        let team = browser.sheets(&exported(&deal, ExportFormat::Html, PrivacyLevel::Team));
        assert!((1..=2).contains(&team), "{name}: {team} sheets");
        let customer = browser.sheets(&exported(&deal, ExportFormat::Html, PrivacyLevel::Customer));
        assert_eq!(customer, 1, "{name}");
    }
}

#[test]
fn a_page_fits_its_window_and_is_legible_in_light_and_dark() {
    let Some(browser) = Browser::find() else { return };
    for (name, deal) in pages() {
        let page = exported(&deal, ExportFormat::Html, PrivacyLevel::Team);
        let mut grounds = Vec::new();
        for (wide, is_dark) in [(1200, false), (1200, true), (600, true)] {
            let look = browser.look(&page, wide, is_dark);
            assert!(look["wide"].as_u64() <= look["room"].as_u64(), "{name} at {wide}: {look}");
            assert!(look["least"].as_f64().unwrap() >= 4.5, "{name} at {wide}, dark: {is_dark}: {look}");
            assert_eq!(look["strays"], Value::Array(Vec::new()), "{name} at {wide}");
            grounds.push(look["ground"].clone());
        }
        assert_ne!(grounds[0], grounds[1], "dark is another ground");
    }
}
