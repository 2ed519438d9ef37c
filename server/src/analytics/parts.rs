//! One question on several processors: each takes the next segment until there is none.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The most threads for one question.
const THREADS: usize = 4;
/// Fewer segments than this are counted sooner than a second thread has begun.
const ALONE: usize = 3;

/// Counts these segments, in as many parts as there are threads. They give way to the chat's.
pub fn of_segments<P: Send>(
    segments: &[usize],
    begin: impl Fn() -> P + Sync,
    add: impl Fn(&mut P, usize) + Sync,
) -> Vec<P> {
    let next = AtomicUsize::new(0);
    let count = || {
        let mut part = begin();
        while let Some(segment) = segments.get(next.fetch_add(1, Ordering::Relaxed)) {
            add(&mut part, *segment);
        }
        part
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(THREADS);
    if segments.len() < ALONE || threads == 1 {
        return vec![count()];
    }
    thread::scope(|scope| {
        let others: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    give_way();
                    count()
                })
            })
            .collect();
        let joined = others.into_iter().map(thread::ScopedJoinHandle::join);
        joined.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// This thread runs when others have nothing to do.
fn give_way() {
    #[cfg(target_os = "linux")]
    // Where it is not permitted it runs like any other.
    let _ = rustix::process::setpriority_process(None, 10);
}
