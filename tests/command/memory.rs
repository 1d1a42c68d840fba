//! How much memory a stream takes.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;
use std::thread;

use crate::run::command;

/// Peaks of runs of any length are as near to each other as this, in kB.
const MAX_DIFFERENCE_KB: u64 = 4096;

/// The most memory that the command has taken after this many documents, in kB.
fn peak_kb(n_documents: usize) -> u64 {
    let mut child =
        command(&["prerender", "-", "--json-lines"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let document = "{\"headline\": \"One\", \"body\": [\"The first ferry left at eight.\"]}\n";
    let writer = thread::spawn(move || {
        for _ in 0..n_documents {
            stdin.write_all(document.as_bytes()).unwrap();
        }
        stdin
    });
    for _ in 0..n_documents {
        assert!(answers.next().unwrap().unwrap().contains("\"html\""));
    }
    // It waits for more, and so can be looked at.
    let stdin = writer.join().unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(stdin);
    assert!(answers.next().is_none() && child.wait().unwrap().success());
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}

#[test]
fn stream_of_ten_times_the_length_takes_no_more_memory() {
    let (short, long) = (peak_kb(2_000), peak_kb(20_000));
    let difference = long.abs_diff(short);
    assert!(difference < MAX_DIFFERENCE_KB, "{short} kB for 2,000 documents, {long} kB for 20,000");
}
