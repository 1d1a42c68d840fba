//! `completions`: what makes a shell complete the command's arguments.

use clap::Args;
use clap_complete::Shell;

use crate::console::Console;
use crate::problem::Stop;

/// Print completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  article-widget completions bash > ~/.local/share/bash-completion/completions/article-widget")]
pub(crate) struct Arguments {
    /// The shell.
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Stop> {
    let mut script = Vec::new();
    let mut command = crate::command_line();
    clap_complete::generate(arguments.shell, &mut command, "article-widget", &mut script);
    console.print(&String::from_utf8_lossy(&script))?;
    Ok(())
}
