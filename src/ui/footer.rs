//! The lines under the article: where it comes from, and how the reading is counted.

use yew::prelude::*;

use super::words::{phrase, phrase_with};
use super::{Surroundings, inline, link};
use crate::model::Article;

/// The footer; nothing where there is nothing to say.
pub(super) fn view(article: &Article, surroundings: &Surroundings) -> Html {
    let analytics = &article.analytics;
    let label = analytics.label.as_ref().filter(|_| !surroundings.options.no_analytics);
    if article.url.is_none() && label.is_none() {
        return Html::default();
    }
    let words = surroundings.words;
    let origin = match &article.site.name {
        Some(name) => phrase_with(words, article, words.read_at, name),
        None => phrase(words, article, words.read_original),
    };
    html! {
        <footer class="footer" part="footer">
            if let Some(url) = &article.url {
                <p class="origin" part="origin">{ link::outward(url, origin) }</p>
            }
            if let Some(label) = label {
                <p class="analytics" part="analytics">
                    { match &analytics.url {
                        Some(url) => link::outward(url, inline::plain(label)),
                        None => inline::plain(label),
                    } }
                </p>
            }
        </footer>
    }
}
