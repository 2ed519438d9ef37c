//! Files: what may be sent, where the bytes lie, the signed links by which both sides read them. The bytes
//! are on disk before the file has an id.

use std::collections::HashMap;
use std::path::PathBuf;

use tokio::io::AsyncWriteExt as _;

use crate::app::App;
use crate::domain::chat::{Chat, FileRules};
use crate::domain::message::{Draft, File, FileView};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::files::{self, NewFile};
use crate::store::visitors;

/// Images that browsers show without running anything in them.
const IMAGES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// A file that is being received.
pub struct Upload {
    id: Id,
    name: String,
    media_type: String,
    size: i64,
    max: i64,
    head: Vec<u8>,
    file: tokio::fs::File,
    bytes: Bytes,
}

/// Bytes on the disk that no row names: gone when this is dropped, also by a sender who hangs up.
struct Bytes {
    path: PathBuf,
    kept: bool,
}

impl Drop for Bytes {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

impl Upload {
    /// Starts receiving. Errors: `unsupported_media_type` when the rules do not take such files.
    pub async fn start(
        app: &App,
        rules: &FileRules,
        name: &str,
        media_type: &str,
    ) -> Result<Upload> {
        let media_type =
            media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if !rules.enabled || !rules.types.contains(&media_type) {
            return Err(Error::new(Code::UnsupportedMediaType)
                .with_message("This kind of file is not accepted here."));
        }
        let id = app.ids.id(Stream::Desk, app.now());
        let path = path(app, id);
        if let Some(folder) = path.parent() {
            tokio::fs::create_dir_all(folder).await.map_err(storage)?;
        }
        let file = tokio::fs::File::create(&path).await.map_err(storage)?;
        let bytes = Bytes { path, kept: false };
        let (name, max) = (clean_name(name), rules.max_bytes);
        Ok(Upload { id, name, media_type, size: 0, max, head: Vec::new(), file, bytes })
    }

    /// Adds bytes. Errors: `too_large`, `storage_full`.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.size += i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        if self.size > self.max {
            return Err(Error::new(Code::TooLarge));
        }
        let missing = 16_usize.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..missing]);
        self.file.write_all(bytes).await.map_err(storage)
    }

    /// Makes the bytes durable and gives them a row.
    pub async fn keep(mut self, app: &App, chat: &Chat, uploader: Id) -> Result<FileView> {
        let is_image = IMAGES.contains(&self.media_type.as_str());
        if self.size == 0 || (is_image && !looks_like(&self.media_type, &self.head)) {
            return Err(Error::new(Code::UnsupportedMediaType)
                .with_message("This file is not what its name says."));
        }
        self.file.flush().await.map_err(storage)?;
        self.file.sync_all().await.map_err(storage)?;
        sync_folder(&self.bytes.path).await?;
        let file = File {
            id: self.id,
            name: self.name.clone(),
            media_type: self.media_type.clone(),
            size: self.size,
            image: is_image,
            erased: false,
        };
        let view = view(app, &file);
        let (workspace, chat, created_at) = (chat.workspace, chat.id, app.now());
        // Whoever hangs up now may have a row already.
        self.bytes.kept = true;
        let kept = app
            .db
            .write(move |tx| {
                let new = NewFile { file: file.clone(), workspace, chat, uploader, created_at };
                Box::pin(async move {
                    // A visitor who was erased meanwhile leaves no file.
                    if !visitors::hold(tx, new.uploader).await? {
                        return Err(Error::new(Code::Unauthenticated));
                    }
                    files::insert(tx, &new).await
                })
            })
            .await;
        if let Err(error) = kept {
            self.bytes.kept = false;
            return Err(error);
        }
        Ok(view)
    }
}

/// Where a file's bytes lie. Ids made in one second share their first characters, so the folder is named
/// after the last two.
pub fn path(app: &App, id: Id) -> PathBuf {
    let name = id.to_string();
    app.config.data.join("files").join(&name[34..]).join(name)
}

/// A file as both sides see it, with its signed link.
pub fn view(app: &App, file: &File) -> FileView {
    if file.erased {
        let (name, url) = (String::new(), String::new());
        let media_type = file.media_type.clone();
        return FileView {
            id: file.id,
            name,
            media_type,
            size: 0,
            url,
            image: false,
            erased: true,
        };
    }
    let id = file.id.to_string();
    let signature = app.sign("file", &[&id]);
    FileView {
        id: file.id,
        url: format!("/files/{id}/{signature}/{}", encode(&file.name)),
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size,
        image: file.image,
        erased: false,
    }
}

/// The file that a draft names: it must be this author's, in this chat, and of no other message: a file goes with
/// its message when that is erased.
pub async fn view_of(app: &App, draft: &Draft, uploader: Id, chat: Id) -> Result<Option<FileView>> {
    let Some(id) = draft.file else { return Ok(None) };
    let mut conn = app.db.read().await?;
    let file = files::of_uploader(&mut conn, id, uploader, chat).await?;
    if files::is_sent_otherwise(&mut conn, id, uploader, &draft.client_id).await? {
        return Err(Error::field("file", "This file was sent already; upload it again."));
    }
    let file =
        file.ok_or_else(|| Error::field("file", "There is no such file; upload it again."))?;
    Ok(Some(view(app, &file)))
}

/// Files by id.
pub async fn views(app: &App, ids: &[Id]) -> Result<HashMap<Id, FileView>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = files::many(&mut *app.db.read().await?, ids).await?;
    Ok(rows.iter().map(|file| (file.id, view(app, file))).collect())
}

fn storage(error: std::io::Error) -> Error {
    let code = if error.kind() == std::io::ErrorKind::StorageFull {
        Code::StorageFull
    } else {
        Code::Internal
    };
    let mut result = Error::new(code);
    result.cause = Some(Box::new(error));
    result
}

async fn sync_folder(path: &std::path::Path) -> Result<()> {
    if let Some(folder) = path.parent() {
        let folder = tokio::fs::File::open(folder).await.map_err(storage)?;
        folder.sync_all().await.map_err(storage)?;
    }
    Ok(())
}

/// A name without folders and control characters, at most 150 characters.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(150).collect();
    let clean = clean.trim().trim_matches('.').to_owned();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

fn encode(name: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn looks_like(media_type: &str, head: &[u8]) -> bool {
    match media_type {
        "image/png" => head.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg" => head.starts_with(b"\xff\xd8\xff"),
        "image/gif" => head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a"),
        "image/webp" => head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_folders_and_control_characters() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("C:\\temp\\a\u{0}b\r\n.png"), "ab.png");
        assert_eq!(clean_name("..."), "file");
        assert_eq!(encode("a b/é.png"), "a%20b%2F%C3%A9.png");
    }

    #[test]
    fn an_image_is_known_by_its_first_bytes() {
        assert!(looks_like("image/gif", b"GIF89a....."));
        assert!(!looks_like("image/png", b"<svg onload=alert(1)>"));
    }
}
