//! `man`: pages for `man`.

use clap::Args;
use clap_mangen::Man;

use crate::console::Console;
use crate::problem::{Problem, Stop};

/// Print a page for `man`.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  article-widget man prerender | man -l -")]
pub(crate) struct Arguments {
    /// The subcommand that the page is about; without it, the command as a whole.
    command: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Stop> {
    let mut command = crate::command_line();
    command.build();
    if let Some(name) = &arguments.command {
        let Some(found) = command.find_subcommand(name) else {
            return Err(Stop::Usage(format!("there is no subcommand `{name}`")));
        };
        command = found.clone();
    }
    let mut page = Vec::new();
    Man::new(command)
        .render(&mut page)
        .map_err(|error| Problem::file("the page".as_ref(), "write", &error))?;
    console.print(&String::from_utf8_lossy(&page))?;
    Ok(())
}
