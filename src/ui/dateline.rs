//! Who wrote the article, and when.

use yew::prelude::*;

use super::words::between;
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
                    <span lang={words.language}>{ inline::words(words.by) }</span>{ " " }
                    { for article.authors.iter().enumerate().map(|(idx, author)| {
                        let n_after = article.authors.len() - idx - 1;
                        html! { <>{ view_author(author) }{ separator(n_after, words) }</> }
                    }) }
                </p>
            }
            if let Some(published) = article.published {
                <p class="date" part="date">{ time(published, article, surroundings) }</p>
            }
            if let Some(updated) = updated {
                <p class="date" part="date">
                    <span lang={words.language}>{ inline::words(words.updated) }</span>{ " " }{ time(updated, article, surroundings) }
                </p>
            }
        </div>
    }
}

fn view_author(author: &Author) -> Html {
    let name = inline::plain(&author.name);
    html! {
        <span class="author">
            { match &author.url {
                Some(url) => link::outward(url, name),
                None => name,
            } }
        </span>
    }
}

/// What stands between an author and the next, of whom `n_after` are left.
fn separator(n_after: usize, words: &Words) -> Html {
    let text = match n_after {
        0 => return Html::default(),
        1 => between(words.last_names),
        _ => between(words.names),
    };
    html! { <span lang={words.language}>{ inline::words(text) }</span> }
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
    let text: String = iso.chars().take("2014-09-16T06:00".len()).collect();
    text.replacen('T', " ", 1).into()
}
