//! The one place that prints: results to standard output, all else to standard error.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::problem::{Problem, Stop, terminal_json};

/// How often a bar for something of unknown length is drawn.
const TICK: Duration = Duration::from_millis(100);

/// Where a subcommand prints.
pub(crate) struct Console {
    out: BufWriter<StdoutLock<'static>>,
    is_json: bool,
    has_faults: bool,
    bar: ProgressBar,
}

impl Console {
    /// With `is_json`, problems are told for programs.
    pub(crate) fn new(is_json: bool) -> Self {
        Self {
            out: BufWriter::with_capacity(64 * 1024, io::stdout().lock()),
            is_json,
            has_faults: false,
            bar: ProgressBar::hidden(),
        }
    }

    /// Whether problems are told for programs.
    pub(crate) fn is_json(&self) -> bool {
        self.is_json
    }

    /// From now on, something is wrong, whatever becomes of the result.
    pub(crate) fn note_fault(&mut self) {
        self.has_faults = true;
    }

    /// Whether something was wrong so far.
    pub(crate) fn has_faults(&self) -> bool {
        self.has_faults
    }

    /// Prints a part of the result.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Stop> {
        self.print_bytes(text.as_bytes())
    }

    /// Prints a part of the result that is UTF-8.
    pub(crate) fn print_bytes(&mut self, text: &[u8]) -> Result<(), Stop> {
        written(self.out.write_all(text))
    }

    /// Prints a problem as a part of the result: where finding it is what was asked for.
    pub(crate) fn print_problem(&mut self, problem: &Problem) -> Result<(), Stop> {
        self.note_fault();
        let line = self.worded(problem);
        self.print(&line)
    }

    /// Tells a problem beside the result, which is still one where it is only a warning.
    pub(crate) fn warn(&mut self, problem: &Problem) {
        if problem.is_error {
            self.note_fault();
        }
        let line = self.worded(problem);
        self.say(line.trim_end());
    }

    /// Tells a person something beside the result.
    pub(crate) fn say(&mut self, message: &str) {
        // Where nobody can be told, there is nothing to be done about it.
        self.bar.suspend(|| drop(writeln!(io::stderr().lock(), "{message}")));
    }

    /// Makes sure that the result has been written.
    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        written(self.out.flush())
    }

    /// Shows a bar from now on, where standard error is a terminal; `n_steps` is how long the work
    /// is, where that is known, and `what` are its steps.
    pub(crate) fn start_progress(&mut self, n_steps: Option<usize>, what: &str) {
        let target = ProgressDrawTarget::stderr();
        self.bar = ProgressBar::with_draw_target(n_steps.map(|it| it as u64), target);
        let template = match n_steps {
            Some(_) => "{wide_bar} {human_pos} of {human_len}, {eta} left".to_owned(),
            None => format!("{{spinner}} {{human_pos}} {what} in {{elapsed}} {{wide_msg}}"),
        };
        if let Ok(style) = ProgressStyle::with_template(&template) {
            self.bar.set_style(style);
        }
        if n_steps.is_none() {
            self.bar.enable_steady_tick(TICK);
        }
    }

    /// The bar, for whoever does the steps.
    pub(crate) fn progress(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// One step of the work is done.
    pub(crate) fn step(&mut self) {
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub(crate) fn end_progress(&mut self) {
        self.bar.finish_and_clear();
    }

    fn worded(&self, problem: &Problem) -> String {
        if self.is_json {
            return format!("{}\n", terminal_json(&problem.to_json().to_string()));
        }
        format!("{problem}\n")
    }
}

/// Where the reader has gone away, there is no more to do and no fault to tell.
fn written(result: io::Result<()>) -> Result<(), Stop> {
    result.map_err(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Stop::Closed;
        }
        Problem::file("standard output".as_ref(), "write", &error).into()
    })
}
