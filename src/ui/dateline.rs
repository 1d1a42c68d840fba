//! Who wrote the article, and when.

use yew::prelude::*;

use super::each::numbered;
use super::words::{between, own, phrase, space_after};
use super::{Surroundings, Words, inline, link, masthead};
use crate::model::{Article, Author, DateTime};

/// Byline and dates; nothing where neither is known.
pub(super) fn view(article: &Article, surroundings: &Surroundings) -> Html {
    let updated = article.updated.filter(|_| article.updated != article.published);
    if article.authors.is_empty() && article.published.is_none() && updated.is_none() {
        return Html::default();
    }
    let words = surroundings.words;
    html! {
        <div class="dateline">
            if !article.authors.is_empty() {
                <p class="byline" part="byline">
                    { own(words, words.is_foreign_to(article), authors(article, words)) }
                </p>
            }
            if let Some(published) = article.published {
                <p class="date" part="date">{ time(published, article, surroundings) }</p>
            }
            if let Some(updated) = updated {
                <p class="date updated" part="date">
                    // The date keeps its room and what is before it its place, when the program writes it in words.
                    { phrase(words, article, words.updated) }{ " " }{ time(updated, article, surroundings) }
                </p>
            }
        </div>
    }
}

/// The line of names, each of which runs in its own direction.
fn authors(article: &Article, words: &Words) -> Html {
    html! {
        <>
            { words.by }{ space_after(words.by) }
            { numbered(&article.authors, |idx, author| html! {
                <>{ separator(idx, article, words) }{ view_author(author) }</>
            }) }
        </>
    }
}

fn view_author(author: &Author) -> Html {
    let name = inline::plain(&author.name);
    html! {
        <span class="author" dir="auto">
            { match &author.url {
                Some(url) => link::outward(url, name),
                None => name,
            } }
        </span>
    }
}

/// What stands before the author at this place, as the browsers' `Intl.ListFormat` has it.
fn separator(idx: usize, article: &Article, words: &Words) -> &'static str {
    let n_authors = article.authors.len();
    if idx == 0 {
        return "";
    }
    if idx + 1 < n_authors {
        return between(words.names);
    }
    between(if n_authors == 2 { words.both_names } else { words.last_names })
}

/// The date in the reader's words; without a browser as the publisher's own wall clock wrote it.
pub(super) fn time(date: DateTime, article: &Article, surroundings: &Surroundings) -> Html {
    let place = masthead::place(article, surroundings);
    let words =
        surroundings.browser.as_ref().and_then(|browser| browser.0.format_date(&date, &place));
    let iso = date.to_string();
    let text = words.unwrap_or_else(|| wall_clock(&iso));
    html! { <time datetime={iso}>{ inline::words(text) }</time> }
}

/// `2014-09-16 06:00` from `2014-09-16T06:00:00-04:00`: readable in any language.
fn wall_clock(iso: &str) -> AttrValue {
    iso.get(.."2014-09-16T06:00".len()).unwrap_or(iso).replacen('T', " ", 1).into()
}
