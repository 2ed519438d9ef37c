//! Rate limits per address, visitor and member. They answer 429 with Retry-After and never share a counter
//! between the visitor's side and the operator's side.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock, Reference as _};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::time::Clock;

pub struct Limits {
    on: bool,
    ticks: Ticks,
    sessions: Keyed<IpAddr>,
    visitor_writes: Keyed<Id>,
    member_writes: Keyed<Id>,
    ratings: Keyed<Id>,
}

type Keyed<K> = RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Nanos>>;

/// Time since the program started: the machine's monotonic clock (one that can be set back would lock
/// people out), or a test's, which holds it in its hands.
#[derive(Clone)]
struct Ticks {
    clock: Clock,
    machine: DefaultClock,
    started: <DefaultClock as governor::clock::Clock>::Instant,
}

impl Ticks {
    fn new(clock: Clock) -> Ticks {
        let machine = DefaultClock::default();
        let started = machine.now();
        Ticks { clock, machine, started }
    }
}

impl governor::clock::Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        match &self.clock {
            Clock::System => self.machine.now().duration_since(self.started),
            Clock::Manual(_) => {
                Nanos::new(u64::try_from(self.clock.now().0).unwrap_or(0) * 1_000_000)
            }
        }
    }
}

fn per_second(rate: u32, burst: u32) -> Quota {
    let rate = NonZeroU32::new(rate).unwrap_or(NonZeroU32::MIN);
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::per_second(rate).allow_burst(burst)
}

impl Limits {
    pub fn new(on: bool, clock: Clock) -> Limits {
        let ticks = Ticks::new(clock);
        let clock = || ticks.clone();
        Limits {
            on,
            sessions: Keyed::dashmap_with_clock(per_second(2, 60), clock()),
            visitor_writes: Keyed::dashmap_with_clock(per_second(5, 40), clock()),
            member_writes: Keyed::dashmap_with_clock(per_second(20, 100), clock()),
            ratings: Keyed::dashmap_with_clock(per_second(2, 30), clock()),
            ticks,
        }
    }

    /// A new visitor session from this address (IPv6 by its /64).
    pub fn session(&self, address: IpAddr) -> Result<()> {
        self.check(&self.sessions, &network(address))
    }
    /// A message, file or command of a visitor.
    pub fn visitor_write(&self, visitor: Id) -> Result<()> {
        self.check(&self.visitor_writes, &visitor)
    }
    /// A message, file or command of a member.
    pub fn member_write(&self, member: Id) -> Result<()> {
        self.check(&self.member_writes, &member)
    }
    /// Anything about a rating form.
    pub fn rating(&self, visitor: Id) -> Result<()> {
        self.check(&self.ratings, &visitor)
    }

    fn check<K: std::hash::Hash + Eq + Clone>(&self, limiter: &Keyed<K>, key: &K) -> Result<()> {
        if !self.on {
            return Ok(());
        }
        limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.ticks.now());
            Error::new(Code::TooManyRequests).retry_after(wait.as_secs() + 1)
        })
    }

    /// Forgets who has been quiet; call once a minute.
    pub fn forget_quiet(&self) {
        self.sessions.retain_recent();
        self.visitor_writes.retain_recent();
        self.member_writes.retain_recent();
        self.ratings.retain_recent();
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let bits = u128::from(v6) & !u128::from(u64::MAX);
            IpAddr::V6(bits.into())
        }
    }
}
