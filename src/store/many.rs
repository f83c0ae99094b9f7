//! Many files: read on all cores, handed over one after the other in their order.

use std::{
    io,
    sync::{Arc, mpsc::sync_channel},
    thread,
};

/// With fewer files one core is done before the others have begun.
const FEW: usize = 200;
/// So many are handed over at once.
const BATCH: usize = 32;
/// So many batches of each core wait to be taken: what is read does not pile up.
const WAITING: usize = 2;

/// What one core does.
pub type Job<'w> = Box<dyn FnOnce() + Send + 'w>;

/// What `work` makes of 0, 1, 2, … below a number, in this order. It is handed a buffer to read
/// into. From [`FEW`] on, `spawn` sets each core to its part; below, and where the system has no
/// threads to give, all is done as it is asked for.
pub fn in_order<'w, R: Send + 'w>(
    count: usize,
    work: impl Fn(usize, &mut Vec<u8>) -> R + Send + Sync + 'w,
    mut spawn: impl FnMut(Job<'w>) -> io::Result<()>,
) -> Box<dyn Iterator<Item = R> + 'w> {
    let cores = match count {
        0..FEW => 1,
        _ => thread::available_parallelism().map_or(1, usize::from),
    };
    let work = Arc::new(work);
    let mut worker = |nth| {
        let (send, receive) = sync_channel(WAITING);
        let work = Arc::clone(&work);
        spawn(Box::new(move || {
            let mut buffer = Vec::new();
            for begin in (0..count).step_by(BATCH).skip(nth).step_by(cores) {
                let batch = begin..count.min(begin + BATCH);
                let done: Vec<R> = batch.map(|nth| work(nth, &mut buffer)).collect();
                if send.send(done).is_err() {
                    // Nobody wants more.
                    break;
                }
            }
        }))?;
        Ok(receive)
    };
    let workers = match cores {
        1 => Vec::new(),
        _ => (0..cores)
            .map(&mut worker)
            .collect::<io::Result<_>>()
            .unwrap_or_default(),
    };
    if workers.is_empty() {
        let mut buffer = Vec::new();
        return Box::new((0..count).map(move |nth| work(nth, &mut buffer)));
    }
    // The batches are dealt out in turn: so they come back.
    let mut turn = (0..cores).cycle();
    let batches = std::iter::from_fn(move || workers[turn.next()?].recv().ok());
    Box::new(batches.flatten())
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
