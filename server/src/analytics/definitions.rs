//! What a score meant: the scale and its satisfied and dissatisfied scores, by chat and version of quality
//! control. Figures over several meanings of one scale are marked; charts show where one changed.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::quality::{About, Scale, Settings};
use crate::ids::Id;
use crate::store::columns::Version;
use crate::time::Time;

/// What a scale's scores mean, each list in order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
pub struct Meaning {
    pub scale: Scale,
    pub satisfied: Vec<i64>,
    pub dissatisfied: Vec<i64>,
}

impl Meaning {
    fn of(settings: &Settings) -> Meaning {
        let sorted = |scores: &[i64]| {
            let mut scores = scores.to_vec();
            scores.sort_unstable();
            scores
        };
        Meaning {
            scale: settings.scale,
            satisfied: sorted(&settings.satisfied),
            dissatisfied: sorted(&settings.dissatisfied),
        }
    }
}

/// Meanings by a small number.
#[derive(Default)]
pub struct Definitions {
    meanings: Vec<Meaning>,
    versions: HashMap<(Id, i64), u16>,
}

/// Nothing is known of this version.
pub const UNKNOWN: u16 = u16::MAX;

impl Definitions {
    pub fn knows(&self, chat: Id, version: i64) -> bool {
        self.versions.contains_key(&(chat, version))
    }

    pub fn learn(&mut self, versions: &[Version]) {
        for version in versions {
            let Some(settings) = settings(version) else { continue };
            let meaning = Meaning::of(&settings);
            let known = self.meanings.iter().position(|known| *known == meaning);
            let number = known.unwrap_or_else(|| {
                self.meanings.push(meaning);
                self.meanings.len() - 1
            });
            let number = u16::try_from(number).unwrap_or(UNKNOWN);
            self.versions.insert((version.chat_id, version.version), number);
        }
    }

    pub fn number(&self, chat: Id, version: i64) -> u16 {
        self.versions.get(&(chat, version)).copied().unwrap_or(UNKNOWN)
    }

    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// Whether one scale had several meanings among those seen.
    pub fn differ(&self, seen: &[bool]) -> bool {
        let scales: Vec<Scale> = self
            .meanings
            .iter()
            .zip(seen)
            .filter(|(_, seen)| **seen)
            .map(|(meaning, _)| meaning.scale)
            .collect();
        (1..scales.len()).any(|place| scales[..place].contains(&scales[place]))
    }
}

/// Where a chat's scale or its satisfied scores changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub at: Time,
    pub chat: Id,
    pub version: i64,
    pub before: Meaning,
    pub after: Meaning,
}

/// The changes in `from..to`, in order of time. `versions` as the store gives them.
pub fn changes(versions: &[Version], from: Time, to: Time) -> Vec<Changed> {
    let mut found = Vec::new();
    for pair in versions.windows(2) {
        let [before, after] = pair else { continue };
        if before.chat_id != after.chat_id || after.saved_at < from || after.saved_at >= to {
            continue;
        }
        let (Some(was), Some(is)) = (settings(before), settings(after)) else { continue };
        let (was, is) = (Meaning::of(&was), Meaning::of(&is));
        if was != is {
            let (at, chat, version) = (after.saved_at, after.chat_id, after.version);
            found.push(Changed { at, chat, version, before: was, after: is });
        }
    }
    found.sort_by_key(|change| (change.at, change.chat));
    found
}

/// What a reason's id means: its newest texts, in any chat.
pub struct Reason {
    pub about: About,
    pub text: crate::domain::quality::Texts,
}

/// All reasons that were ever offered, by id; of one id the one saved last.
pub fn reasons(versions: &[Version]) -> HashMap<String, Reason> {
    let mut in_time: Vec<&Version> = versions.iter().collect();
    in_time.sort_by_key(|version| version.saved_at);
    let mut found = HashMap::new();
    for version in in_time {
        for reason in settings(version).map(|settings| settings.reasons).unwrap_or_default() {
            found.insert(reason.id, Reason { about: reason.about, text: reason.text });
        }
    }
    found
}

fn settings(version: &Version) -> Option<Settings> {
    serde_json::from_str(&version.settings).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(n: i64, at: i64, change: impl Fn(&mut Settings)) -> Version {
        let mut settings = Settings::default();
        change(&mut settings);
        Version {
            chat_id: Id(uuid::Uuid::from_u128(1)),
            version: n,
            settings: serde_json::to_string(&settings).expect("settings"),
            saved_at: Time(at),
        }
    }

    #[test]
    fn only_a_changed_meaning_is_a_change() {
        let versions = [
            version(1, 10, |_| {}),
            version(2, 20, |settings| settings.rules.hours_between = 1),
            version(3, 30, |settings| settings.satisfied = vec![5]),
            version(4, 40, |settings| settings.satisfied = vec![5, 4]),
        ];
        let at = |from, to| -> Vec<i64> {
            changes(&versions, Time(from), Time(to)).iter().map(|change| change.at.0).collect()
        };
        assert_eq!(at(0, 100), [30, 40]);
        assert_eq!(at(31, 40), [0_i64; 0]);

        let mut definitions = Definitions::default();
        definitions.learn(&versions);
        assert_eq!(definitions.len(), 2);
        let chat = versions[0].chat_id;
        assert_eq!(definitions.number(chat, 4), definitions.number(chat, 1));
        assert!(definitions.differ(&[true, true]) && !definitions.differ(&[true, false]));
        assert_eq!(definitions.number(chat, 9), UNKNOWN);
    }
}
