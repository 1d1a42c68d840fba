//! JSON that is written as text at once: a tree of values before it would take several times as long.

use crate::model::SafeUrl;

/// A JSON value, as text.
pub(crate) struct Written(String);

/// An object that is being written. Only [`Fields::with`] writes a field in any case.
#[derive(Default)]
pub(crate) struct Fields(String);

/// What a field may hold.
pub(crate) trait Write {
    /// Writes it at the end of `json`.
    fn write(&self, json: &mut String);
}

impl Fields {
    pub(crate) fn with(mut self, name: &str, value: impl Write) -> Self {
        self.name(name);
        value.write(&mut self.0);
        self
    }

    pub(crate) fn optional(self, name: &str, value: Option<impl Write>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    pub(crate) fn flag(self, name: &str, is_set: bool) -> Self {
        if is_set { self.with(name, Written("true".to_owned())) } else { self }
    }

    pub(crate) fn url(self, name: &str, url: Option<&SafeUrl>) -> Self {
        self.optional(name, url.map(SafeUrl::as_str))
    }

    pub(crate) fn object(self, name: &str, fields: Self) -> Self {
        if fields.is_empty() { self } else { self.with(name, fields.into_value()) }
    }

    pub(crate) fn list<T>(self, name: &str, items: &[T], written: impl Fn(&T) -> Written) -> Self {
        if items.is_empty() { self } else { self.with(name, Written::list(items, written)) }
    }

    pub(crate) fn into_value(mut self) -> Written {
        if self.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        Written(self.0)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn name(&mut self, name: &str) {
        if self.is_empty() {
            // Most objects are paragraphs and links.
            self.0.reserve(256);
        }
        self.0.push_str(if self.is_empty() { "{\"" } else { ",\"" });
        self.0.push_str(name);
        self.0.push_str("\":");
    }
}

impl Written {
    pub(crate) fn list<T>(items: &[T], written: impl Fn(&T) -> Self) -> Self {
        let mut json = String::with_capacity(256);
        for item in items {
            json.push(if json.is_empty() { '[' } else { ',' });
            json.push_str(&written(item).0);
        }
        json.push_str(if json.is_empty() { "[]" } else { "]" });
        Self(json)
    }

    pub(crate) fn of(value: impl Write) -> Self {
        let mut json = String::new();
        value.write(&mut json);
        Self(json)
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

impl Write for Written {
    fn write(&self, json: &mut String) {
        json.push_str(&self.0);
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
        json.reserve(self.len() + 2);
        json.push('"');
        let mut start = 0;
        for (idx, byte) in self.bytes().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                continue;
            }
            json.push_str(self.get(start..idx).unwrap_or_default());
            start = idx + 1;
            match byte {
                b'\n' => json.push_str("\\n"),
                b'"' | b'\\' => json.extend(['\\', char::from(byte)]),
                _ => {
                    let digit = |nibble| char::from_digit(nibble, 16).unwrap_or_default();
                    json.push_str("\\u00");
                    json.extend([digit(u32::from(byte) / 16), digit(u32::from(byte) % 16)]);
                }
            }
        }
        json.push_str(self.get(start..).unwrap_or_default());
        json.push('"');
    }
}
