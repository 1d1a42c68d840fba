//! What the command tells about itself.

use crate::files;
use crate::run::result;

const COMMANDS: [&str; 8] =
    ["read", "validate", "prerender", "snippet", "schema", "doctor", "completions", "man"];

#[test]
fn every_subcommand_explains_itself() {
    let overview = result(&["--help"]);
    for command in COMMANDS {
        assert!(overview.contains(&format!("\n  {command} ")), "{command}");
        let help = result(&[command, "--help"]);
        assert!(help.contains(&format!("Usage: article-widget {command}")), "{help}");
        let page = result(&["man", command]);
        assert!(page.contains(&format!("article\\-widget\\-{command}")), "{page}");
    }
    assert!(result(&["man"]).contains(".SH SUBCOMMANDS"));
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let completions = result(&["completions", shell]);
        for command in COMMANDS {
            assert!(completions.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn schema_is_the_published_one() {
    assert_eq!(result(&["schema"]), files::read("static/schema/article-1.json"));
}
