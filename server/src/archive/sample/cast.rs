//! Who is in the sample data: three chats with a history of quality control, twelve operators who differ.

use crate::archive::chat::settings;
use crate::archive::form::{Chat, Operator, Version};
use crate::domain::chat::Kind;
use crate::domain::quality::{Scale, Settings};
use crate::time::{DAY, Time};

/// Days of sample data.
pub const DAYS: i64 = 730;

/// Whatever is sample data begins so in the names of lines.
pub const MARK: &str = "sample/";

pub struct Team {
    pub name: &'static str,
    /// How much better or worse than the rest, in standard deviations of a visitor's mood.
    pub skill: f64,
    /// Median seconds to an answer.
    pub pace_s: f64,
    /// Places in `CHATS`.
    pub chats: &'static [usize],
    /// Days of the history when he is there.
    pub from: i64,
    pub to: i64,
    pub weight: f64,
}

const fn member(
    name: &'static str,
    skill: f64,
    pace_s: f64,
    chats: &'static [usize],
    from: i64,
    to: i64,
    weight: f64,
) -> Team {
    Team { name, skill, pace_s, chats, from, to, weight }
}

pub const TEAM: [Team; 12] = [
    member("Anna Weber", 0.55, 24.0, &[0, 1], 0, DAYS, 1.4),
    member("Boris Orlov", 0.10, 38.0, &[0, 1], 0, DAYS, 1.1),
    member("Claire Dubois", 0.35, 30.0, &[0, 2], 0, DAYS, 1.2),
    member("Daniel Osei", -0.45, 85.0, &[0], 0, 560, 1.0),
    member("Elif Kaya", 0.20, 33.0, &[0, 1], 120, DAYS, 1.0),
    member("Farid Haddad", 0.00, 45.0, &[1], 90, DAYS, 0.9),
    member("Greta Lindqvist", 0.40, 55.0, &[2], 0, DAYS, 1.0),
    member("Hugo Marchetti", -0.15, 26.0, &[0], 210, DAYS, 1.2),
    member("Irina Sokolova", 0.25, 42.0, &[1, 2], 60, DAYS, 1.0),
    member("Jonas Meyer", -0.60, 140.0, &[1], 330, DAYS, 0.7),
    member("Karima Benali", 0.45, 36.0, &[0, 2], 400, DAYS, 0.9),
    member("Leo Tanaka", 0.05, 31.0, &[0, 1, 2], 520, DAYS, 0.5),
];

pub struct Place {
    pub kind: Kind,
    /// Dialogues on an ordinary day, at the beginning and at the end.
    pub per_day: (f64, f64),
    /// Weights of English, French, Russian, Arabic.
    pub languages: [f64; 4],
    /// Names in these languages.
    names: [&'static str; 4],
}

pub const CHATS: [Place; 3] = [
    Place {
        kind: Kind::Website,
        per_day: (7.0, 19.0),
        languages: [5.0, 3.0, 1.0, 1.0],
        names: ["Shop", "Boutique", "Магазин", "المتجر"],
    },
    Place {
        kind: Kind::Website,
        per_day: (4.0, 8.0),
        languages: [4.0, 2.0, 2.0, 1.5],
        names: ["Help centre", "Centre d’aide", "Справка", "مركز المساعدة"],
    },
    Place {
        kind: Kind::Course,
        per_day: (2.0, 7.0),
        languages: [3.0, 2.0, 4.0, 1.0],
        names: [
            "Course: data analysis",
            "Cours : analyse de données",
            "Курс: анализ данных",
            "دورة: تحليل البيانات",
        ],
    },
];

pub const LANGUAGES: [&str; 4] = ["en", "fr", "ru", "ar"];

pub fn operator_name(place: usize) -> String {
    format!("{MARK}operator-{}", place + 1)
}

pub fn chat_name(place: usize) -> String {
    format!("{MARK}chat-{}", place + 1)
}

pub fn operators() -> Vec<Operator> {
    let operator = |(place, team): (usize, &Team)| {
        Operator::new(operator_name(place), team.name.to_owned(), None)
    };
    TEAM.iter().enumerate().map(operator).collect()
}

/// The chats, named in the workspace's language; `begun` is the first day.
pub fn chats(language: &str, begun: Time) -> Vec<Chat> {
    let tongue = LANGUAGES.iter().position(|known| *known == language).unwrap_or(0);
    let chat = |(place, chat): (usize, &Place)| {
        let versions = versions(place).into_iter();
        let told = versions.map(|(day, settings)| Version {
            saved_at: (day > 0).then(|| begun.plus(day * DAY)),
            settings,
        });
        let name = chat.names[tongue].to_owned();
        Chat::new(chat_name(place), name, chat.kind, told.collect())
    };
    CHATS.iter().enumerate().map(chat).collect()
}

/// A chat's quality control through the years: the day from which it holds, and the settings. Scales change,
/// and once what counts as satisfied, so that charts have something to mark.
pub fn versions(place: usize) -> Vec<(i64, Settings)> {
    let with = |scale, change: fn(&mut Settings)| {
        let mut settings = settings(scale);
        change(&mut settings);
        settings
    };
    match place {
        0 => vec![
            (0, with(Scale::Thumbs2, |s| s.rules.min_visitor_messages = 2)),
            (245, with(Scale::Stars5, |s| s.rules.min_visitor_messages = 2)),
        ],
        1 => vec![
            (0, with(Scale::Stars5, |s| s.enabled = false)),
            (75, with(Scale::Stars5, |s| s.rules.sample_percent = 80)),
        ],
        _ => vec![
            (0, with(Scale::Numbers10, |s| s.rules.ask_on_idle = false)),
            (
                470,
                with(Scale::Numbers10, |s| {
                    s.rules.ask_on_idle = false;
                    s.satisfied = vec![9, 10];
                }),
            ),
        ],
    }
}
