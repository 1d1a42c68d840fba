//! The command `article-widget`: articles as files, for those who publish and embed them.
//!
//! It is arguments, files, messages and exit codes; what is done with an article is the library's.
//! Each subcommand is a module with its arguments and one function `run`.

mod completions;
mod console;
mod doctor;
mod document;
mod man;
mod options;
mod output;
mod prerender;
mod problem;
mod read;
mod schema;
mod snippet;
mod validate;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use console::Console;
use problem::Stop;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reads, checks and prerenders articles, and writes the snippets that embed them.
///
/// Documents are read in any format that the widget reads. `-` stands for standard input.
///
/// Exit codes: 0 when all is well, 1 when something is wrong with a document, a file or a page, 2 when
/// the command was used the wrong way.
#[derive(Debug, Parser)]
#[command(name = "article-widget", version, max_term_width = 100)]
struct Arguments {
    /// Tell what is wrong as JSON: an object on a line for each problem; with `doctor`, one array of
    /// all that was looked at.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Read(read::Arguments),
    Validate(validate::Arguments),
    Prerender(prerender::Arguments),
    Snippet(snippet::Arguments),
    /// Print the JSON Schema of Article JSON.
    Schema,
    Doctor(doctor::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut console = Console::new(arguments.json);
    let result = run(arguments.command, &mut console).and_then(|()| console.flush());
    match result {
        // Who reads the output may have enough of it; what was wrong so far is wrong.
        Ok(()) | Err(Stop::Closed) => {}
        Err(Stop::Problem(problem)) => console.warn(&problem),
        Err(Stop::Usage(message)) => {
            console.say(&format!("error: {message}\n\nFor more information, try '--help'."));
            return ExitCode::from(2);
        }
    }
    if console.has_faults() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn run(command: Command, console: &mut Console) -> Result<(), Stop> {
    match command {
        Command::Read(arguments) => read::run(&arguments, console),
        Command::Validate(arguments) => validate::run(&arguments, console),
        Command::Prerender(arguments) => prerender::run(&arguments, console),
        Command::Snippet(arguments) => snippet::run(&arguments, console),
        Command::Schema => schema::run(console),
        Command::Doctor(arguments) => doctor::run(&arguments, console),
        Command::Completions(arguments) => completions::run(&arguments, console),
        Command::Man(arguments) => man::run(&arguments, console),
    }
}

/// The whole command line, for what is made of it.
fn command_line() -> clap::Command {
    Arguments::command()
}
