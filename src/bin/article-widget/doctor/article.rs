//! The article's document, and its pictures.

use std::collections::HashSet;

use article_widget::model::{Article, Block, Image, SafeUrl};

use super::delivery;
use super::finding::{Check, Finding, Level, Place};
use super::resource::{ARTICLE, PICTURE};
use super::shell::download;
use super::visit::Visit;
use crate::document::Document;

/// More pictures than this are not asked for.
const MAX_PICTURES: usize = 40;

/// An article that came.
#[derive(Debug)]
pub(super) struct Found {
    /// What the document says.
    pub(super) article: Article,
    /// Every address that the page must be allowed to ask for it.
    pub(super) urls: Vec<SafeUrl>,
    /// What its blocks make browsers ask for.
    pub(super) media: Media,
}

/// Looks at the document at `url` as a widget does, and at its pictures. `None` when there is no
/// article there.
pub(super) fn check(visit: &mut Visit<'_>, url: &SafeUrl) -> Option<Found> {
    let answer = visit.fetch(&ARTICLE, url)?;
    delivery::check_validators(visit, &answer);
    delivery::check_compressed(visit, &answer);
    let urls = answer.hops.iter().map(|hop| hop.url.clone()).collect();
    let article = read(visit, &answer.url, &answer.body)?;
    let media = Media::of(&article);
    let pictures = &media.pictures;
    for picture in pictures.iter().take(MAX_PICTURES) {
        check_picture(visit, picture);
    }
    if pictures.len() > MAX_PICTURES {
        let message =
            format!("of its {} pictures, the first {MAX_PICTURES} were looked at", pictures.len());
        visit.add(Finding::new(Level::Warning, Check::Picture, url, message));
    }
    Some(Found { article, urls, media })
}

/// Reads a document, and reports what is wrong in it.
fn read(visit: &mut Visit<'_>, url: &SafeUrl, bytes: &[u8]) -> Option<Article> {
    let document = match Document::read(bytes, Some(url)) {
        Ok(document) => document,
        Err(error) => {
            let message = format!("{}. {}", error.message, error.advice);
            let finding = Finding::new(Level::Error, Check::Article, url, message);
            let line = format!("{} | article-widget validate -", download(url));
            visit.add(finding.cured_by(Place::Shell, line));
            return None;
        }
    };
    for (warning, advice) in document.advised() {
        let finding = Finding::new(Level::Warning, Check::Article, url, warning.to_string());
        visit.add(match advice.is_empty() {
            true => finding,
            false => finding.cured_by(Place::Document, format!("{}: {advice}", warning.pointer)),
        });
    }
    let article = document.parsed.article;
    let headline = article.headline.to_plain();
    let message = format!("it is an article: {headline}");
    visit.add(Finding::new(Level::Fine, Check::Article, url, message));
    Some(article)
}

fn check_picture(visit: &mut Visit<'_>, url: &SafeUrl) {
    if let Some(answer) = visit.fetch(&PICTURE, url)
        && PICTURE.is_type(&answer.media_type())
    {
        visit.add(Finding::new(Level::Fine, Check::Picture, url, "it is a picture"));
    }
}

/// What the blocks of an article make browsers ask for, each once.
#[derive(Debug, Default)]
pub(super) struct Media {
    /// Every file of every picture.
    pub(super) pictures: Vec<SafeUrl>,
    /// Films and sounds, which are asked for when a reader starts them.
    pub(super) recordings: Vec<SafeUrl>,
    /// Frames of other sites, which are asked for when a reader wants them.
    pub(super) frames: Vec<SafeUrl>,
}

impl Media {
    fn of(article: &Article) -> Self {
        let mut media = Self::default();
        for image in article.site.logo.iter().chain(&article.image) {
            media.add_image(image);
        }
        media.add_blocks(&article.body);
        for urls in [&mut media.pictures, &mut media.recordings, &mut media.frames] {
            let mut known = HashSet::new();
            urls.retain(|url| known.insert(url.clone()));
        }
        media
    }

    fn add_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Image(image) => self.add_image(image),
                Block::Gallery { images, .. } => {
                    images.iter().for_each(|image| self.add_image(image));
                }
                Block::Video(it) | Block::Audio(it) => {
                    self.pictures.extend(it.poster.clone());
                    self.recordings.push(it.url.clone());
                }
                Block::Embed(embed) => self.frames.extend(embed.frame.clone()),
                Block::Paragraph(_)
                | Block::Heading { .. }
                | Block::Quote { .. }
                | Block::Pullquote { .. }
                | Block::List { .. }
                | Block::Definitions(_)
                | Block::Table(_)
                | Block::Code { .. }
                | Block::Divider
                | Block::Social { .. }
                | Block::Aside { .. }
                | Block::Details { .. }
                | Block::Correction(_)
                | Block::Update { .. }
                | Block::Footnotes(_) => {}
            }
            block.each_body(&mut |body| self.add_blocks(body));
        }
    }

    fn add_image(&mut self, image: &Image) {
        self.pictures.push(image.url.clone());
        self.pictures.extend(image.sources.iter().map(|source| source.url.clone()));
    }
}
