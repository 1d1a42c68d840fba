//! Articles as HTML, rendered ahead of time by the components that browsers run.
//!
//! What comes out holds no script and no event attribute, and the same article with the same options
//! gives the same bytes. A browser hydrates it where its [`Stamp`] is the one that the browser would
//! give, and renders the article afresh where it is not: files of a debug build are hydrated by
//! debug builds only.

mod json_ld;
mod markup;
mod minify;
mod shape;
mod style;

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::model::Article;
use crate::ui::{Options, STAMP_ATTRIBUTE, Stamp, WidgetProps, Words};
pub use json_ld::json_ld;
use markup::Markup;

/// An article as a fragment of HTML: one `<div>` with the stamp, and the article in it. Without
/// styles it is a plain, readable article.
///
/// It is what the element's attribute `prerendered` leads to.
pub fn fragment(article: Rc<Article>, options: Options) -> String {
    let tag = options.language.as_deref().or(article.language.as_deref());
    let words = Words::of_language(tag);
    let props = yew::props!(WidgetProps { article: Some(article.clone()), options, words });
    // What it says is known once all is written, so its room is kept.
    let before = ["<div ", STAMP_ATTRIBUTE, "=\""].concat();
    let start = [&before, &*"0".repeat(Stamp::N_BYTES), "\">"].concat();
    let Markup { mut html, shape } = Markup::of_widget(&props, &start);
    // Digits, letters and hyphens.
    let stamp = Stamp::new(&article, &props.options, shape).to_string();
    html.replace_range(before.len()..before.len() + stamp.len(), &stamp);
    html.push_str("</div>");
    html
}

/// An article as the declarative shadow root of an `<article-widget>`, with its styles: what stands
/// within the element, before its other children. It is shown without any script.
pub fn shadow_root(article: Rc<Article>, options: Options) -> String {
    let fragment = fragment(article, options);
    let style = style::minified();
    format!("<template shadowrootmode=\"open\"><style>{style}</style>{fragment}</template>")
}

/// What a future comes to that waits for nothing. Yew's renderer asks for a runtime for components
/// that load something while they render; ours do not, so one look is enough, and no runtime has to
/// be made for each article.
fn completed<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
