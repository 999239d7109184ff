//! Wrong arguments in our own words: the parser's are written for programmers.

use super::args::{commands, near_command};
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Returns the message for wrong arguments.
pub(super) fn words(error: &clap::Error) -> String {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    let all = commands();
    let command = typed.iter().find(|word| all.contains(word)).map_or("", String::as_str);
    let said = mistyped(error, &typed).or_else(|| said(error, command));
    said.unwrap_or_else(|| {
        let words = error.to_string();
        words.strip_prefix("error: ").unwrap_or(&words).trim_end().to_owned()
    })
}

/// Returns the message for a mistyped command that others follow: the parser takes it for a deal, and complains about
/// what follows.
fn mistyped(error: &clap::Error, typed: &[String]) -> Option<String> {
    let is_surplus = error.kind() == ErrorKind::UnknownArgument;
    let word = typed.iter().find(|word| !word.starts_with('-')).filter(|_| is_surplus)?;
    let meant = near_command(word).filter(|meant| meant != word)?;
    Some(format!("there's no command “{word}”; did you mean “{meant}”?\n  To see the commands: stakemap --help"))
}

/// Returns the question whether a similar option was meant; empty if none is similar.
fn meant(error: &clap::Error) -> String {
    match error.get(ContextKind::SuggestedArg) {
        Some(ContextValue::String(option)) => format!("; did you mean “{option}”?"),
        _ => String::new(),
    }
}

/// Returns the message for the mistakes that are common; `None` for the others.
fn said(error: &clap::Error, command: &str) -> Option<String> {
    let named = match error.get(ContextKind::InvalidArg)? {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(several) => several.first()?.clone(),
        _ => return None,
    };
    let value = match error.get(ContextKind::InvalidValue) {
        Some(ContextValue::String(value)) => value.as_str(),
        _ => "",
    };
    let name = named.split(' ').next().unwrap_or_default();
    let stakemap = format!("stakemap {command}").trim_end().to_owned();
    let words = match (error.kind(), name) {
        (ErrorKind::UnknownArgument, _) if name.starts_with('-') => {
            format!("there's no option “{name}”{}", meant(error))
        }
        (ErrorKind::UnknownArgument, _) => format!("“{named}” is one word too many"),
        (ErrorKind::MissingRequiredArgument, "<DEAL>") if command == "review" => {
            return Some("which deal?\n  One: stakemap review DEAL. All, one by one: stakemap review --all".to_owned());
        }
        (ErrorKind::MissingRequiredArgument, "<DEAL>") => {
            return Some(format!("which deal?\n  Try: {stakemap} DEAL. To see your deals: stakemap list"));
        }
        (ErrorKind::MissingRequiredArgument, "--into") => {
            return Some("into which deal?\n  Try: stakemap import FILE --into DEAL".to_owned());
        }
        (ErrorKind::MissingRequiredArgument, "<FILE>...") => {
            return Some("which file?\n  Try: stakemap import FILE --into DEAL".to_owned());
        }
        (ErrorKind::InvalidValue, _) if value.is_empty() => format!("{name} needs a value"),
        (ErrorKind::InvalidValue, _) => {
            let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidValue) else { return None };
            return Some(format!("“{value}” isn't a value for {name}\n  Use one of: {}", valid.join(", ")));
        }
        (ErrorKind::ValueValidation, _) if command == "minutes" => {
            return Some(format!(
                "“{value}” isn't a review's number\n  Try 1, 2, …, or leave it out for the last one."
            ));
        }
        (ErrorKind::ValueValidation, _) if command == "restore" => {
            return Some(format!("“{value}” isn't a version's number\n  To see them: stakemap restore DEAL"));
        }
        _ => return None,
    };
    Some(format!("{words}\n  For help: {stakemap} --help"))
}
