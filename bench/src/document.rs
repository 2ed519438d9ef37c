//! docs/BENCHMARKS.md: each command writes its own section, between two marks, and leaves all the others and what
//! people wrote as they are.

use std::path::Path;

use anyhow::{Result, bail};

/// Where the figures are published.
pub const FILE: &str = "docs/BENCHMARKS.md";
/// Everything below this line is written by people.
const NOTES: &str = "<!-- Below this line: written by hand, kept by all of them. -->";

/// Writes the section `name` anew.
pub fn put(name: &str, section: &str) -> Result<()> {
    let file = Path::new(FILE);
    let before = std::fs::read_to_string(file)?;
    std::fs::write(file, with(&before, name, section)?)?;
    println!("written: {}, its section {name}", file.display());
    Ok(())
}

/// The document with this section: in its place, or before the notes when it is new.
fn with(before: &str, name: &str, section: &str) -> Result<String> {
    let begin = format!("<!-- Begin: written by `make {name}`. -->");
    let end = format!("<!-- End: written by `make {name}`. -->");
    let section = format!("{begin}\n{}\n{end}", section.trim());
    if let Some((above, rest)) = before.split_once(&begin) {
        let Some((_, below)) = rest.split_once(&end) else { bail!("{end} is missing in {FILE}") };
        return Ok(format!("{above}{section}{below}"));
    }
    let Some((above, below)) = before.split_once(NOTES) else {
        bail!("{NOTES} is missing in {FILE}")
    };
    Ok(format!("{above}{section}\n\n{NOTES}{below}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_notes_keep_each_other() {
        let first = with(&format!("# Benchmarks\n\n{NOTES}\nWhy.\n"), "bench", "one").expect("new");
        let both = with(&first, "bench-analytics", "two").expect("a second");
        let again = with(&both, "bench", "three").expect("written anew");
        assert_eq!(
            again,
            format!(
                "# Benchmarks\n\n<!-- Begin: written by `make bench`. -->\nthree\n<!-- End: written by `make bench`. -->\n\n\
                 <!-- Begin: written by `make bench-analytics`. -->\ntwo\n<!-- End: written by `make bench-analytics`. -->\n\n\
                 {NOTES}\nWhy.\n"
            )
        );
        assert!(with("nothing", "bench", "x").is_err());
    }
}
