//! `snippet`: the lines to paste.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use article_widget::model::Article;
use article_widget::prerender;
use article_widget::snippet::{self, Address, Embedding, Framing, Release};
use clap::{Args, ValueEnum};

use crate::console::Console;
use crate::document::{self, Base, Document};
use crate::options::WidgetOptions;
use crate::problem::{Problem, Stop};

/// Print the lines to paste into a page.
///
/// The link in them is what readers keep where the widget cannot run. With the release.json that is
/// beside embed.js, they have the hash of each file, and hints that make browsers ask for everything
/// at once.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  article-widget snippet paris.json --src https://news.example/paris.json \\
    --script https://cdn.example/embed.js --release dist/release.json")]
pub(crate) struct Arguments {
    /// The article's document; `-` for standard input.
    file: PathBuf,
    /// What the snippet is.
    #[arg(long, value_enum, default_value_t = Edition::Dynamic)]
    edition: Edition,
    /// Address of the document, as it is to stand in the page.
    #[arg(long, value_name = "URL", value_parser = address)]
    src: Option<Address>,
    /// Address of embed.js, as it is to stand in the page.
    #[arg(long, value_name = "URL", value_parser = address)]
    script: Option<Address>,
    /// The release.json that is beside embed.js.
    #[arg(long, value_name = "FILE")]
    release: Option<PathBuf>,
    /// Address of the prerendered fragment, for `fragment`; `frame` and `oembed` take one as well.
    #[arg(long, value_name = "URL", value_parser = address)]
    prerendered: Option<Address>,
    /// Address of the article's oEmbed document, for `discovery`.
    #[arg(long, value_name = "URL", value_parser = address)]
    oembed: Option<Address>,
    /// Let search engines count what is in the frame as a part of the page around it, for `frame` and
    /// `oembed`.
    #[arg(long)]
    indexable: bool,
    /// Address that URLs in the document are relative to, where it is not that in --src.
    #[arg(long, value_name = "URL")]
    base: Option<Base>,
    /// Add a description for search engines, as a script with JSON-LD.
    #[arg(long)]
    json_ld: bool,
    /// Colors of the widget; default: as the page around it.
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    #[command(flatten)]
    options: WidgetOptions,
}

/// What is pasted, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Edition {
    /// The widget fetches the article; always the newest version.
    Dynamic,
    /// The widget shows a prerendered file first; needs --prerendered.
    Fragment,
    /// The page holds the article itself, and shows it without any script.
    Prerendered,
    /// The article in a frame, apart from the page.
    Frame,
    /// An oEmbed document with the frame, for sites that ask for one.
    Oembed,
    /// The link that leads to the oEmbed document, for the article's own page; needs --oembed.
    Discovery,
}

impl Edition {
    fn key(self) -> String {
        self.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Stop> {
    check_options(arguments)?;
    let write = writer(arguments, console)?;
    let of_src = arguments.src.as_ref().and_then(Address::absolute);
    let base = arguments.base.as_ref().and_then(Base::url).or(of_src);
    let document = Document::open(&arguments.file, base.as_ref())?;
    document.warn(&arguments.file, console);
    let is_converted = document.is_converted();
    let article = Rc::new(document.parsed.article);
    console.print(&write(&article, is_converted))?;
    if arguments.json_ld {
        console.print(&prerender::json_ld(&article))?;
        console.print("\n")?;
    }
    Ok(())
}

/// Refuses what would change nothing in this edition: whoever asks for it expects something.
fn check_options(arguments: &Arguments) -> Result<(), Stop> {
    let edition = arguments.edition;
    let is_framed = matches!(edition, Edition::Frame | Edition::Oembed);
    let is_element = edition != Edition::Discovery;
    let options = [
        (
            "--prerendered",
            arguments.prerendered.is_some(),
            is_framed || edition == Edition::Fragment,
        ),
        ("--indexable", arguments.indexable, is_framed),
        ("--oembed", arguments.oembed.is_some(), edition == Edition::Discovery),
        ("--script", arguments.script.is_some(), is_element),
        ("--release", arguments.release.is_some(), is_element),
        ("--theme", arguments.theme.is_some(), is_element),
        ("--json-ld", arguments.json_ld, edition != Edition::Oembed),
    ];
    let unused = options.into_iter().find(|(_, is_given, is_used)| *is_given && !is_used);
    let of_widget = arguments.options.named().find(|_| !is_element);
    match unused.map(|(name, ..)| name).or(of_widget) {
        Some(name) => {
            Err(Stop::Usage(format!("{name} does not go with --edition {}", edition.key())))
        }
        None => Ok(()),
    }
}

/// Writes the snippet of an article, whose document browsers have to convert or not.
type Writer = Box<dyn Fn(&Rc<Article>, bool) -> String>;

/// What writes the snippet of the edition. All that can be wrong with the arguments is told here.
fn writer(arguments: &Arguments, console: &mut Console) -> Result<Writer, Stop> {
    if arguments.edition == Edition::Discovery {
        let url = needed(&arguments.oembed, "--oembed")?;
        return Ok(Box::new(move |article, _| snippet::discovery(article, &url)));
    }
    let framing =
        Framing { is_indexable: arguments.indexable, prerendered: arguments.prerendered.clone() };
    let embedding = embedding(arguments, console)?;
    Ok(match arguments.edition {
        Edition::Dynamic | Edition::Discovery => Box::new(move |article, is_converted| {
            snippet::dynamic(article, &embedding, is_converted)
        }),
        Edition::Fragment => {
            let url = needed(&arguments.prerendered, "--prerendered")?;
            Box::new(move |article, _| snippet::fragment(article, &embedding, &url))
        }
        Edition::Prerendered => {
            Box::new(move |article, _| snippet::prerendered(article, &embedding))
        }
        Edition::Frame => Box::new(move |article, _| snippet::frame(article, &embedding, &framing)),
        Edition::Oembed => Box::new(move |article, _| {
            format!("{:#}\n", snippet::oembed(article, &embedding, &framing))
        }),
    })
}

fn embedding(arguments: &Arguments, console: &mut Console) -> Result<Embedding, Stop> {
    let src = needed(&arguments.src, "--src")?;
    let script = needed(&arguments.script, "--script")?;
    let is_framed = matches!(arguments.edition, Edition::Frame | Edition::Oembed);
    let addresses = [Some(&src), Some(&script), arguments.prerendered.as_ref()];
    if is_framed && addresses.into_iter().flatten().any(|it| it.absolute().is_none()) {
        let message = "a frame stands on a page of its own: --src, --script and --prerendered need whole addresses, \
                       with a host";
        return Err(Stop::Usage(message.to_owned()));
    }
    let release = arguments.release.as_deref().map(release).transpose()?;
    if release.is_none() && !console.is_json() {
        console.say(
            "note: no hashes, and no hints but for the script, without --release: name the release.json that is \
             beside embed.js, of the same version",
        );
    }
    let theme = arguments.theme.map(|theme| match theme {
        Theme::Light => "light".into(),
        Theme::Dark => "dark".into(),
    });
    Ok(Embedding { src, script, release, options: arguments.options.to_options(), theme })
}

fn needed(address: &Option<Address>, name: &str) -> Result<Address, Stop> {
    address.clone().ok_or_else(|| Stop::Usage(format!("this edition needs {name} URL")))
}

fn release(path: &Path) -> Result<Release, Problem> {
    const ADVICE: &str = "Name the release.json that came with embed.js.";
    let bytes = document::bytes(path)?;
    let value = serde_json::from_slice(&bytes)
        .map_err(|error| Problem::of_file(path, format!("is not JSON: {error}"), ADVICE))?;
    Release::read(&value)
        .map_err(|name| Problem::of_file(path, format!("names no file for `{name}`"), ADVICE))
}

fn address(text: &str) -> Result<Address, String> {
    Address::parse(text)
        .ok_or_else(|| "should be an http or https address, or one relative to the page".to_owned())
}
