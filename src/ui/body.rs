//! The article's blocks, in order.

use yew::prelude::*;

use super::icon::{self, Icon};
use super::words::with_name;
use super::{Surroundings, figure, inline, link};
use crate::model::{Article, Block, HeadingLevel, Text};

/// The body; nothing for an article without one.
///
/// At its end stand the marks of a quarter, a half, three quarters and all of its height, by which
/// the depth of reading is seen.
pub(super) fn view(article: &Article, surroundings: &Surroundings) -> Html {
    if article.body.is_empty() {
        return Html::default();
    }
    html! {
        <div class="body" part="body">
            { for article.body.iter().enumerate().map(|(idx, block)| view_block(block, idx == 0, surroundings)) }
            { for ["25", "50", "75", "100"].map(|depth| html! { <i class="depth" data-depth={depth} aria-hidden="true"></i> }) }
        </div>
    }
}

fn view_block(block: &Block, is_first: bool, surroundings: &Surroundings) -> Html {
    match block {
        Block::Paragraph(text) => {
            if is_first && bears_drop_cap(text) {
                html! { <p class="paragraph opening">{ inline::view(text) }</p> }
            } else {
                html! { <p class="paragraph">{ inline::view(text) }</p> }
            }
        }
        Block::Heading { level, text } => {
            let text = inline::view(text);
            match level {
                HeadingLevel::Two => html! { <h3 class="heading" part="heading">{ text }</h3> },
                HeadingLevel::Three => html! { <h4 class="heading" part="heading">{ text }</h4> },
                HeadingLevel::Four => html! { <h5 class="heading" part="heading">{ text }</h5> },
            }
        }
        Block::Image(image) => figure::view(image, figure::Place::Body),
        Block::Quote { body, attribution } => html! {
            <figure class="quote" part="quote">
                <blockquote>{ for body.iter().map(|block| view_block(block, false, surroundings)) }</blockquote>
                if !attribution.is_blank() {
                    <figcaption>{ inline::view(attribution) }</figcaption>
                }
            </figure>
        },
        Block::List { ordered, items, .. } => {
            let items = items
                .iter()
                .map(|item| html! { <li>{ inline::view(&item.text) }</li> })
                .collect::<Html>();
            if *ordered {
                html! { <ol class="list">{ items }</ol> }
            } else {
                html! { <ul class="list">{ items }</ul> }
            }
        }
        Block::Divider => html! { <hr class="divider" /> },
        Block::Social { network, like, url } => {
            let words = surroundings.words;
            let prompt = if *like { words.like_us } else { words.follow_us };
            html! {
                <p class="social" part="social" lang={words.language}>
                    { link::outward(url, html! {
                        <>
                            { icon::view(Icon::Network(*network)) }
                            <span>{ with_name(prompt, words.network(*network)) }</span>
                        </>
                    }) }
                </p>
            }
        }
        Block::Aside { title, body } => html! {
            <aside class="aside" part="aside" aria-label={title.clone()}>
                if let Some(title) = title {
                    <p class="aside-title">{ inline::plain(title) }</p>
                }
                { for body.iter().map(|block| view_block(block, false, surroundings)) }
            </aside>
        },
        _ => Html::default(),
    }
}

/// Whether the text is long enough to stand beside a letter of three lines, and begins with one
/// that a drop cap suits: Latin, Greek or Cyrillic.
fn bears_drop_cap(text: &Text) -> bool {
    const MIN_CHARS: usize = 160;
    let Some(first) = text.runs.first() else { return false };
    let is_letter = first
        .text
        .starts_with(|c: char| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{530}').contains(&c));
    is_letter && text.runs.iter().map(|run| run.text.chars().count()).sum::<usize>() >= MIN_CHARS
}
