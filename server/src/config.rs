//! What can be set, from where: the compiled-in defaults (which are the documentation), a file, the
//! environment, the command line. All problems are told at once, before anything starts.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::network::Network;

/// The documentation of every option.
pub const DEFAULTS: &str = include_str!("../config.default.toml");

/// Where mail goes out, and from whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// `smtps://user:password@host`, or `smtp://…?tls=required`.
    pub smtp_url: String,
    /// `Candor <candor@example.org>`.
    pub from: String,
}

/// All settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    /// Folder of the database (SQLite) and of files.
    pub data: PathBuf,
    /// PostgreSQL, when given.
    pub database_url: Option<String>,
    pub database_connections: u32,
    /// Where people reach Candor, without a trailing slash; None: this machine only.
    pub public_url: Option<String>,
    /// Rate limits; off only for load tests.
    pub limits: bool,
    /// Address of `/metrics`, when given.
    pub metrics_listen: Option<SocketAddr>,
    /// Proxies whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpAddr>,
    /// Internal networks into which webhooks may go.
    pub webhook_networks: Vec<Network>,
    /// None: no mail is sent.
    pub mail: Option<Mail>,
    pub log_json: bool,
    pub log: String,
}

impl Default for Config {
    /// As compiled in: SQLite in `./data`, this machine only.
    fn default() -> Config {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: PathBuf::from("./data"),
            database_url: None,
            database_connections: 20,
            public_url: None,
            limits: true,
            metrics_listen: None,
            trusted_proxies: Vec::new(),
            webhook_networks: Vec::new(),
            mail: None,
            log_json: false,
            log: "info".to_owned(),
        }
    }
}

/// The same as text, as far as a source says it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Said {
    listen: Option<String>,
    data: Option<String>,
    database_url: Option<String>,
    database_connections: Option<i64>,
    public_url: Option<String>,
    limits: Option<String>,
    metrics_listen: Option<String>,
    trusted_proxies: Option<Vec<String>>,
    webhook_networks: Option<Vec<String>>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    log_format: Option<String>,
    log: Option<String>,
}

/// What the command line says, above everything else.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub file: Option<PathBuf>,
    pub listen: Option<String>,
    pub data: Option<String>,
}

/// Everything that is wrong, one line each.
#[derive(Debug)]
pub struct Problems(pub Vec<String>);

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the configuration is not valid:")?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}
impl std::error::Error for Problems {}

impl Config {
    /// Reads all sources. `environment` holds the process's variables.
    pub fn load(flags: &Flags, environment: &BTreeMap<String, String>) -> Result<Config, Problems> {
        let mut problems = Vec::new();
        let mut said = parse(DEFAULTS, "the defaults", &mut problems);
        let file =
            flags.file.clone().or_else(|| environment.get("CANDOR_CONFIG").map(PathBuf::from));
        if let Some(file) = file {
            match std::fs::read_to_string(&file) {
                Ok(text) => said.take(parse(&text, &file.display().to_string(), &mut problems)),
                Err(error) => problems.push(format!("{}: {error}", file.display())),
            }
        }
        said.take(of_environment(environment, &mut problems));
        said.take(Said {
            listen: flags.listen.clone(),
            data: flags.data.clone(),
            ..Said::default()
        });
        let config = said.check(&mut problems);
        if problems.is_empty() { Ok(config) } else { Err(Problems(problems)) }
    }
}

fn parse(text: &str, source: &str, problems: &mut Vec<String>) -> Said {
    toml::from_str(text).unwrap_or_else(|error| {
        problems.push(format!("{source}: {}", error.to_string().trim().replace('\n', " ")));
        Said::default()
    })
}

const OPTIONS: [&str; 13] = [
    "LISTEN",
    "DATA",
    "DATABASE_URL",
    "DATABASE_CONNECTIONS",
    "PUBLIC_URL",
    "LIMITS",
    "METRICS_LISTEN",
    "TRUSTED_PROXIES",
    "WEBHOOK_NETWORKS",
    "SMTP_URL",
    "MAIL_FROM",
    "LOG_FORMAT",
    "LOG",
];

fn of_environment(environment: &BTreeMap<String, String>, problems: &mut Vec<String>) -> Said {
    let mut said: BTreeMap<&str, String> = BTreeMap::new();
    for (name, value) in environment {
        let Some(option) = name.strip_prefix("CANDOR_") else { continue };
        // The test scripts' own variables are not options.
        if option == "CONFIG" || option.starts_with("TEST_") || option == "CHROMIUM" {
            continue;
        }
        let (option, value) = match option.strip_suffix("_FILE") {
            Some(option) => match std::fs::read_to_string(Path::new(value)) {
                Ok(text) => (option, text.trim_end().to_owned()),
                Err(error) => {
                    problems.push(format!("{name}: {value}: {error}"));
                    continue;
                }
            },
            None => (option, value.clone()),
        };
        match OPTIONS.iter().find(|known| **known == option) {
            Some(known) => {
                said.insert(known, value);
            }
            None => problems.push(format!("{name}: there is no such option")),
        }
    }
    let mut take = |option: &str| said.remove(option);
    Said {
        listen: take("LISTEN"),
        data: take("DATA"),
        database_url: take("DATABASE_URL"),
        database_connections: take("DATABASE_CONNECTIONS").and_then(|text| {
            text.parse()
                .map_err(|_| problems.push("CANDOR_DATABASE_CONNECTIONS: a number".to_owned()))
                .ok()
        }),
        public_url: take("PUBLIC_URL"),
        limits: take("LIMITS"),
        metrics_listen: take("METRICS_LISTEN"),
        trusted_proxies: take("TRUSTED_PROXIES").map(|text| parts(&text)),
        webhook_networks: take("WEBHOOK_NETWORKS").map(|text| parts(&text)),
        smtp_url: take("SMTP_URL"),
        mail_from: take("MAIL_FROM"),
        log_format: take("LOG_FORMAT"),
        log: take("LOG"),
    }
}

/// A list in one variable: its parts between commas.
fn parts(text: &str) -> Vec<String> {
    text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

impl Said {
    /// What `other` says wins.
    fn take(&mut self, other: Said) {
        fn over<T>(mine: &mut Option<T>, other: Option<T>) {
            if other.is_some() {
                *mine = other;
            }
        }
        over(&mut self.listen, other.listen);
        over(&mut self.data, other.data);
        over(&mut self.database_url, other.database_url);
        over(&mut self.database_connections, other.database_connections);
        over(&mut self.public_url, other.public_url);
        over(&mut self.limits, other.limits);
        over(&mut self.metrics_listen, other.metrics_listen);
        over(&mut self.trusted_proxies, other.trusted_proxies);
        over(&mut self.webhook_networks, other.webhook_networks);
        over(&mut self.smtp_url, other.smtp_url);
        over(&mut self.mail_from, other.mail_from);
        over(&mut self.log_format, other.log_format);
        over(&mut self.log, other.log);
    }

    fn check(self, problems: &mut Vec<String>) -> Config {
        let some = |text: Option<String>| {
            text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let defaults = Config::default();
        let mut address = |name: &str, text: &str| {
            text.parse::<SocketAddr>()
                .map_err(|_| {
                    problems.push(format!(
                        "{name}: an address and port such as 127.0.0.1:8080, not {text:?}"
                    ))
                })
                .ok()
        };
        let listen =
            some(self.listen).and_then(|text| address("listen", &text)).unwrap_or(defaults.listen);
        let metrics_listen =
            some(self.metrics_listen).and_then(|text| address("metrics_listen", &text));
        let mut trusted_proxies = Vec::new();
        for text in self.trusted_proxies.unwrap_or_default() {
            match text.parse() {
                Ok(address) => trusted_proxies.push(address),
                Err(_) => problems
                    .push(format!("trusted_proxies: an address such as 10.0.0.1, not {text:?}")),
            }
        }
        let mut webhook_networks = Vec::new();
        for text in self.webhook_networks.unwrap_or_default() {
            match text.parse() {
                Ok(network) => webhook_networks.push(network),
                Err(()) => problems
                    .push(format!("webhook_networks: a network such as 10.1.0.0/16, not {text:?}")),
            }
        }
        let connections = self.database_connections.unwrap_or(20);
        let database_connections = u32::try_from(connections)
            .ok()
            .filter(|n| (5..=500).contains(n))
            .unwrap_or_else(|| {
                problems.push(format!("database_connections: from 5 to 500, not {connections}"));
                defaults.database_connections
            });
        let mut choice = |name: &str, text: Option<String>, known: [&str; 2]| {
            let text = text.unwrap_or_default();
            if !known.contains(&text.as_str()) {
                problems.push(format!("{name}: {} or {}, not {text:?}", known[0], known[1]));
            }
            text
        };
        let limits = choice("limits", self.limits, ["on", "off"]) != "off";
        let log_json = choice("log_format", self.log_format, ["text", "json"]) == "json";
        let database_url = some(self.database_url);
        if database_url
            .as_ref()
            .is_some_and(|url| !url.starts_with("postgres://") && !url.starts_with("postgresql://"))
        {
            problems.push("database_url: begins with postgres://".to_owned());
        }
        let public_url = some(self.public_url).map(|url| url.trim_end_matches('/').to_owned());
        if let Some(url) = &public_url {
            let sound = url::Url::parse(url).is_ok_and(|parsed| {
                ["http", "https"].contains(&parsed.scheme())
                    && parsed.path() == "/"
                    && parsed.query().is_none()
            });
            if !sound {
                problems.push(format!(
                    "public_url: an address such as https://chat.example.org, not {url:?}"
                ));
            }
        }
        let mail = mail(some(self.smtp_url), some(self.mail_from), problems);
        if mail.is_some() && public_url.is_none() {
            // A link in a letter must not lead where a request says.
            problems.push("public_url: smtp_url needs it: where links in mails lead".to_owned());
        }
        Config {
            listen,
            data: PathBuf::from(some(self.data).unwrap_or_else(|| "./data".to_owned())),
            database_url,
            database_connections,
            public_url,
            limits,
            metrics_listen,
            trusted_proxies,
            webhook_networks,
            mail,
            log_json,
            log: some(self.log).unwrap_or(defaults.log),
        }
    }
}

/// Both or none; the server's address never stands in a problem, for it may hold a password.
fn mail(
    smtp_url: Option<String>,
    from: Option<String>,
    problems: &mut Vec<String>,
) -> Option<Mail> {
    let (smtp_url, from) = match (smtp_url, from) {
        (Some(url), Some(from)) => (url, from),
        (None, None) => return None,
        (Some(_), None) => {
            problems.push("mail_from: smtp_url needs it: who mail comes from".to_owned());
            return None;
        }
        (None, Some(_)) => {
            problems.push("smtp_url: mail_from needs it: where mail goes out".to_owned());
            return None;
        }
    };
    let sound = url::Url::parse(&smtp_url)
        .is_ok_and(|url| ["smtp", "smtps"].contains(&url.scheme()) && url.has_host());
    if !sound {
        problems
            .push("smtp_url: an address such as smtps://user:password@mail.example.org".to_owned());
    }
    if from.parse::<lettre::message::Mailbox>().is_err() {
        problems.push(format!("mail_from: such as Candor <candor@example.org>, not {from:?}"));
    }
    Some(Mail { smtp_url, from })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_documented_defaults_are_the_defaults() {
        let config = Config::load(&Flags::default(), &environment(&[])).expect("valid");
        assert_eq!(format!("{config:?}"), format!("{:?}", Config::default()));
    }

    #[test]
    fn the_command_line_stands_above_the_environment() {
        let flags = Flags { listen: Some("127.0.0.1:9000".into()), ..Flags::default() };
        let variables =
            [("CANDOR_LISTEN", "127.0.0.1:7000"), ("CANDOR_LIMITS", "off"), ("HOME", "/")];
        let config = Config::load(&flags, &environment(&variables)).expect("valid");
        assert_eq!((config.listen.port(), config.limits), (9_000, false));
    }

    #[test]
    fn mail_needs_to_know_where_its_links_lead() {
        let mut variables =
            vec![("CANDOR_SMTP_URL", "smtp://localhost"), ("CANDOR_MAIL_FROM", "a@example.org")];
        let problems =
            Config::load(&Flags::default(), &environment(&variables)).expect_err("a problem");
        assert!(problems.0.len() == 1 && problems.0[0].starts_with("public_url"), "{problems}");
        variables.push(("CANDOR_PUBLIC_URL", "https://chat.example.org"));
        Config::load(&Flags::default(), &environment(&variables)).expect("valid");
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let variables = [
            ("CANDOR_LISTEN", "nowhere"),
            ("CANDOR_PUBLIC_URL", "chat.example.org"),
            ("CANDOR_LISTNE", "1"),
            ("CANDOR_DATABASE_URL_FILE", "/does/not/exist"),
        ];
        let problems =
            Config::load(&Flags::default(), &environment(&variables)).expect_err("four problems");
        assert_eq!(problems.0.len(), 4, "{problems}");
    }
}
