//! Which file of the program names which other, read from the sources themselves.

use super::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// For each module, the modules that it names. Modules are called by their paths, such as `domain/record/deal`.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// The imports between the program's files, those between a module and one inside it left out.
pub(super) fn imports() -> &'static Graph {
    static ALL: LazyLock<Graph> = LazyLock::new(|| graph(sources()));
    &ALL
}

fn graph(sources: &[Source]) -> Graph {
    let modules: BTreeSet<String> = sources.iter().map(|source| module(&source.name)).collect();
    let named = |source: &Source| {
        let here = module(&source.name);
        let code = source.code.join("\n");
        let found = paths(&code).into_iter().filter_map(|path| resolve(&path, &here, &modules));
        let found = found.filter(|found| !is_within(found, &here) && !is_within(&here, found)).collect();
        (here, found)
    };
    sources.iter().filter(|source| source.name != "main.rs").map(named).collect()
}

/// The module that a file holds; that of the crate has an empty name.
fn module(file: &str) -> String {
    let name = file.trim_end_matches(".rs");
    let name = name.strip_suffix("/mod").unwrap_or(name);
    if name == "lib" { String::new() } else { name.to_owned() }
}

fn is_within(inner: &str, outer: &str) -> bool {
    outer.is_empty() || inner == outer || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// The parts of the circles that imports make: each import whose target leads back to where it stands.
pub(super) fn circles(graph: &Graph) -> Vec<(&str, &str)> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|from| (from.as_str(), reach(graph, from))).collect();
    let edges = graph.iter().flat_map(|(from, to)| to.iter().map(move |to| (from.as_str(), to.as_str())));
    edges.filter(|(from, to)| reached.get(to).is_some_and(|all| all.contains(from))).collect()
}

fn reach<'a>(graph: &'a Graph, from: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = vec![from];
    while let Some(at) = next.pop() {
        let new = graph.get(at).into_iter().flatten().filter(|to| found.insert(to.as_str()));
        next.extend(new.map(String::as_str));
    }
    found
}

/// The module that a path leads to, written in a module.
fn resolve(path: &[&str], here: &str, modules: &BTreeSet<String>) -> Option<String> {
    let (mut at, mut rest): (Vec<&str>, _) = match path.first()? {
        &"crate" => (Vec::new(), &path[1..]),
        &"super" | &"self" => (here.split('/').collect(), path),
        // What is no module of this file is another crate's, or a type.
        first if modules.contains(&format!("{here}/{first}")) => (here.split('/').collect(), path),
        _ => return None,
    };
    while let Some(climb @ ("super" | "self")) = rest.first().copied() {
        if climb == "super" {
            at.pop()?;
        }
        rest = &rest[1..];
    }
    for name in rest {
        at.push(name);
        if !modules.contains(&at.join("/")) {
            at.pop();
            break;
        }
    }
    Some(at.join("/"))
}

/// All paths of several names in some code; those that begin with what a `use` brought are written out.
fn paths(code: &str) -> Vec<Vec<&str>> {
    let tokens = tokens(code);
    let mut used: Vec<Vec<&str>> = Vec::new();
    let mut others: Vec<Vec<&str>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" && tokens.get(at + 1).is_some_and(|next| *next != "<") {
            at = tree(&tokens, at + 1, &[], &mut used);
        } else if is_name(tokens[at]) && tokens.get(at + 1) == Some(&"::") {
            let mut path = vec![tokens[at]];
            while tokens.get(at + 1) == Some(&"::") && tokens.get(at + 2).is_some_and(|name| is_name(name)) {
                path.push(tokens[at + 2]);
                at += 2;
            }
            others.push(path);
        }
        at += 1;
    }
    let brought: BTreeMap<&str, Vec<&str>> =
        used.iter().filter_map(|path| Some((*path.last()?, path.clone()))).collect();
    for path in &mut others {
        if let Some(begun) = brought.get(path[0]) {
            *path = [begun.as_slice(), &path[1..]].concat();
        }
    }
    used.extend(others);
    used
}

/// Reads one branch of a `use` tree; returns the place of the token behind it.
fn tree<'a>(tokens: &[&'a str], mut at: usize, begun: &[&'a str], found: &mut Vec<Vec<&'a str>>) -> usize {
    let mut path = begun.to_vec();
    while let Some(token) = tokens.get(at) {
        match *token {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| *token != "}") {
                    at = tree(tokens, at, &path, found);
                    if tokens.get(at) == Some(&",") {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "," | "}" | ";" => break,
            // The name that it goes by here is not looked for.
            "as" => at += 1,
            "::" | "*" | "self" if !path.is_empty() => {}
            name => path.push(name),
        }
        at += 1;
    }
    found.push(path);
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The names and marks that code is made of; what stands between quotes is passed over.
fn tokens(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            c if c.is_alphanumeric() || c == '_' => rest.find(|c: char| !c.is_alphanumeric() && c != '_'),
            ':' if rest.starts_with("::") => Some(2),
            '\'' if rest[1..].starts_with("\"'") => {
                rest = &rest[3..];
                continue;
            }
            '"' => {
                let mut is_escaped = false;
                let end = rest[1..].find(|c| {
                    let ends = c == '"' && !is_escaped;
                    is_escaped = c == '\\' && !is_escaped;
                    ends
                });
                rest = end.map_or("", |end| &rest[end + 2..]);
                continue;
            }
            c => Some(c.len_utf8()),
        };
        let (token, after) = rest.split_at(length.unwrap_or(rest.len()));
        if !c.is_whitespace() {
            found.push(token);
        }
        rest = after;
    }
    found
}

#[test]
fn imports_are_found_however_they_are_written() {
    let file = |name: &str, code: &str| Source { name: name.to_owned(), code: vec![code.to_owned()], length: 1 };
    let code = "use super::b::{self, Kind, c::{Deep as D}}; use crate::d::Thing; fn a() { \"x::y\"; b::f(); crate::e::g::<T>() }";
    let files = ["lib", "x/mod", "x/b", "x/b/c", "d", "e"].map(|name| file(&format!("{name}.rs"), ""));
    let mut all = vec![file("x/a.rs", code)];
    all.extend(files);
    let graph = graph(&all);
    let found: Vec<&str> = graph["x/a"].iter().map(String::as_str).collect();
    assert_eq!(found, ["d", "e", "x/b", "x/b/c"]);
    assert_eq!(circles(&graph), []);
    all.push(file("f.rs", "use crate::x::a;"));
    all[4].code = vec!["use crate::f; use crate::x;".to_owned()];
    assert_eq!(circles(&super::imports::graph(&all)), [("f", "x/a"), ("x/a", "x/b/c"), ("x/b/c", "f")]);
}
