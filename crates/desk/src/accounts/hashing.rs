//! Passwords as argon2id hashes, on two threads that each keep one buffer for ever. However many sign in at
//! once, no more memory is taken; whoever finds the queue full is told to come again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use store::keys::Hashed;

use crate::error::{Error, Result};

/// Threads that hash: more would only wait for each other's memory.
const WORKERS: usize = 2;
/// Passwords that wait; at some 20 ms each on two threads, the last waits less than a second.
const QUEUE: usize = 64;
/// Bytes of a hash.
const HASH_BYTES: usize = 32;
/// Bytes of a salt.
pub(super) const SALT_BYTES: usize = 16;

/// What a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// What OWASP's password storage cheat sheet names first: 19 MiB, two passes, one lane.
    pub const USUAL: Self = Self { memory_kib: 19 * 1024, passes: 2 };

    fn way(self) -> String {
        format!("argon2id-{}-{}-1", self.memory_kib, self.passes)
    }

    /// The cost in the way of a hash; `None` when this program does not know it.
    fn of_way(way: &str) -> Option<Self> {
        let mut parts = way.strip_prefix("argon2id-")?.strip_suffix("-1")?.split('-');
        let memory_kib = parts.next()?.parse().ok()?;
        let passes = parts.next()?.parse().ok()?;
        parts.next().is_none().then_some(Self { memory_kib, passes })
    }
}

/// A password on its way to a hash.
struct Job {
    password: String,
    salt: Vec<u8>,
    cost: Cost,
    answer: SyncSender<Result<Vec<u8>>>,
}

/// The threads that hash, and the queue before them.
pub struct Hasher {
    queue: SyncSender<Job>,
    cost: Cost,
    counted: Arc<Counted>,
}

/// What the threads did, for the tests.
#[derive(Debug, Default)]
struct Counted {
    n_buffers: AtomicUsize,
    n_hashes: AtomicUsize,
}

impl Hasher {
    /// Starts the threads.
    #[must_use]
    pub fn start(cost: Cost) -> Self {
        let (queue, jobs) = sync_channel(QUEUE);
        let jobs = Arc::new(Mutex::new(jobs));
        let counted = Arc::new(Counted::default());
        for _ in 0..WORKERS {
            let (jobs, counted) = (Arc::clone(&jobs), Arc::clone(&counted));
            std::thread::spawn(move || work(&jobs, cost, &counted));
        }
        Self { queue, cost, counted }
    }

    /// Hashes a new password with a salt.
    ///
    /// # Errors
    /// `Crowded` when the queue is full.
    pub fn hash(&self, password: &str, salt: Vec<u8>) -> Result<Hashed> {
        let hash = self.ask(password, &salt, self.cost)?;
        Ok(Hashed { way: self.cost.way(), salt, hash })
    }

    /// Whether a password is the one that was hashed; takes as long for a wrong one.
    ///
    /// # Errors
    /// `Crowded` when the queue is full; a way of hashing that this program does not know.
    pub fn is_same(&self, password: &str, kept: &Hashed) -> Result<bool> {
        let unknown = || Error::Broken(format!("a password is kept as {}", kept.way));
        let cost = Cost::of_way(&kept.way).ok_or_else(unknown)?;
        let hash = self.ask(password, &kept.salt, cost)?;
        Ok(are_equal(&hash, &kept.hash))
    }

    /// How many buffers were ever made.
    #[must_use]
    pub fn n_buffers(&self) -> usize {
        self.counted.n_buffers.load(Ordering::Relaxed)
    }

    /// How many passwords were hashed.
    #[must_use]
    pub fn n_hashes(&self) -> usize {
        self.counted.n_hashes.load(Ordering::Relaxed)
    }

    fn ask(&self, password: &str, salt: &[u8], cost: Cost) -> Result<Vec<u8>> {
        let (answer, answered) = sync_channel(1);
        let (password, salt) = (password.to_owned(), salt.to_vec());
        self.queue.try_send(Job { password, salt, cost, answer }).map_err(|error| match error {
            TrySendError::Full(_) => Error::Crowded,
            TrySendError::Disconnected(_) => stopped(),
        })?;
        answered.recv().map_err(|_| stopped())?
    }
}

fn stopped() -> Error {
    Error::Broken("the threads that hash passwords have stopped".to_owned())
}

/// Compares without telling by its time where two hashes begin to differ.
pub(super) fn are_equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

fn work(jobs: &Mutex<Receiver<Job>>, usual: Cost, counted: &Counted) {
    let mut buffer = Vec::new();
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        if buffer.is_empty() {
            let n_blocks = usize::try_from(usual.memory_kib).unwrap_or(usize::MAX);
            buffer = vec![Block::default(); n_blocks];
            counted.n_buffers.fetch_add(1, Ordering::Relaxed);
        }
        counted.n_hashes.fetch_add(1, Ordering::Relaxed);
        let hash = hashed(&job, &mut buffer);
        // Whoever asked may have gone away.
        let _ = job.answer.send(hash);
    }
}

fn hashed(job: &Job, buffer: &mut [Block]) -> Result<Vec<u8>> {
    let broken = |error: argon2::Error| Error::Broken(format!("argon2: {error}"));
    let Cost { memory_kib, passes } = job.cost;
    let params = Params::new(memory_kib, passes, 1, Some(HASH_BYTES)).map_err(broken)?;
    let n_blocks = params.block_count();
    let small = || Error::Broken(format!("a password asks for {memory_kib} KiB"));
    let blocks = buffer.get_mut(..n_blocks).ok_or_else(small)?;
    let mut out = vec![0; HASH_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(job.password.as_bytes(), &job.salt, &mut out, blocks)
        .map_err(broken)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Cost = Cost { memory_kib: 256, passes: 1 };

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let hasher = Hasher::start(Cost::USUAL);
        let kept = hasher.hash("बरगद की छाँव", vec![7; SALT_BYTES]).expect("there is room");
        assert_eq!(kept.way, "argon2id-19456-2-1");
        assert!(hasher.is_same("बरगद की छाँव", &kept).expect("there is room"));
        assert!(!hasher.is_same("बरगद की छाव", &kept).expect("there is room"));
        let other = hasher.hash("बरगद की छाँव", vec![8; SALT_BYTES]).expect("there is room");
        assert_ne!(other.hash, kept.hash, "the salt counts");
    }

    #[test]
    fn sixty_four_at_once_take_no_more_than_two_buffers() {
        let hasher = Hasher::start(SMALL);
        std::thread::scope(|scope| {
            for n in 0..64 {
                let hasher = &hasher;
                scope.spawn(move || hasher.hash(&format!("password {n}"), vec![1; SALT_BYTES]));
            }
        });
        assert_eq!(hasher.n_hashes(), 64, "the queue takes them all");
        assert!(hasher.n_buffers() <= WORKERS, "{} buffers", hasher.n_buffers());
    }

    #[test]
    fn whoever_finds_the_queue_full_is_told_so_at_once() {
        let (queue, jobs) = sync_channel(1);
        let counted = Arc::new(Counted::default());
        let hasher = Hasher { queue, cost: SMALL, counted: Arc::clone(&counted) };
        let (answer, answered) = sync_channel(1);
        let job = Job { password: "first".into(), salt: vec![1; 16], cost: SMALL, answer };
        assert!(hasher.queue.try_send(job).is_ok());
        assert!(matches!(hasher.hash("second", vec![1; 16]), Err(Error::Crowded)));
        drop(hasher);
        work(&Mutex::new(jobs), SMALL, &counted);
        assert!(answered.recv().is_ok_and(|hash| hash.is_ok()), "the first is answered");
    }

    #[test]
    fn a_hash_of_another_cost_is_read_and_one_of_another_kind_is_not() {
        assert_eq!(Cost::of_way(&SMALL.way()), Some(SMALL));
        for way in ["argon2id-19456-2", "bcrypt-12", "argon2id-19456-2-1-1", "argon2id-x-2-1"] {
            assert_eq!(Cost::of_way(way), None, "{way}");
        }
    }
}
