//! How much room an article needs at the least, so that a page can keep it.

mod blocks;
mod letters;
mod share;

use crate::model::{Article, Image, Text};
use crate::ui::{Layout, Options};

/// Widths at which the article is measured, in pixels, from small phones to as wide as it gets. It
/// is not simply highest where it is narrowest: pictures are lower there, and texts higher.
const WIDTHS: [f32; 7] = [280.0, 340.0, 412.0, 480.0, 560.0, 680.0, 792.0];

/// Size of the text in pixels; all of `src/ui/style.css` follows from it.
const SIZE: f32 = 18.0;

/// Size of lesser text, such as captions.
const SMALL: f32 = 0.8 * SIZE;

/// Size of the smallest text, such as the section.
const SMALLEST: f32 = 0.75 * SIZE;

/// Greatest width of the body.
const MEASURE: f32 = 36.0 * SIZE;

/// Greatest width of a card.
const CARD: f32 = 42.0 * SIZE;

/// Width from which on a card has its picture beside the text.
const BESIDE: f32 = 30.0 * SIZE;

/// A height in CSS pixels that the article has at least, with the widget's own style, in a column
/// of any width. In most it is some tenths higher: letters are taken for narrow ones, and what may
/// not be there when the article comes is not counted.
pub fn least_height(article: &Article, options: &Options) -> u32 {
    let heights = WIDTHS.map(|width| column(article, options, width).height);
    // Fractions are dropped, and there is nothing negative in it.
    heights.into_iter().fold(f32::INFINITY, f32::min) as u32
}

fn column(article: &Article, options: &Options, width: f32) -> Column {
    let is_card = options.layout == Layout::Card;
    let mut column = Column::default();
    if article.site.name.is_some() && !options.no_masthead {
        let site = 1.75 * SMALLEST;
        let lines = if is_card { 3.0 } else { 6.0 };
        column.stack(lines + 1.25 * SMALLEST + 1.1 * site);
    }
    if is_card {
        card(&mut column, article, options, width.min(CARD));
        return column;
    }
    let headline = (1.2 * SIZE + 0.034 * width).clamp(1.75 * SIZE, 2.75 * SIZE);
    column.head(article, headline, 1.15 * SIZE, width);
    let has_date = article.published.is_some() || article.updated.is_some();
    if has_date || !article.authors.is_empty() {
        column.gap(0.95 * SMALL);
        column.stack(1.5 * SMALL);
    }
    if !is_card && !options.no_tools && !article.body.is_empty() {
        column.gap(0.4 * SMALL);
        column.stack(2.5 * SMALL);
    }
    if let Some(image) = &article.image {
        column.gap(1.3 * SIZE);
        column.figure(image, width);
    }
    column.gap(1.5 * SIZE);
    let measure = width.min(MEASURE);
    column.blocks(&article.body, SIZE, measure);
    column.after(article.corrections.iter().map(|it| &it.text), measure);
    if article.url.is_some() && !options.no_share {
        column.gap(2.0 * SIZE);
        column.stack(2.0 * SIZE + 2.0 + 2.0 * SMALLEST + share::height(article, options, measure));
    }
    column.after(article.related.iter().map(|it| &it.headline), measure);
    column.footer(article, options);
    column
}

/// What is under the masthead of a card: one under the other, or side by side, where the higher one counts.
fn card(column: &mut Column, article: &Article, options: &Options, width: f32) {
    let columns = width - 1.4 * SIZE;
    let (picture, text) = match &article.image {
        Some(_) if width >= BESIDE => (0.4 * columns, 0.6 * columns),
        _ => (width, width),
    };
    let headline = (1.1 * SIZE + 0.016 * width).clamp(1.3 * SIZE, 1.75 * SIZE);
    if picture < width {
        let (mut beside, mut figure) = (Column::default(), Column::default());
        beside.head(article, headline, SIZE, text);
        beside.footer(article, options);
        figure.picture(article, picture);
        column.stack(beside.height.max(figure.height));
        return;
    }
    column.head(article, headline, SIZE, text);
    column.gap(1.3 * SIZE);
    column.picture(article, picture);
    column.footer(article, options);
}

/// What stands one under the other. Margins collapse: between two things there is only the greater
/// one, and those at the ends may reach out of the widget, so they do not count.
#[derive(Debug, Default)]
struct Column {
    height: f32,
    gap: f32,
}

impl Column {
    /// A margin.
    fn gap(&mut self, height: f32) {
        self.gap = self.gap.max(height);
    }

    /// Something of this height.
    fn stack(&mut self, height: f32) {
        if self.height > 0.0 {
            self.height += self.gap;
        }
        self.gap = 0.0;
        self.height += height;
    }

    /// A text in letters of `size`, in lines that are `spacing` times as high.
    fn text(&mut self, text: &Text, size: f32, spacing: f32, width: f32) {
        self.stack(n_lines(text, size, width) * size * spacing);
    }

    /// Section, headline and standfirst, the latter two in letters of these sizes.
    fn head(&mut self, article: &Article, headline: f32, standfirst: f32, width: f32) {
        if article.section.is_some() {
            self.gap(1.6 * SMALLEST);
            self.stack(1.3 * SMALLEST);
            self.gap(0.45 * SMALLEST);
        }
        self.text(&article.headline, headline, 1.12, width);
        if !article.standfirst.is_blank() {
            self.gap(0.65 * standfirst);
            self.text(&article.standfirst, standfirst, 1.45, width);
        }
    }

    /// The lead image of a card, whose caption is small.
    fn picture(&mut self, article: &Article, width: f32) {
        let Some(image) = &article.image else { return };
        self.stack(picture_height(image, width));
        if !image.caption.is_blank() {
            self.gap(0.65 * SMALLEST);
            self.text(&image.caption, SMALLEST, 1.5, width);
        }
    }

    fn footer(&mut self, article: &Article, options: &Options) {
        let has_line = article.analytics.label.is_some() && !options.no_analytics;
        if article.url.is_some() || has_line {
            self.gap(SIZE);
            self.stack(1.6 * SMALL);
        }
    }

    fn figure(&mut self, image: &Image, width: f32) {
        self.stack(picture_height(image, width));
        let has_more = image.title.is_some() || image.credit.is_some();
        self.caption(&image.caption, has_more, width);
    }

    /// The lines under something; `has_more` than its caption.
    fn caption(&mut self, caption: &Text, has_more: bool, width: f32) {
        if has_more || !caption.is_blank() {
            self.gap(0.65 * SMALL);
            self.text(caption, SMALL, 1.5, width);
            self.stack(0.8 * SMALL + 1.0);
        }
    }
}

/// A picture of unknown size may turn out to be a mere line.
fn picture_height(image: &Image, width: f32) -> f32 {
    let size = image.width.zip(image.height);
    size.map_or(0.0, |(of_file, height)| width * height as f32 / of_file as f32)
}

fn n_lines(text: &Text, size: f32, width: f32) -> f32 {
    let of_text: f32 = text.runs.iter().map(|run| letters::width(&run.text)).sum();
    (of_text * size / width).ceil().max(1.0)
}
