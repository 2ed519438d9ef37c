//! What was seen, in order, and where it first differs from what was seen in the world before. No masks.

use std::fmt::Write as _;
use std::sync::Arc;

use candor::time::Time;

/// One answer or one frame, as it arrived at one caller.
#[derive(Clone, PartialEq, Eq)]
pub struct Seen {
    pub step: usize,
    /// The instant by the program's clock.
    pub at: Time,
    pub who: &'static str,
    /// The request, or `frame`.
    pub what: String,
    pub bytes: Vec<u8>,
}

/// Everything one run saw. With a reference it stops at the first difference.
#[derive(Default)]
pub struct Record {
    pub seen: Vec<Seen>,
    reference: Option<Arc<Vec<Seen>>>,
    difference: Option<String>,
}

impl Record {
    pub fn new(reference: Option<Arc<Vec<Seen>>>) -> Record {
        Record { reference, ..Record::default() }
    }

    pub fn note(&mut self, seen: Seen) {
        if self.difference.is_none()
            && let Some(reference) = &self.reference
        {
            let known = reference.get(self.seen.len());
            if known != Some(&seen) {
                self.difference = Some(describe(known, Some(&seen)));
            }
        }
        self.seen.push(seen);
    }

    /// Something that must hold within one world does not.
    pub fn refuse(&mut self, what: String) {
        self.difference.get_or_insert(what);
    }

    pub fn differs(&self) -> bool {
        self.difference.is_some()
    }

    /// What was seen; or the first difference.
    pub fn end(self) -> Result<Vec<Seen>, String> {
        if let Some(difference) = self.difference {
            return Err(difference);
        }
        match self.reference.as_ref().and_then(|reference| reference.get(self.seen.len())) {
            Some(missing) => Err(describe(Some(missing), None)),
            None => Ok(self.seen),
        }
    }
}

fn describe(known: Option<&Seen>, seen: Option<&Seen>) -> String {
    let mut text = String::from("what an operator sees differs\n");
    let first = match (known, seen) {
        (Some(known), Some(seen)) => {
            known.bytes.iter().zip(&seen.bytes).take_while(|(a, b)| a == b).count()
        }
        _ => 0,
    };
    for (world, seen) in [("one world", known), ("the other", seen)] {
        // Writing to a string cannot fail.
        let _ = match seen {
            Some(seen) => writeln!(
                text,
                "  {world}: step {} at {}, {}: {}\n    …{}",
                seen.step,
                seen.at,
                seen.who,
                seen.what,
                around(&seen.bytes, first)
            ),
            None => writeln!(text, "  {world}: nothing"),
        };
    }
    text
}

/// The bytes around a place, for people.
fn around(bytes: &[u8], place: usize) -> String {
    let from = place.saturating_sub(120);
    let to = bytes.len().min(place + 240);
    String::from_utf8_lossy(&bytes[from.min(to)..to]).escape_debug().to_string()
}
