//! The article's document, and its pictures.

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
    /// Its pictures.
    pub(super) pictures: Vec<SafeUrl>,
}

/// Looks at the document at `url` as a widget does, and at its pictures. `None` when there is no
/// article there.
pub(super) fn check(visit: &mut Visit<'_>, url: &SafeUrl) -> Option<Found> {
    let answer = visit.fetch(&ARTICLE, url)?;
    delivery::check_validators(visit, &answer);
    delivery::check_compressed(visit, &answer);
    let urls = answer.hops.iter().map(|hop| hop.url.clone()).collect();
    let article = read(visit, &answer.url, &answer.body)?;
    let pictures = pictures(&article);
    for picture in pictures.iter().take(MAX_PICTURES) {
        check_picture(visit, picture);
    }
    if pictures.len() > MAX_PICTURES {
        let message =
            format!("of its {} pictures, the first {MAX_PICTURES} were looked at", pictures.len());
        visit.add(Finding::new(Level::Warning, Check::Picture, url, message));
    }
    Some(Found { article, urls, pictures })
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

/// Every file of every picture in an article, each once.
fn pictures(article: &Article) -> Vec<SafeUrl> {
    let mut urls = Vec::new();
    for image in article.site.logo.iter().chain(&article.image) {
        collect_image(image, &mut urls);
    }
    collect_blocks(&article.body, &mut urls);
    let mut known: Vec<SafeUrl> = Vec::new();
    for url in urls {
        if !known.contains(&url) {
            known.push(url);
        }
    }
    known
}

fn collect_blocks(blocks: &[Block], urls: &mut Vec<SafeUrl>) {
    for block in blocks {
        match block {
            Block::Image(image) => collect_image(image, urls),
            Block::Gallery { images, .. } => {
                for image in images {
                    collect_image(image, urls);
                }
            }
            Block::Video(video) => urls.extend(video.poster.clone()),
            Block::List { items, .. } => {
                for item in items {
                    collect_blocks(&item.body, urls);
                }
            }
            Block::Definitions(items) => {
                for item in items {
                    collect_blocks(&item.body, urls);
                }
            }
            Block::Quote { body, .. }
            | Block::Aside { body, .. }
            | Block::Details { body, .. }
            | Block::Update { body, .. } => collect_blocks(body, urls),
            Block::Paragraph(_)
            | Block::Heading { .. }
            | Block::Pullquote { .. }
            | Block::Table(_)
            | Block::Code { .. }
            | Block::Divider
            // Nothing of these is asked for before a reader wants it.
            | Block::Audio(_)
            | Block::Embed(_)
            | Block::Social { .. }
            | Block::Correction(_)
            | Block::Footnotes(_) => {}
        }
    }
}

fn collect_image(image: &Image, urls: &mut Vec<SafeUrl>) {
    urls.push(image.url.clone());
    urls.extend(image.sources.iter().map(|source| source.url.clone()));
}
