//! JSON that is written as text at once, all of it into one string: a tree of values before it would take several times as long, and
//! a string for each value half as long again.

use article_widget_strings::{push_json, push_name};

use crate::model::SafeUrl;

/// What is written so far.
#[derive(Default)]
pub(crate) struct Json(String);

/// An object that is being written.
pub(crate) struct Fields {
    json: String,
    is_empty: bool,
}

/// What is written without looking into it.
pub(crate) trait Write {
    /// Writes it at the end of `json`.
    fn write(&self, json: &mut String);
}

impl Json {
    /// What follows this.
    pub(crate) fn after(json: String) -> Self {
        Self(json)
    }

    /// Begins an object.
    pub(crate) fn fields(mut self) -> Fields {
        self.0.push('{');
        Fields { json: self.0, is_empty: true }
    }

    pub(crate) fn value(mut self, value: impl Write) -> Self {
        value.write(&mut self.0);
        self
    }

    pub(crate) fn list<T>(mut self, items: &[T], write: impl Fn(&T, Self) -> Self) -> Self {
        self.0.push('[');
        let mut is_first = true;
        for item in items {
            if !is_first {
                self.0.push(',');
            }
            is_first = false;
            self = write(item, self);
        }
        self.0.push(']');
        self
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

impl Fields {
    /// Writes a field, whose value is what `write` adds.
    pub(crate) fn field(mut self, name: &str, write: impl FnOnce(Json) -> Json) -> Self {
        self.name(name);
        Self { json: write(Json(self.json)).0, is_empty: false }
    }

    pub(crate) fn with(mut self, name: &str, value: impl Write) -> Self {
        self.name(name);
        value.write(&mut self.json);
        self
    }

    pub(crate) fn optional(self, name: &str, value: Option<impl Write>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    pub(crate) fn flag(mut self, name: &str, is_set: bool) -> Self {
        if is_set {
            self.name(name);
            self.json.push_str("true");
        }
        self
    }

    pub(crate) fn url(self, name: &str, url: Option<&SafeUrl>) -> Self {
        self.optional(name, url.map(SafeUrl::as_str))
    }

    /// Writes an object, unless `write` adds nothing to it.
    pub(crate) fn object(self, name: &str, write: impl FnOnce(Self) -> Self) -> Self {
        let (length, was_empty) = (self.json.len(), self.is_empty);
        let mut is_empty = true;
        let mut written = self.field(name, |json| {
            let fields = write(json.fields());
            is_empty = fields.is_empty;
            fields.end()
        });
        if is_empty {
            written.json.truncate(length);
            written.is_empty = was_empty;
        }
        written
    }

    pub(crate) fn list<T>(self, name: &str, items: &[T], write: impl Fn(&T, Json) -> Json) -> Self {
        if items.is_empty() { self } else { self.field(name, |json| json.list(items, write)) }
    }

    /// Ends the object.
    pub(crate) fn end(mut self) -> Json {
        self.json.push('}');
        Json(self.json)
    }

    fn name(&mut self, name: &str) {
        push_name(&mut self.json, name, self.is_empty);
        self.is_empty = false;
    }
}

impl<T: Write + ?Sized> Write for &T {
    fn write(&self, json: &mut String) {
        T::write(self, json);
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Write for $number {
            fn write(&self, json: &mut String) {
                json.push_str(&i64::from(*self).to_string());
            }
        })*
    };
}

numbers!(u8 u16 u32 i32);

impl Write for String {
    fn write(&self, json: &mut String) {
        self.as_str().write(json);
    }
}

impl Write for str {
    fn write(&self, json: &mut String) {
        push_json(json, self);
    }
}
