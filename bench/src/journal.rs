//! What one side knows of one dialogue: what it sent, what was acknowledged, what it holds and how it came.
//! It notes every contradiction to the promises; it never mends one.

use std::collections::BTreeMap;

use crate::wire::Message;

/// One side's view of a dialogue.
#[derive(Debug, Default)]
pub struct View {
    messages: BTreeMap<usize, Message>,
    held: usize,
    /// Frames that brought a message.
    pub live: usize,
    /// Messages that had to be asked for.
    pub repaired: usize,
    /// The last number that came live on this connection.
    last_live: Option<usize>,
    /// Client id → what became of it.
    pub sent: BTreeMap<String, Sent>,
    pub problems: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    pub times: usize,
    pub acknowledged: Option<Acknowledged>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    pub id: String,
    pub seq: usize,
}

impl View {
    /// How many messages are held without a gap from the first.
    pub fn held(&self) -> usize {
        self.held
    }

    /// A new connection, or one that was told to reload: what comes next may be anything.
    pub fn afresh(&mut self) {
        self.last_live = None;
    }

    pub fn sends(&mut self, client_id: &str) {
        self.sent.entry(client_id.to_owned()).or_default().times += 1;
    }

    /// The answer to a message sent under `client_id`.
    pub fn acknowledge(&mut self, client_id: &str, message: Message) {
        let got = Acknowledged { id: message.id.clone(), seq: message.seq };
        let Some(sent) = self.sent.get_mut(client_id) else {
            return self.problems.push(format!("{client_id} was acknowledged but never sent"));
        };
        match &sent.acknowledged {
            Some(before) if *before != got => {
                let text = format!("{client_id} was acknowledged as {before:?} and as {got:?}");
                self.problems.push(text);
            }
            _ => sent.acknowledged = Some(got),
        }
        self.hold(message);
    }

    /// A message that came by itself. On one connection numbers go up by one, each once.
    pub fn hear(&mut self, message: Message) {
        self.live += 1;
        if let Some(last) = self.last_live
            && message.seq != last + 1
        {
            let word = if message.seq <= last { "doubled or out of order" } else { "a gap" };
            self.problems
                .push(format!("{}: {} after {last}: {word}", message.dialogue, message.seq));
        }
        self.last_live = Some(message.seq);
        self.hold(message);
    }

    /// A message that was asked for.
    pub fn repair(&mut self, message: Message) {
        if !self.messages.contains_key(&message.seq) {
            self.repaired += 1;
        }
        self.hold(message);
    }

    fn hold(&mut self, message: Message) {
        match self.messages.get(&message.seq) {
            Some(known) if !is_same(known, &message) => {
                self.problems.push(format!("two messages have one number: {known:?}, {message:?}"));
            }
            Some(_) => {}
            None => {
                self.messages.insert(message.seq, message);
            }
        }
        while self.messages.contains_key(&(self.held + 1)) {
            self.held += 1;
        }
    }

    /// Whatever in here contradicts the dialogue as it is stored.
    pub fn contradictions(&self, truth: &[Message]) -> Vec<String> {
        let mut found = self.problems.clone();
        let stored = |seq: usize| seq.checked_sub(1).and_then(|place| truth.get(place));
        for (seq, message) in &self.messages {
            if stored(*seq).is_none_or(|stored| !is_same(stored, message)) {
                found.push(format!("{message:?} is not stored so: {:?}", stored(*seq)));
            }
        }
        for (client_id, sent) in &self.sent {
            if let Some(acknowledged) = &sent.acknowledged
                && stored(acknowledged.seq).is_none_or(|stored| stored.id != acknowledged.id)
            {
                found.push(format!("{client_id}, acknowledged as {acknowledged:?}, is lost"));
            }
        }
        found
    }
}

/// The same message, whoever looks at it.
pub fn is_same(a: &Message, b: &Message) -> bool {
    (&a.id, &a.dialogue, a.seq, a.from, a.at, &a.text)
        == (&b.id, &b.dialogue, b.seq, b.from, b.at, &b.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Side;

    fn message(seq: usize, text: &str) -> Message {
        Message {
            id: format!("id-{text}"),
            dialogue: "d".to_owned(),
            seq,
            from: Side::Visitor,
            operator: None,
            at: 0,
            text: text.to_owned(),
            client_id: None,
        }
    }

    #[test]
    fn an_orderly_life_has_no_problems() {
        let mut view = View::default();
        view.sends("c1");
        view.acknowledge("c1", message(1, "a"));
        view.hear(message(1, "a"));
        view.hear(message(2, "b"));
        view.afresh();
        view.repair(message(3, "c"));
        view.hear(message(3, "c"));
        let truth = [message(1, "a"), message(2, "b"), message(3, "c")];
        assert_eq!((view.held(), view.live, view.repaired), (3, 3, 1));
        assert_eq!(view.contradictions(&truth), Vec::<String>::new());
    }

    #[test]
    fn doubles_gaps_and_disorder_are_noticed() {
        for numbers in [[1, 1], [1, 3], [2, 1]] {
            let mut view = View::default();
            for seq in numbers {
                view.hear(message(seq, &seq.to_string()));
            }
            assert_eq!(view.problems.len(), 1, "{numbers:?}");
        }
    }

    #[test]
    fn what_was_acknowledged_and_is_gone_is_noticed() {
        let mut view = View::default();
        view.sends("c1");
        view.acknowledge("c1", message(1, "a"));
        assert!(!view.contradictions(&[]).is_empty());
        assert!(!view.contradictions(&[message(1, "other")]).is_empty());
    }

    #[test]
    fn a_second_answer_that_differs_is_noticed() {
        let mut view = View::default();
        view.sends("c1");
        view.acknowledge("c1", message(1, "a"));
        view.acknowledge("c1", message(1, "a"));
        assert!(view.problems.is_empty());
        view.acknowledge("c1", message(2, "b"));
        assert_eq!(view.problems.len(), 1);
    }
}
