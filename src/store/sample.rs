//! A made-up deal and a store for the tests of this folder.

#![allow(clippy::unwrap_used)]

use super::{DataPaths, SavedAs, Store};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::store::shared_view::SharedView;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use std::path::Path;
use tempfile::{TempDir, tempdir, tempdir_in};
use uuid::Uuid;

/// The day of these tests.
pub(super) const TODAY: Date = date(2026, 12, 1);

/// Returns the made-up id with this number.
pub(super) fn uuid(number: u64) -> Uuid {
    Uuid::parse_str(&format!("0197a3c0-1111-7000-8000-{number:012x}")).unwrap()
}

/// Returns a deal of this name without people.
pub(super) fn deal(name: &str, number: u64) -> Deal {
    Deal::new(DealId(uuid(number)), name, "Ida", "2026-03-01T08:00:00Z".parse().unwrap())
}

/// Returns what a window shows that has this deal open, outside a review.
pub(crate) fn sample_view(number: u64, at: Timestamp) -> SharedView {
    SharedView {
        deal: DealId(uuid(number)),
        file: "/data/deals/acme.json".into(),
        person: None,
        alert: None,
        assessor: "Kim".to_owned(),
        review: None,
        portfolio: None,
        room: false,
        level: String::new(),
        at,
    }
}

/// Returns a store with everything under one folder.
pub(super) fn store(root: &Path) -> Store {
    Store::new(DataPaths::under(root))
}

/// Creates a folder in memory, where the system has such: for tests in which the order of many steps counts, and waiting
/// for a disk after each would take most of their time.
pub(super) fn quick_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempdir_in(memory) } else { tempdir() }.unwrap()
}

/// Creates a store in a folder of its own, with one deal in it.
pub(super) fn saved() -> (TempDir, Store, Deal, SavedAs) {
    let folder = tempdir().unwrap();
    let store = store(folder.path());
    let deal = deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    (folder, store, deal, at)
}

/// Returns a deal's file with a field of a newer version at every level that has room for one.
pub(super) fn full() -> String {
    let id = |number: u64| uuid(number).to_string();
    let step = format!(
        r#"{{
      "id": "{}",
      "at": "2026-03-03T08:00:00Z",
      "by": "Ida",
      "what": "add Ann Lee",
      "changes": [
        {{
          "place": "stakeholders/{}",
          "from": null,
          "to": {{
            "name": "Ann Lee"
          }}
        }}
      ],
      "newer": "step"
    }}"#,
        id(9),
        id(2)
    );
    format!(
        r#"{{
  "format": "stakemap.deal",
  "version": 1,
  "id": "{}",
  "name": "Acme · Line analytics",
  "value": "€480k",
  "owner": "Ida",
  "created": "2026-03-01T08:00:00Z",
  "stakeholders": [
    {{
      "id": "{}",
      "name": "Ann Lee",
      "title": "Controller",
      "observations": [
        {{
          "id": "{}",
          "item": "insight",
          "answer": "pressed",
          "by": "Ida",
          "at": "2026-03-02T08:00:00Z",
          "evidence": [
            {{
              "id": "{}",
              "text": "Asked how scrap was counted",
              "on": "2026-03-02",
              "by": "Ida",
              "newer": "evidence"
            }}
          ],
          "newer": "observation"
        }},
        {{
          "id": "{}",
          "item": "mood",
          "answer": "sunny",
          "by": "Ida",
          "at": "2026-03-02T08:00:00Z"
        }}
      ],
      "tasks": [
        {{
          "id": "{}",
          "what": "Bring the plant manager",
          "due": "2026-03-20",
          "given": "2026-03-02T08:00:00Z",
          "by": "Ida",
          "judged": {{
            "result": "delivered",
            "at": "2026-03-19T08:00:00Z",
            "by": "Ida"
          }},
          "newer": "task"
        }}
      ],
      "calls": [
        {{
          "id": "{}",
          "label": "skeptic",
          "reason": "Tests all",
          "by": "Ida",
          "at": "2026-03-02T08:00:00Z",
          "newer": "call"
        }}
      ],
      "newer": "person"
    }}
  ],
  "coaching": [
    {{
      "id": "{}",
      "stakeholder": "{}",
      "begun": "2026-03-02T08:00:00Z",
      "ticks": [
        {{
          "id": "{}",
          "verifier": "plan.group-named",
          "evidence": "Named five people",
          "on": "2026-03-02",
          "by": "Ida",
          "at": "2026-03-02T08:00:00Z",
          "newer": "tick"
        }}
      ],
      "lines": [
        {{
          "id": "{}",
          "stage": "plan",
          "text": "Ann brings the plant manager",
          "newer": "line"
        }}
      ],
      "newer": "track"
    }}
  ],
  "newer": {{
    "deep": [
      1,
      0.1,
      123456789.12345679,
      2.638344616030823e-256,
      18446744073709551615,
      null
    ]
  }},
  "history": [
    {step}
  ]
}}
"#,
        id(1),
        id(2),
        id(3),
        id(4),
        id(5),
        id(6),
        id(7),
        id(8),
        id(2),
        id(10),
        id(11),
    )
}
