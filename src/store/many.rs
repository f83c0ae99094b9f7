//! Many files: read on all cores, handed over one after the other in their order.

use std::{
    collections::BTreeMap,
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, sync_channel},
    },
    thread,
};

/// With fewer files one core is done about as soon as several that have to be set to it.
const FEW: usize = 500;
/// So many are read in one go.
const BATCH: usize = 32;
/// So many batches of each core wait to be taken: what is read does not pile up.
const WAITING: usize = 2;

/// What another core does.
pub type Job<'w> = Box<dyn FnOnce() + Send + 'w>;

/// What `work` makes of 0, 1, 2, … below a number, in this order. It is handed a buffer to read
/// into. Who asks for it does the work; from [`FEW`] on, `spawn` sets the other cores to it too, as
/// far as the system has threads to give.
pub fn in_order<'w, R: Send + 'w>(
    count: usize,
    work: impl Fn(usize, &mut Vec<u8>) -> R + Send + Sync + 'w,
    mut spawn: impl FnMut(Job<'w>) -> io::Result<()>,
) -> impl Iterator<Item = R> {
    let others = match count {
        0..FEW => 0,
        _ => thread::available_parallelism().map_or(0, |cores| cores.get() - 1),
    };
    let work = Arc::new(Work {
        count,
        begun: AtomicUsize::new(0),
        each: work,
    });
    let (send, receive) = sync_channel(WAITING * others);
    for _ in 0..others {
        let (work, send) = (Arc::clone(&work), send.clone());
        let job = move || {
            let mut buffer = Vec::new();
            while let Some(batch) = work.next_batch(&mut buffer) {
                if send.send(batch).is_err() {
                    // Nobody wants more.
                    break;
                }
            }
        };
        if spawn(Box::new(job)).is_err() {
            break;
        }
    }
    let batches = Batches {
        work,
        buffer: Vec::new(),
        receive,
        early: BTreeMap::new(),
        wanted: 0,
    };
    batches.flatten()
}

/// What is to be done, and how much of it somebody has begun with.
struct Work<W> {
    count: usize,
    begun: AtomicUsize,
    each: W,
}

/// The place of a batch among all, and what was made of it.
type Batch<R> = (usize, Vec<R>);

impl<W> Work<W> {
    /// Does the next batch that nobody has begun with.
    fn next_batch<R>(&self, buffer: &mut Vec<u8>) -> Option<Batch<R>>
    where
        W: Fn(usize, &mut Vec<u8>) -> R,
    {
        let nth = self.begun.fetch_add(1, Ordering::Relaxed);
        let batch = nth * BATCH..self.count.min((nth + 1) * BATCH);
        let is_there = !batch.is_empty();
        is_there.then(|| (nth, batch.map(|nth| (self.each)(nth, buffer)).collect()))
    }
}

/// The batches, put in order.
struct Batches<W, R> {
    work: Arc<Work<W>>,
    buffer: Vec<u8>,
    receive: Receiver<Batch<R>>,
    /// Those that are done before it is their turn.
    early: BTreeMap<usize, Vec<R>>,
    wanted: usize,
}

impl<R, W: Fn(usize, &mut Vec<u8>) -> R> Iterator for Batches<W, R> {
    type Item = Vec<R>;

    fn next(&mut self) -> Option<Vec<R>> {
        loop {
            self.early.extend(self.receive.try_iter());
            if let Some(batch) = self.early.remove(&self.wanted) {
                self.wanted += 1;
                return Some(batch);
            }
            // Rather work than wait, but not too far ahead.
            let own = (self.early.len() < WAITING).then(|| self.work.next_batch(&mut self.buffer));
            let done = own.flatten().or_else(|| self.receive.recv().ok());
            // The end: nobody works any more.
            self.early.extend([done?]);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{io, thread};

    use super::{BATCH, FEW, Job, in_order};

    fn free(job: Job<'static>) -> io::Result<()> {
        thread::Builder::new().spawn(job).map(drop)
    }

    #[test]
    fn many_come_in_the_order_of_few() {
        for count in [0, 1, FEW - 1, FEW, 10 * FEW, 10 * FEW + BATCH + 1] {
            let all: Vec<_> = (0..count).collect();
            assert_eq!(in_order(count, |nth, _| nth, free).collect::<Vec<_>>(), all);
            thread::scope(|scope| {
                let spawn = |job| thread::Builder::new().spawn_scoped(scope, job).map(drop);
                let bound = in_order(count, |nth, _| nth, spawn);
                assert_eq!(bound.collect::<Vec<_>>(), all);
            });
            let mut threads = 0..1;
            let few = in_order(
                count,
                |nth, _| nth,
                |job| match threads.next() {
                    Some(_) => free(job),
                    None => Err(io::ErrorKind::WouldBlock.into()),
                },
            );
            assert_eq!(few.collect::<Vec<_>>(), all);
        }
    }

    #[test]
    fn who_wants_no_more_waits_for_nobody() {
        let mut some = in_order(100 * FEW, |nth, _| nth, free);
        assert_eq!(some.next(), Some(0));
    }
}
