//! A copy of what lies in the data folder, while Candor runs: the database as it was at one commit, then the
//! files. A file's bytes are on disk before the database knows it, so the copy has every file that it names.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::store::db;

/// What was copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Bytes of the database.
    pub bytes: u64,
    pub files: u64,
}

/// Where the files of a backup lie: beside it.
pub fn files_of(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".files");
    PathBuf::from(name)
}

/// Copies the SQLite database of the folder `data` to the new file `to`, and uploaded files to `files_of` it.
/// `to` is there only when it is whole and on disk.
///
/// # Errors
/// In words: `to` is there already, there is no database, the disk is full.
pub async fn backup(data: &Path, to: &Path) -> std::result::Result<Copied, String> {
    let database = data.join("candor.sqlite");
    if !database.is_file() {
        return Err(format!("{}: there is no database", database.display()));
    }
    let files = files_of(to);
    for place in [to, files.as_path()] {
        if place.exists() {
            return Err(format!("{} is there already; choose another name", place.display()));
        }
    }
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    // A copy that was broken off is of no use.
    let _ = std::fs::remove_file(&part);
    let copied = copy(data, &database, &part, to, &files).await;
    if copied.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    copied.map_err(|error| format!("{}: {error}", to.display()))
}

async fn copy(
    data: &Path,
    database: &Path,
    part: &Path,
    to: &Path,
    files: &Path,
) -> Result<Copied> {
    db::copy_sqlite(database, part).await?;
    let (data, part, to, files) =
        (data.to_owned(), part.to_owned(), to.to_owned(), files.to_owned());
    tokio::task::spawn_blocking(move || {
        let bytes = sync(&part)?;
        let uploaded = data.join("files");
        let count = if uploaded.is_dir() { copy_folder(&uploaded, &files)? } else { 0 };
        std::fs::rename(&part, &to)?;
        if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            sync(folder)?;
        }
        Ok(Copied { bytes, files: count })
    })
    .await
    .map_err(Error::internal)?
    .map_err(|error: std::io::Error| Error::internal(error))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<u64> {
    std::fs::create_dir_all(to)?;
    let mut count = 0;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            count += copy_folder(&entry.path(), &target)?;
            continue;
        }
        match std::fs::copy(entry.path(), &target) {
            Ok(_) => {
                sync(&target)?;
                count += 1;
            }
            // Deleted meanwhile: the newer state of the folder does not have it.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// Waits until it is on disk; its size.
fn sync(path: &Path) -> std::io::Result<u64> {
    let file = std::fs::File::open(path)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub dialogues: i64,
    pub files: i64,
    /// Files that the database names and that are not beside it.
    pub missing: i64,
}

/// Looks whether a backup is whole: SQLite's own check, and a look for each file that it names.
///
/// # Errors
/// In words, what is wrong with it.
pub async fn look(backup: &Path) -> std::result::Result<Held, String> {
    let wrong = |error: Error| format!("{}: {error}", backup.display());
    if !backup.is_file() {
        return Err(format!("{}: there is no such file", backup.display()));
    }
    let found = db::look_into(backup).await.map_err(wrong)?;
    if let Some(problem) = found.problem {
        return Err(format!("{} is damaged: {problem}", backup.display()));
    }
    let folder = files_of(backup);
    let is_missing =
        |id: &&String| !folder.join(&id[id.len().saturating_sub(2)..]).join(id).is_file();
    let missing = found.files.iter().filter(is_missing).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Ok(Held {
        dialogues: found.dialogues,
        files: count(found.files.len()),
        missing: count(missing),
    })
}
