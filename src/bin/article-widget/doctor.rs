//! `article-widget doctor`: looks at a page as its readers' browsers do, and says what to mend.

mod article;
mod assets;
mod client;
mod delivery;
mod finding;
mod fragment;
mod frame;
mod hints;
mod host;
mod integrity;
mod markup;
mod origin;
mod page;
mod policy;
mod resource;
mod shell;
mod visit;

use std::time::Duration;

use article_widget::model::SafeUrl;
use clap::value_parser;
use serde_json::Value;

use self::client::{Answer, Client, Limits};
use self::finding::{Check, Finding, Level, Place, Report};
use self::page::Page;
use self::shell::quoted;
use self::visit::Visit;
use crate::console::Console;
use crate::problem::{Stop, terminal_json};

/// Looks at pages with an article on them, and says what keeps readers from it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Asks for the page, the article, its pictures, the fragment and the widget's
own files as a browser on that page would, and checks that they come, may be
read, are what they should be, and are sent well. Each finding has a line: its
level (error, warning, fine), what was checked, where, and what was seen. Under
it is the line to add, and where.

Exit code: 0 when there is no error, 1 when there is one, 2 when the arguments
make no sense.

Examples:
  article-widget doctor https://blog.example/harbour.html
  article-widget doctor https://news.example/harbour.json \\
      --script https://cdn.example/embed.js")]
pub(crate) struct Arguments {
    /// Addresses of host pages, or of articles' JSON.
    #[arg(required = true, value_name = "URL", value_parser = web_address)]
    urls: Vec<WebAddress>,
    /// Address of embed.js: for an article's JSON, or for a page that has it under another name.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    script: Option<WebAddress>,
    /// The most requests that are made for one of the addresses.
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_requests, value_parser = value_parser!(u32).range(1..))]
    max_requests: u32,
    /// The longest time that they may take together, in seconds.
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_time.as_secs(), value_parser = value_parser!(u64).range(1..))]
    max_seconds: u64,
}

/// An address as it was given. A `SafeUrl` is shared within a thread, and arguments must not be.
#[derive(Debug, Clone)]
struct WebAddress(String);

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Stop> {
    let max_time = Duration::from_secs(arguments.max_seconds);
    let limits = Limits { max_requests: arguments.max_requests, max_time };
    let script = arguments.script.as_ref().and_then(|it| SafeUrl::parse_web(&it.0, None));
    let mut reports: Vec<Value> = Vec::new();
    for (idx, WebAddress(address)) in arguments.urls.iter().enumerate() {
        let Some(url) = SafeUrl::parse_web(address, None) else { continue };
        console.start_progress(None, "requests");
        let client = Client::new(limits, console.progress());
        let report = examine(&client, &url, script.as_ref());
        console.end_progress();
        if report.has_errors() {
            console.note_fault();
        }
        if console.is_json() {
            reports.push(report.to_json(address));
            continue;
        }
        if idx > 0 {
            console.print("\n")?;
        }
        console.print(&report.to_text(address))?;
        console.flush()?;
    }
    if console.is_json() {
        console.print(&terminal_json(&format!("{:#}\n", Value::from(reports))))?;
    }
    Ok(())
}

fn web_address(text: &str) -> Result<WebAddress, String> {
    match SafeUrl::parse_web(text, None) {
        Some(url) => Ok(WebAddress(url.as_str().to_owned())),
        None => Err("it is no http or https address".to_owned()),
    }
}

/// Looks at a page, or at an article.
fn examine(client: &Client, url: &SafeUrl, script: Option<&SafeUrl>) -> Report {
    let mut first = Visit::new(client, None);
    let Some(answer) = first.fetch(&resource::PAGE, url) else { return first.into_report(url) };
    if is_document(&answer) {
        let mut visit = Visit::new(client, None);
        article::check(&mut visit, url);
        match script {
            Some(script) => {
                assets::check(&mut visit, script, None);
            }
            None => {
                let message =
                    "only the article was looked at: name the widget's script with --script";
                let finding = Finding::new(Level::Warning, Check::Snippet, url, message);
                let line =
                    format!("article-widget doctor {} --script https://…/embed.js", quoted(url));
                visit.add(finding.cured_by(Place::Shell, line));
            }
        }
        return visit.into_report(url);
    }
    // The page's own address is that after redirects.
    let mut visit = Visit::new(client, Some(answer.url.clone()));
    host::check(&mut visit, &Page::read(&answer), script);
    visit.into_report(url)
}

/// Whether this is an article rather than a page: it says so, or begins as JSON does.
fn is_document(answer: &Answer) -> bool {
    let text = answer.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&answer.body);
    resource::ARTICLE.is_type(&answer.media_type()) || text.trim_ascii_start().starts_with(b"{")
}
