//! The command `article-widget`: arguments and exit codes, no logic.

mod doctor;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Articles for any page: what a publisher runs.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Doctor(doctor::Args),
}

fn main() -> ExitCode {
    let Command::Doctor(args) = Cli::parse().command;
    let mut out = io::stdout().lock();
    match doctor::run(&args, &mut out) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads the output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "article-widget: cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}
