//! Reads a file of lines in one pass, off the threads that serve: a batch is read while the one before is written.

use std::io::{BufRead, Read as _};

use tokio::sync::mpsc;

use super::form::{self, Line};
use super::rules::Refused;

/// Lines of a batch, and bytes after which one ends early: what is held in memory, and how long a transaction
/// takes that others may wait for.
const LINES: usize = 500;
const BYTES: usize = 4 * 1024 * 1024;
/// The longest line, in bytes.
const LINE_MAX: u64 = 16 * 1024 * 1024;

/// A line that could be read, with the digest of what it says.
pub struct ReadLine {
    /// 1 is the first.
    pub number: u64,
    pub line: std::result::Result<(Line, String), Refused>,
}

/// What was read so far.
pub struct Batch {
    pub lines: Vec<ReadLine>,
    /// Bytes from the beginning of the file to the end of this batch.
    pub bytes: u64,
}

/// The batches of `input`, in order. A failure to read is the last thing that comes.
pub fn batches(input: Box<dyn BufRead + Send>) -> mpsc::Receiver<std::io::Result<Batch>> {
    let (sender, receiver) = mpsc::channel(1);
    tokio::task::spawn_blocking(move || {
        let mut reader = Reader { input, number: 0, bytes: 0 };
        loop {
            let batch = reader.batch();
            let is_last = !matches!(&batch, Ok(Some(_)));
            let Some(batch) = batch.transpose() else { return };
            if sender.blocking_send(batch).is_err() || is_last {
                return;
            }
        }
    });
    receiver
}

struct Reader {
    input: Box<dyn BufRead + Send>,
    number: u64,
    bytes: u64,
}

impl Reader {
    /// None at the end.
    fn batch(&mut self) -> std::io::Result<Option<Batch>> {
        let (mut lines, begun) = (Vec::new(), self.bytes);
        let mut text = Vec::new();
        while lines.len() < LINES && self.bytes - begun < BYTES as u64 {
            text.clear();
            let read = (&mut self.input).take(LINE_MAX).read_until(b'\n', &mut text)?;
            if read == 0 {
                break;
            }
            self.number += 1;
            self.bytes += read as u64;
            if read as u64 == LINE_MAX && text.last() != Some(&b'\n') {
                self.skip_line()?;
                let line = Err("longer than 16 MiB".to_owned());
                lines.push(ReadLine { number: self.number, line });
                continue;
            }
            if let Some(line) = parse(&text) {
                lines.push(ReadLine { number: self.number, line });
            }
        }
        let batch = Batch { lines, bytes: self.bytes };
        Ok((self.bytes > begun).then_some(batch))
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let part = self.input.fill_buf()?;
            let (length, ends) = match part.iter().position(|byte| *byte == b'\n') {
                Some(place) => (place + 1, true),
                None => (part.len(), part.is_empty()),
            };
            self.input.consume(length);
            self.bytes += length as u64;
            if ends {
                return Ok(());
            }
        }
    }
}

/// None: an empty line.
fn parse(text: &[u8]) -> Option<std::result::Result<(Line, String), Refused>> {
    let text = match std::str::from_utf8(text) {
        Ok(text) => text.trim_start_matches('\u{feff}').trim(),
        Err(_) => return Some(Err("not UTF-8".to_owned())),
    };
    if text.is_empty() {
        return None;
    }
    Some(Line::read(text).and_then(|line| {
        let digest = match &line {
            Line::Operator(line) => form::digest(line),
            Line::Chat(line) => form::digest(line),
            Line::Dialogue(line) => form::digest(line),
        };
        Ok((line, digest.map_err(|error| error.to_string())?))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_an_editor_numbers_them() {
        let text = b"\xef\xbb\xbf\n{}\n\n  \nnothing\n\xff\n".to_vec();
        let mut reader =
            Reader { input: Box::new(std::io::Cursor::new(text)), number: 0, bytes: 0 };
        let batch = reader.batch().unwrap().unwrap();
        let numbers: Vec<u64> = batch.lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [2, 5, 6]);
        assert!(batch.lines.iter().all(|line| line.line.is_err()));
        assert_eq!(batch.bytes, 21);
        assert!(reader.batch().unwrap().is_none());
    }
}
