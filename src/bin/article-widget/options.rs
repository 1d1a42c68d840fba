//! Options of the widget, as arguments.

use article_widget::model::{Network, ShareTarget};
use article_widget::ui::{self, HeadingStart, Layout};
use clap::{Args, ValueEnum};

/// What the page chooses; the same names as the element's attributes have.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of the widget")]
pub(crate) struct WidgetOptions {
    /// Language of the widget's own words and of dates, as a BCP 47 tag; default: the article's.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// How much of the article is shown.
    #[arg(long, value_enum, default_value_t = LayoutName::Full)]
    layout: LayoutName,
    /// Level of the headline, from 1 to 5, which those of the other headings follow.
    #[arg(long, value_name = "LEVEL", default_value = "2", value_parser = heading_start)]
    heading_level: HeadingStart,
    /// What the share bar offers, in this order; default: what the article says.
    #[arg(long, value_name = "TARGET", value_delimiter = ',', value_parser = share_target)]
    share: Vec<ShareTarget>,
    /// Leave out the masthead.
    #[arg(long)]
    no_masthead: bool,
    /// Leave out the clock.
    #[arg(long)]
    no_clock: bool,
    /// Leave out the share bar.
    #[arg(long)]
    no_share: bool,
    /// Leave out the tools for reading.
    #[arg(long)]
    no_tools: bool,
    /// Leave out the line about the counting of readers.
    #[arg(long)]
    no_analytics: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LayoutName {
    /// All of it.
    Full,
    /// Masthead, section, headline, standfirst, lead image and footer.
    Card,
}

impl WidgetOptions {
    /// The names of those that are not as they are without being named.
    pub(crate) fn named(&self) -> impl Iterator<Item = &'static str> {
        let all = [
            ("--lang", self.lang.is_some()),
            ("--layout", self.layout != LayoutName::Full),
            ("--heading-level", self.heading_level != HeadingStart::default()),
            ("--share", !self.share.is_empty()),
            ("--no-masthead", self.no_masthead),
            ("--no-clock", self.no_clock),
            ("--no-share", self.no_share),
            ("--no-tools", self.no_tools),
            ("--no-analytics", self.no_analytics),
        ];
        all.into_iter().filter(|(_, is_named)| *is_named).map(|(name, _)| name)
    }

    /// The options as the component tree takes them.
    pub(crate) fn to_options(&self) -> ui::Options {
        ui::Options {
            language: self.lang.as_deref().map(Into::into),
            layout: match self.layout {
                LayoutName::Full => Layout::Full,
                LayoutName::Card => Layout::Card,
            },
            heading_level: self.heading_level,
            share: self.share.clone(),
            no_masthead: self.no_masthead,
            no_clock: self.no_clock,
            no_share: self.no_share,
            no_tools: self.no_tools,
            no_analytics: self.no_analytics,
            debug: false,
        }
    }
}

fn heading_start(text: &str) -> Result<HeadingStart, &'static str> {
    HeadingStart::parse(text).ok_or("a number from 1 to 5")
}

fn share_target(key: &str) -> Result<ShareTarget, String> {
    ShareTarget::from_key(key).ok_or_else(|| {
        let own = ShareTarget::OWN.map(ShareTarget::key);
        let networks = Network::ALL.map(Network::key);
        format!("not one of {}", [&own[..], &networks[..]].concat().join(", "))
    })
}
