//! How one widget goes from loading to shown, and what a failure changes.

use std::rc::Rc;

use super::{Event, Options, Words};
use crate::model::{Article, Failure};

/// Where a widget is.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Phase {
    /// Nothing to show yet.
    #[default]
    Loading,
    /// An article is on screen.
    Shown(Rc<Article>),
    /// An article is on screen, and a newer copy or another article is on its way.
    Updating {
        /// The one on screen.
        article: Rc<Article>,
        /// Whether it may stay when the new one fails: a copy of the same article may.
        keeps: bool,
    },
    /// The last attempt failed.
    Failed {
        /// Why.
        failure: Rc<Failure>,
        /// The last good copy, which stays on screen.
        last: Option<Rc<Article>>,
        /// Whether another attempt is under way.
        is_retrying: bool,
    },
}

/// What happens to a widget.
#[derive(Debug, Clone)]
pub enum Action {
    /// A document was asked for.
    Started {
        /// Whether it is another one than the last.
        is_new_source: bool,
    },
    /// An article came; the very one on screen when its document has not changed.
    Loaded(Rc<Article>),
    /// No article came.
    Failed(Failure),
    /// The embedding page chose anew, or the widget's own words are in another language.
    Configured(Options, &'static Words),
}

impl Phase {
    /// The phase after `action`, and what the page is to be told once it is on screen.
    pub fn after(self, action: Action) -> (Self, Option<Event>) {
        let article = self.article().cloned();
        match action {
            Action::Started { is_new_source } => (self.started(is_new_source), None),
            Action::Loaded(loaded) => {
                let event = match article {
                    None => Some(Event::Ready),
                    Some(article) if Rc::ptr_eq(&article, &loaded) => None,
                    Some(_) => Some(Event::Update),
                };
                (Self::Shown(loaded), event)
            }
            Action::Failed(failure) => {
                let failure = Rc::new(failure);
                let last = article.filter(|_| !matches!(self, Self::Updating { keeps: false, .. }));
                let event = Event::Error(failure.clone());
                (Self::Failed { failure, last, is_retrying: false }, Some(event))
            }
            Action::Configured(..) => (self, None),
        }
    }

    /// The article on screen.
    pub fn article(&self) -> Option<&Rc<Article>> {
        match self {
            Self::Loading => None,
            Self::Shown(article) | Self::Updating { article, .. } => Some(article),
            Self::Failed { last, .. } => last.as_ref(),
        }
    }

    fn started(self, is_new_source: bool) -> Self {
        match self {
            Self::Shown(article) => Self::Updating { article, keeps: !is_new_source },
            Self::Updating { article, keeps } => {
                Self::Updating { article, keeps: keeps && !is_new_source }
            }
            Self::Failed { last: Some(article), .. } if is_new_source => {
                Self::Updating { article, keeps: false }
            }
            Self::Failed { failure, last, .. } if !is_new_source => {
                Self::Failed { failure, last, is_retrying: true }
            }
            Self::Loading | Self::Failed { .. } => Self::Loading,
        }
    }
}
