//! Who hears what: topics and the queues of those who listen. It carries no truth; losing an event costs
//! freshness only, because every client repairs itself from the database.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use dashmap::DashMap;
use tokio::sync::mpsc;

use crate::domain::event::{Event, Topic};

/// Frames a listener may fall behind before it is told to reload.
const QUEUE: usize = 500;

/// The in-process hub.
#[derive(Clone, Default)]
pub struct Hub {
    topics: Arc<DashMap<Topic, Vec<Listener>>>,
    next: Arc<AtomicU64>,
}

#[derive(Clone)]
struct Listener {
    id: u64,
    queue: mpsc::Sender<Arc<str>>,
    behind: Arc<AtomicBool>,
}

/// One connection's ear: joins topics, hears their frames, leaves them when dropped.
pub struct Ear {
    hub: Hub,
    listener: Listener,
    topics: Vec<Topic>,
    queue: mpsc::Receiver<Arc<str>>,
}

/// What an ear hears.
#[derive(Debug)]
pub enum Heard {
    Frame(Arc<str>),
    /// Frames were lost because the listener fell behind: reload.
    Behind,
}

impl Hub {
    /// Hands a committed event to all who listen. Never waits.
    pub fn publish(&self, event: &Event) {
        if let Some(listeners) = self.topics.get(&event.topic) {
            for listener in listeners.iter() {
                if listener.queue.try_send(event.frame.clone()).is_err() {
                    listener.behind.store(true, Ordering::Release);
                }
            }
        }
    }

    pub fn has_listeners(&self, topic: Topic) -> bool {
        self.topics.contains_key(&topic)
    }

    /// Whether every listener has taken all that was published to it.
    pub fn is_quiet(&self) -> bool {
        self.topics
            .iter()
            .all(|listeners| listeners.iter().all(|listener| listener.queue.capacity() == QUEUE))
    }

    pub fn listen(&self, topics: &[Topic]) -> Ear {
        let (sender, queue) = mpsc::channel(QUEUE);
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let listener = Listener { id, queue: sender, behind: Arc::new(AtomicBool::new(false)) };
        let mut ear = Ear { hub: self.clone(), listener, topics: Vec::new(), queue };
        for topic in topics {
            ear.join(*topic);
        }
        ear
    }
}

impl Ear {
    pub fn join(&mut self, topic: Topic) {
        if !self.topics.contains(&topic) {
            self.topics.push(topic);
            self.hub.topics.entry(topic).or_default().push(self.listener.clone());
        }
    }

    pub fn leave(&mut self, topic: Topic) {
        if let Some(position) = self.topics.iter().position(|joined| *joined == topic) {
            self.topics.swap_remove(position);
            self.remove(topic);
        }
    }

    fn remove(&self, topic: Topic) {
        if let Some(mut listeners) = self.hub.topics.get_mut(&topic) {
            listeners.retain(|listener| listener.id != self.listener.id);
        }
        self.hub.topics.remove_if(&topic, |_, listeners| listeners.is_empty());
    }

    /// The next frame. Cancel-safe.
    pub async fn hear(&mut self) -> Heard {
        if self.listener.behind.load(Ordering::Acquire) && self.queue.is_empty() {
            self.listener.behind.store(false, Ordering::Release);
            return Heard::Behind;
        }
        match self.queue.recv().await {
            Some(frame) => Heard::Frame(frame),
            // The ear holds a sender itself, so the queue cannot close while it listens.
            None => Heard::Behind,
        }
    }

    /// A frame that is already there.
    pub fn try_hear(&mut self) -> Option<Heard> {
        if let Ok(frame) = self.queue.try_recv() {
            return Some(Heard::Frame(frame));
        }
        self.listener.behind.swap(false, Ordering::AcqRel).then_some(Heard::Behind)
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        for topic in std::mem::take(&mut self.topics) {
            self.remove(topic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    fn topic(n: u128) -> Topic {
        Topic::Operators(Id(uuid::Uuid::from_u128(n)))
    }

    #[tokio::test]
    async fn frames_reach_their_topic_in_order_and_nobody_else() {
        let hub = Hub::default();
        let mut ear = hub.listen(&[topic(1)]);
        let mut other = hub.listen(&[topic(2)]);
        for n in 0..3 {
            hub.publish(&Event::new(topic(1), &n));
        }
        for n in 0..3 {
            assert!(matches!(ear.hear().await, Heard::Frame(frame) if *frame == n.to_string()));
        }
        assert!(other.try_hear().is_none());
        drop(ear);
        assert!(!hub.has_listeners(topic(1)));
    }

    #[tokio::test]
    async fn a_listener_that_falls_behind_is_told_after_what_it_still_has() {
        let hub = Hub::default();
        let mut ear = hub.listen(&[topic(1)]);
        for n in 0..QUEUE + 1 {
            hub.publish(&Event::new(topic(1), &n));
        }
        for _ in 0..QUEUE {
            assert!(matches!(ear.hear().await, Heard::Frame(_)));
        }
        assert!(matches!(ear.hear().await, Heard::Behind));
    }
}
