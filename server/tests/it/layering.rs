//! Imports point down, and few look over the wall: every `crate::…` and `super::…` path of the program, read
//! against the tables in ARCHITECTURE.md. In one crate nothing else keeps a layer from importing a higher one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// What stands behind the wall of blindness.
const BEHIND: [&str; 18] = [
    "audit",
    "quality",
    "analytics",
    "erasure",
    "archive",
    "mail",
    "webhooks",
    "store::ratings",
    "store::outcomes",
    "store::columns",
    "store::reviews",
    "store::comments",
    "store::archive",
    "store::archive_read",
    "store::audit",
    "store::webhooks",
    "store::deliveries",
    "store::mails",
];
/// Whoever stands behind it himself, keeps the rows, or is started from a terminal.
const BESIDE: [&str; 10] = [
    "audit/",
    "quality/",
    "analytics/",
    "erasure/",
    "archive/",
    "mail/",
    "webhooks/",
    "store/",
    "cli/",
    "lib",
];

/// The head of the table of those who look over the wall.
const WALL: &str = "| file | looks at | because |";

/// A path that a file names: `store::ratings::find`.
type Import = String;

#[test]
fn imports_point_down() {
    let (allowed, over) = (table("| module | imports |"), table(WALL));
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for (file, imports) in files() {
        let module = file.split('/').next().unwrap_or_default().to_owned();
        let own =
            allowed.get(&module).unwrap_or_else(|| panic!("{module}: not in ARCHITECTURE.md"));
        for import in imports {
            let target = import.split("::").next().unwrap_or_default();
            used.insert((module.clone(), target.to_owned()));
            let below = own.contains(target) || own.contains("everything");
            if target != module && !below && looks_over(&over, &file, &import).is_none() {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports point down only (ARCHITECTURE.md): {wrong:#?}");
    assert_eq!(unused(&allowed, &used), [] as [String; 0], "no module may what it does not need");
}

#[test]
fn few_look_over_the_wall() {
    let allowed = table(WALL);
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for (file, imports) in files() {
        if BESIDE.iter().any(|beside| file.starts_with(beside)) {
            continue;
        }
        for import in imports.iter().filter(|import| BEHIND.iter().any(|part| is_in(import, part)))
        {
            match looks_over(&allowed, &file, import) {
                Some((who, part)) => {
                    used.insert((who.clone(), part.clone()));
                }
                None => wrong.push(format!("{file} looks at {import}")),
            }
        }
    }
    assert!(wrong.is_empty(), "operators learn nothing of ratings (ARCHITECTURE.md): {wrong:#?}");
    assert!(used.iter().any(|(who, _)| who == "desk/finish"), "the valve is read: {used:?}");
    assert_eq!(unused(&allowed, &used), [] as [String; 0], "nobody may look where he does not");
}

/// What a table allows and no file does.
fn unused(
    allowed: &BTreeMap<String, BTreeSet<String>>,
    used: &BTreeSet<(String, String)>,
) -> Vec<String> {
    let each = allowed.iter().flat_map(|(who, what)| what.iter().map(move |part| (who, part)));
    each.filter(|(who, part)| {
        *part != "everything" && !used.contains(&((*who).clone(), (*part).clone()))
    })
    .map(|(who, part)| format!("{who}: {part}"))
    .collect()
}

#[test]
fn paths_are_read_as_they_are_written() {
    let source = "use crate::store::{self, Tx, dialogues::{find, lock}};\nuse super::{access, read as r};\n\
                  // crate::comment\nfn f() { crate::ids::Id::new(); super::view::of() }\n#[cfg(test)]\nmod tests { use crate::ws; }";
    let expected = [
        "desk::access",
        "desk::read",
        "desk::view::of",
        "ids::Id::new",
        "store",
        "store::Tx",
        "store::dialogues::find",
        "store::dialogues::lock",
    ];
    let found: Vec<Import> = imports("desk/take", source).into_iter().collect();
    assert_eq!(found, expected);
    assert!(is_in("store::ratings::find", "store::ratings") && is_in("quality", "quality"));
    assert!(!is_in("store::ratings_of", "store::ratings"));
}

/// The row of the wall's table that lets this file look at that.
fn looks_over<'a>(
    over: &'a BTreeMap<String, BTreeSet<String>>,
    file: &str,
    import: &str,
) -> Option<(&'a String, &'a String)> {
    let rows = over.iter().filter(|(who, _)| file.starts_with(who.as_str()));
    rows.flat_map(|(who, what)| what.iter().map(move |part| (who, part)))
        .find(|(_, part)| is_in(import, part))
}

fn is_in(import: &str, part: &str) -> bool {
    import.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Every source file as `desk/take` (`desk/mod` for a folder's own) with the paths it names.
fn files() -> Vec<(String, BTreeSet<Import>)> {
    let mut paths = Vec::new();
    collect(Path::new(SOURCE), &mut paths);
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let relative = path.strip_prefix(SOURCE).expect("inside").with_extension("");
        let name = relative.to_str().expect("a name").to_owned();
        // Planted leaks are compiled into unit tests only, and break every rule on purpose.
        if name == "main" || name.starts_with("leaks/") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a source file");
        let imports = imports(&name, &source);
        files.push((name, imports));
    }
    assert!(files.len() > 80, "only {} files", files.len());
    files
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The paths in a source text, from the crate's root. Unit tests at its end may import what they like.
fn imports(file: &str, source: &str) -> BTreeSet<Import> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| line.split(" // ").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    let parent = match file.rsplit_once('/') {
        Some((_, "mod")) | None => String::new(),
        Some((folder, _)) => folder.replace('/', "::") + "::",
    };
    let mut found = BTreeSet::new();
    for (word, root) in [("crate::", ""), ("super::", parent.as_str())] {
        for (at, _) in code.match_indices(word) {
            let before = code[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':' && c != '$') {
                tree(root, &code[at + word.len()..], &mut found);
            }
        }
    }
    // The macro for values is the store's; planted leaks answer for themselves.
    found.into_iter().filter(|path| !is_in(path, "values") && !is_in(path, "leaks")).collect()
}

/// Reads one tree of a path: `store::{self, dialogues::{find, lock}}`.
fn tree(prefix: &str, text: &str, found: &mut BTreeSet<Import>) {
    let end =
        text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    let path = format!("{prefix}{}", &text[..end]);
    if !text[end..].starts_with('{') || !(path.is_empty() || path.ends_with("::")) {
        let path = path.trim_end_matches(':').trim_end_matches("::self");
        if !path.is_empty() && path != "self" {
            found.insert(path.to_owned());
        }
        return;
    }
    let (mut depth, mut from) = (0_usize, end + 1);
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < end) {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 1 => {
                tree(&path, text[from..at].trim(), found);
                from = at + 1;
            }
            _ => {}
        }
        if c == '}' {
            depth -= 1;
            if depth == 0 {
                return;
            }
        }
    }
}

/// A table of ARCHITECTURE.md: the first column's name, and the names in the second.
fn table(head: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = include_str!("../../../ARCHITECTURE.md");
    let (_, rest) = text.split_once(head).expect("the table in ARCHITECTURE.md");
    let rows = rest.lines().skip(2).take_while(|line| line.starts_with('|'));
    let rows: BTreeMap<String, BTreeSet<String>> = rows
        .map(|row| {
            let mut cells = row.split('|').skip(1);
            let names = |cell: Option<&str>| -> BTreeSet<String> {
                let words = cell.unwrap_or_default().split_whitespace();
                words.map(|word| word.trim_matches('`').to_owned()).collect()
            };
            (names(cells.next()).pop_first().expect("a name"), names(cells.next()))
        })
        .collect();
    assert!(rows.len() > 4, "{head}: {} rows", rows.len());
    rows
}
