//! How much room an article needs at the least, so that a page can keep it.

mod blocks;
mod letters;

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
const CARD: f32 = 32.0 * SIZE;

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
    let width = if is_card { width.min(CARD) } else { width };
    let mut column = Column::default();
    if article.site.name.is_some() && !options.no_masthead {
        let site = 1.75 * SMALLEST;
        column.stack(6.0 + 1.25 * SMALLEST + 1.1 * site);
    }
    if article.section.is_some() {
        column.gap(1.6 * SMALLEST);
        column.stack(1.3 * SMALLEST);
        column.gap(0.45 * SMALLEST);
    }
    let headline = if is_card {
        (1.1 * SIZE + 0.016 * width).clamp(1.3 * SIZE, 1.75 * SIZE)
    } else {
        (1.2 * SIZE + 0.034 * width).clamp(1.75 * SIZE, 2.75 * SIZE)
    };
    column.text(&article.headline, headline, 1.12, width);
    if !article.standfirst.is_blank() {
        column.gap(0.65 * 1.15 * SIZE);
        column.text(&article.standfirst, 1.15 * SIZE, 1.45, width);
    }
    if !is_card {
        let has_date = article.published.is_some() || article.updated.is_some();
        if has_date || !article.authors.is_empty() {
            column.gap(0.95 * SMALL);
            column.stack(1.5 * SMALL);
        }
    }
    if !is_card && !options.no_tools && !article.body.is_empty() {
        column.gap(0.4 * SMALL);
        column.stack(2.5 * SMALL);
    }
    if let Some(image) = &article.image {
        column.gap(1.3 * SIZE);
        column.figure(image, width);
    }
    if !is_card {
        column.gap(1.5 * SIZE);
        let measure = width.min(MEASURE);
        column.blocks(&article.body, SIZE, measure);
        column.after(article.corrections.iter().map(|it| &it.text), measure);
        if article.url.is_some() && !options.no_share {
            column.gap(2.0 * SIZE);
            column.stack(2.0 * SIZE + 2.0 + 2.0 * SMALLEST + 40.0);
        }
    }
    if !is_card {
        column.after(article.related.iter().map(|it| &it.headline), width.min(MEASURE));
    }
    let has_line = article.analytics.label.is_some() && !options.no_analytics;
    if article.url.is_some() || has_line {
        column.gap(SIZE);
        column.stack(1.6 * SMALL);
    }
    column
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

    fn figure(&mut self, image: &Image, width: f32) {
        // A picture of unknown size may turn out to be a mere line.
        let size = image.width.zip(image.height);
        let height = size.map_or(0.0, |(of_file, height)| width * height as f32 / of_file as f32);
        self.stack(height);
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

fn n_lines(text: &Text, size: f32, width: f32) -> f32 {
    let of_text: f32 = text.runs.iter().map(|run| letters::width(&run.text)).sum();
    (of_text * size / width).ceil().max(1.0)
}
