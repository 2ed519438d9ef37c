//! The one error type: a stable code, a safe message for the person, a hidden cause for the log.

use std::collections::BTreeMap;
use std::fmt;

/// Stable codes of the public contract. Their text and status never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    InvalidJson,
    Validation,
    UnknownParameter,
    Unauthenticated,
    WrongPassword,
    CodeRequired,
    WrongCode,
    TwoFactorRequired,
    Forbidden,
    WrongOrigin,
    NotFound,
    MethodNotAllowed,
    AlreadyTaken,
    AlreadyFinished,
    NotFinished,
    NotAssigned,
    NotAsked,
    AlreadyRated,
    VersionConflict,
    EmailTaken,
    LastOwner,
    Stale,
    Expired,
    Withdrawn,
    TooLarge,
    UnsupportedMediaType,
    TooManyRequests,
    Internal,
    Unavailable,
    StorageFull,
}

impl Code {
    pub fn as_str(self) -> &'static str {
        match self {
            Code::InvalidJson => "invalid_json",
            Code::Validation => "validation",
            Code::UnknownParameter => "unknown_parameter",
            Code::Unauthenticated => "unauthenticated",
            Code::WrongPassword => "wrong_password",
            Code::CodeRequired => "code_required",
            Code::WrongCode => "wrong_code",
            Code::TwoFactorRequired => "two_factor_required",
            Code::Forbidden => "forbidden",
            Code::WrongOrigin => "wrong_origin",
            Code::NotFound => "not_found",
            Code::MethodNotAllowed => "method_not_allowed",
            Code::AlreadyTaken => "already_taken",
            Code::AlreadyFinished => "already_finished",
            Code::NotFinished => "not_finished",
            Code::NotAssigned => "not_assigned",
            Code::NotAsked => "not_asked",
            Code::AlreadyRated => "already_rated",
            Code::VersionConflict => "version_conflict",
            Code::EmailTaken => "email_taken",
            Code::LastOwner => "last_owner",
            Code::Stale => "stale",
            Code::Expired => "expired",
            Code::Withdrawn => "withdrawn",
            Code::TooLarge => "too_large",
            Code::UnsupportedMediaType => "unsupported_media_type",
            Code::TooManyRequests => "too_many_requests",
            Code::Internal => "internal",
            Code::Unavailable => "unavailable",
            Code::StorageFull => "storage_full",
        }
    }

    /// The HTTP status that goes with the code.
    pub fn status(self) -> u16 {
        match self {
            Code::InvalidJson | Code::Validation | Code::UnknownParameter => 400,
            Code::Unauthenticated | Code::WrongPassword | Code::CodeRequired | Code::WrongCode => {
                401
            }
            Code::Forbidden | Code::WrongOrigin | Code::TwoFactorRequired => 403,
            Code::NotFound => 404,
            Code::MethodNotAllowed => 405,
            Code::AlreadyTaken
            | Code::AlreadyFinished
            | Code::NotFinished
            | Code::NotAssigned
            | Code::NotAsked
            | Code::AlreadyRated
            | Code::VersionConflict
            | Code::EmailTaken
            | Code::LastOwner
            | Code::Stale => 409,
            Code::Expired | Code::Withdrawn => 410,
            Code::TooLarge => 413,
            Code::UnsupportedMediaType => 415,
            Code::TooManyRequests => 429,
            Code::Internal => 500,
            Code::Unavailable => 503,
            Code::StorageFull => 507,
        }
    }

    fn default_message(self) -> &'static str {
        match self {
            Code::InvalidJson => "The body is not valid JSON.",
            Code::Validation => "Some values are not valid.",
            Code::UnknownParameter => "There is no such parameter.",
            Code::Unauthenticated => "Sign in first.",
            Code::WrongPassword => "The e-mail or the password is wrong.",
            Code::CodeRequired => "A code of your second factor is needed, too.",
            Code::WrongCode => "The code is wrong, or was used before.",
            Code::TwoFactorRequired => {
                "Set up a second factor first: this workspace wants everybody to have one."
            }
            Code::Forbidden => "Your role does not permit this.",
            Code::WrongOrigin => "This page may not call Candor.",
            Code::NotFound => "Not found.",
            Code::MethodNotAllowed => "This method is not available here.",
            Code::AlreadyTaken => "Somebody else has taken this dialogue.",
            Code::AlreadyFinished => "This dialogue is finished.",
            Code::NotFinished => "This dialogue is not finished.",
            Code::NotAssigned => "This dialogue is not yours to answer; take it first.",
            Code::NotAsked => "No rating was asked for this dialogue.",
            Code::AlreadyRated => "This dialogue is already rated.",
            Code::VersionConflict => {
                "Somebody else saved these settings meanwhile; load them again."
            }
            Code::EmailTaken => "There is already a member with this e-mail.",
            Code::LastOwner => "A workspace keeps at least one owner.",
            Code::Stale => "This changed meanwhile; load it again.",
            Code::Expired => "The time for this has run out.",
            Code::Withdrawn => "This form was replaced by a newer one.",
            Code::TooLarge => "This is too large.",
            Code::UnsupportedMediaType => "This content type is not accepted here.",
            Code::TooManyRequests => "Too many requests; wait a moment.",
            Code::Internal => "Something went wrong on our side.",
            Code::Unavailable => "The service is not available right now; try again.",
            Code::StorageFull => "The storage is full; nothing was saved.",
        }
    }
}

/// What went wrong: for the person (`code`, `message`, `fields`) and for the log (`cause`).
pub struct Error {
    pub code: Code,
    pub message: String,
    pub fields: BTreeMap<String, String>,
    /// Seconds after which trying again makes sense (429, 503).
    pub retry_after: Option<u64>,
    /// Extra headers' worth of truth for the log only; never sent.
    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn new(code: Code) -> Error {
        Error {
            code,
            message: code.default_message().to_owned(),
            fields: BTreeMap::new(),
            retry_after: None,
            cause: None,
        }
    }

    pub fn not_found() -> Error {
        Error::new(Code::NotFound)
    }

    /// One field that is not valid, and why.
    pub fn field(name: &str, message: &str) -> Error {
        Error::new(Code::Validation).with_field(name, message)
    }

    #[must_use]
    pub fn with_field(mut self, name: &str, message: &str) -> Error {
        self.fields.insert(name.to_owned(), message.to_owned());
        self
    }

    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Error {
        self.message = message.into();
        self
    }

    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Error {
        self.retry_after = Some(seconds);
        self
    }

    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        let mut error = Error::new(Code::Internal);
        error.cause = Some(cause.into());
        error
    }

    /// Whether a unique index refused the write.
    pub fn is_unique_violation(&self) -> bool {
        self.database().is_some_and(|error| error.is_unique_violation())
    }

    /// Whether a constraint of any kind refused the write: the transaction's other work still stands.
    pub fn is_constraint(&self) -> bool {
        self.database().is_some_and(|error| {
            error.is_unique_violation()
                || error.is_foreign_key_violation()
                || error.is_check_violation()
        })
    }

    /// Whether the database itself failed (and not a rule of the program).
    pub fn is_database(&self) -> bool {
        self.sqlx().is_some()
    }

    /// Whether running the transaction again may succeed (PostgreSQL deadlock, serialization failure).
    pub fn is_retryable(&self) -> bool {
        self.database()
            .and_then(|error| error.code())
            .is_some_and(|code| code == "40P01" || code == "40001")
    }

    fn sqlx(&self) -> Option<&sqlx::Error> {
        self.cause.as_ref().and_then(|cause| cause.downcast_ref::<sqlx::Error>())
    }

    fn database(&self) -> Option<&dyn sqlx::error::DatabaseError> {
        match self.sqlx() {
            Some(sqlx::Error::Database(error)) => Some(error.as_ref()),
            _ => None,
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Error {
        let code = match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                Code::Unavailable
            }
            sqlx::Error::Database(database) => match database.code().as_deref() {
                Some("13" | "53100") => Code::StorageFull, // SQLITE_FULL, PostgreSQL disk_full
                Some("5" | "261" | "517" | "57P01" | "57P03" | "53300") => Code::Unavailable,
                _ => Code::Internal,
            },
            _ => Code::Internal,
        };
        let mut result = Error::new(code);
        if code == Code::Unavailable {
            result.retry_after = Some(1);
        }
        result.cause = Some(Box::new(error));
        result
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.message)?;
        for (field, message) in &self.fields {
            write!(f, "; {field}: {message}")?;
        }
        if let Some(cause) = &self.cause {
            write!(f, " (cause: {cause})")?;
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Error {}
