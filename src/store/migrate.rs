//! The migrations from every older version of a deal's file to the current one: an ordered list, one step a version.
//!
//! Steps work on plain JSON, so that none depends on today's types; once released, a step is never changed.

use serde_json::Value;

/// The current version, which is the one written.
pub const CURRENT: u64 = 1;

/// One step from a version to the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The version it starts from; it ends at the next.
    pub from: u64,
    /// The change in words.
    pub what: &'static str,
    /// The change; an error says why it is not possible.
    pub run: fn(Value) -> Result<Value, String>,
}

/// Every step, oldest first.
pub const ALL: &[Migration] = &[];

/// Takes a file's content through the steps between two versions.
///
/// # Errors
/// When a step is missing or fails: the version of that step, and why.
pub fn migrate(steps: &[Migration], from: u64, to: u64, mut content: Value) -> Result<Value, (u64, String)> {
    for version in from..to {
        let Some(step) = steps.iter().find(|step| step.from == version) else {
            return Err((version, "there's no conversion from that version".to_owned()));
        };
        content = (step.run)(content).map_err(|reason| (version, format!("{}: {reason}", step.what)))?;
    }
    Ok(content)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    /// A made-up past: names became titles, then titles became lists.
    const MADE_UP: &[Migration] = &[
        Migration { from: 1, what: "names become titles", run: |old| Ok(json!({"title": old["name"]})) },
        Migration {
            from: 2,
            what: "titles become lists",
            run: |old| match &old["title"] {
                Value::String(title) => Ok(json!({"titles": [title]})),
                _ => Err("the title is no text".to_owned()),
            },
        },
    ];

    #[test]
    fn steps_run_in_order_and_only_those_that_are_needed() {
        let content = migrate(MADE_UP, 1, 3, json!({"name": "Acme"})).unwrap();
        assert_eq!(content, json!({"titles": ["Acme"]}));
        let content = migrate(MADE_UP, 2, 3, json!({"title": "Acme"})).unwrap();
        assert_eq!(content, json!({"titles": ["Acme"]}));
        assert_eq!(migrate(MADE_UP, 3, 3, json!(1)).unwrap(), json!(1));
    }

    #[test]
    fn missing_or_failing_step_names_its_version() {
        assert_eq!(migrate(MADE_UP, 1, 4, json!({"name": "Acme"})).unwrap_err().0, 3);
        let (version, reason) = migrate(MADE_UP, 1, 3, json!({"name": 7})).unwrap_err();
        assert_eq!((version, reason.as_str()), (2, "titles become lists: the title is no text"));
    }

    #[test]
    fn released_steps_leave_no_gap() {
        let versions: Vec<u64> = ALL.iter().map(|step| step.from).collect();
        assert_eq!(versions, (1..CURRENT).collect::<Vec<_>>());
    }
}
