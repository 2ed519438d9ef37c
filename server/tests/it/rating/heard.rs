//! Who hears what: analytics tabs and the visitor's own tabs hear of his form, operators never.

use candor::bus::{Ear, Heard};
use candor::domain::event::Topic;
use candor::quality::expire;
use candor::time::{DAY, MINUTE};
use rstest::rstest;

use super::stage::{Stage, rate, said, shown, skip};
use crate::testing::{Engine, Visitor};

const CHANGED: &str = r#"{"type":"changed"}"#;
const RATING: &str = r#"{"type":"rating"}"#;

struct Ears {
    quality: Ear,
    visitor: Ear,
    operators: Ear,
}

impl Ears {
    fn of(s: &Stage, visitor: &Visitor) -> Ears {
        let hub = &s.p.app.hub;
        let members = [&s.anna, &s.boris].map(|member| Topic::Member(member.id));
        Ears {
            quality: hub.listen(&[Topic::Quality(s.p.workspace)]),
            visitor: hub.listen(&[Topic::Visitor(visitor.id)]),
            operators: hub.listen(&[Topic::Operators(s.chat.id), members[0], members[1]]),
        }
    }

    /// Since the last look: how often analytics and the visitor were told, and all that operators heard.
    /// Everything is published before its request is answered.
    fn heard(&mut self) -> (usize, usize, Vec<String>) {
        let quality = all(&mut self.quality);
        assert!(quality.iter().all(|frame| frame == CHANGED), "{quality:?}");
        let visitor = all(&mut self.visitor).into_iter().filter(|frame| frame == RATING).count();
        (quality.len(), visitor, all(&mut self.operators))
    }
}

fn all(ear: &mut Ear) -> Vec<String> {
    std::iter::from_fn(|| ear.try_hear())
        .map(|heard| match heard {
            Heard::Frame(frame) => frame.to_string(),
            Heard::Behind => panic!("fell behind"),
        })
        .collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn each_change_is_told_to_its_audience_alone(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    let mut ears = Ears::of(&s, &vera);
    s.anna.finishes(&dialogue).await;
    let (quality, visitor, operators) = ears.heard();
    assert_eq!((quality, visitor), (1, 1));
    assert!(!operators.is_empty(), "operators hear of the finish");

    // From here on operators hear nothing, whatever the visitor does with the form.
    let nothing = Vec::<String>::new;
    let key = s.key(&vera).await;
    assert_eq!(said(&shown(&vera, &key).await), "204");
    assert_eq!(ears.heard(), (1, 0, nothing()));
    assert_eq!(said(&skip(&vera, &key).await), "204");
    assert_eq!(ears.heard(), (1, 1, nothing()));
    for score in [2, 3] {
        assert_eq!(said(&rate(&vera, &key, score).await), "200");
        assert_eq!(ears.heard(), (1, 1, nothing()));
    }
    // What changes nothing is told to nobody.
    assert_eq!(said(&shown(&vera, &key).await), "204");
    assert_eq!(said(&skip(&vera, &key).await), "409 already_rated");
    assert_eq!(said(&rate(&vera, &key, 9).await), "400 validation");
    assert_eq!(said(&rate(&vera, &key, 3).await), "200");
    assert_eq!(ears.heard(), (0, 0, nothing()));

    // Not asked: analytics hear, the visitor has nothing to look at.
    s.p.clock.advance(11 * MINUTE);
    let dialogue = s.talk(&vera).await;
    ears.heard();
    s.anna.finishes(&dialogue).await;
    let (quality, visitor, _) = ears.heard();
    assert_eq!(
        (s.state(&dialogue).await.as_str(), quality, visitor),
        ("not_asked:asked_recently", 1, 0)
    );
    // Continued: the form may have gone.
    s.continues(&vera).await;
    let (quality, visitor, _) = ears.heard();
    assert_eq!((quality, visitor), (1, 1));

    // Expiry.
    s.ends(&vera).await;
    ears.heard();
    s.p.clock.advance(7 * DAY);
    assert_eq!(expire::due(&s.p.app).await.unwrap(), 1);
    assert_eq!(ears.heard(), (1, 1, nothing()));
}
