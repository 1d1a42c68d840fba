//! Documents as lines, one in memory at a time.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::rc::Rc;

use article_widget::formats::{MAX_DOCUMENT_BYTES, Warning};
use article_widget::model::SafeUrl;
use serde_json::{Map, Value, json};

use super::{Arguments, Renderer};
use crate::console::Console;
use crate::document::{self, Base, Document, NoArticle};
use crate::output;
use crate::problem::{Problem, Stop};

/// How much is read and written at once.
const BUFFER_BYTES: usize = 64 * 1024;

pub(super) fn run(
    arguments: &Arguments,
    renderer: &Renderer,
    console: &mut Console,
) -> Result<(), Stop> {
    let mut lines = Lines::open(&arguments.source)?;
    let mut out = match &arguments.out {
        Some(path) => Some((path, BufWriter::with_capacity(BUFFER_BYTES, output::create(path)?))),
        None => None,
    };
    let base = arguments.base.as_ref().and_then(Base::url);
    let mut line = Vec::new();
    let mut n_documents = 0_u64;
    let mut n_wrong = 0_u64;
    console.start_progress(None, "documents");
    while let Some(n_line) = lines.next(&arguments.source)? {
        let read = lines.document(base.as_ref());
        n_documents += 1;
        if read.is_err() {
            n_wrong += 1;
            console.note_fault();
        }
        line.clear();
        // Not by way of `to_string`, which copies all of it once more.
        serde_json::to_writer(&mut line, &rendered(n_line, read, renderer))
            .map_err(|error| Problem::of_file(&arguments.source, error.to_string(), ""))?;
        line.push(b'\n');
        match &mut out {
            Some((path, file)) => {
                file.write_all(&line).map_err(|error| Problem::file(path, "write", &error))?
            }
            None => {
                console.print_bytes(&line)?;
                // Whoever sends one line at a time waits for what becomes of it.
                if !lines.has_next() {
                    console.flush()?;
                }
            }
        }
        console.step();
    }
    if let Some((path, mut file)) = out {
        file.flush().map_err(|error| Problem::file(path, "write", &error))?;
    }
    console.end_progress();
    console.flush()?;
    if n_wrong > 0 && !console.is_json() {
        console.say(&format!("{n_wrong} of {n_documents} documents were not rendered."));
    }
    Ok(())
}

/// What a line becomes.
fn rendered(n_line: u64, read: Result<Document, NoArticle>, renderer: &Renderer) -> Value {
    match read {
        Ok(document) => {
            let warnings: Vec<Value> = document.advised().map(warning).collect();
            let article = Rc::new(document.parsed.article);
            let mut fields = Map::new();
            fields.insert("line".to_owned(), n_line.into());
            if let Some(json_ld) = renderer.json_ld(&article) {
                fields.insert("json_ld".to_owned(), json_ld.into());
            }
            fields.insert("html".to_owned(), renderer.html(article).into());
            if !warnings.is_empty() {
                fields.insert("warnings".to_owned(), warnings.into());
            }
            fields.into()
        }
        Err(error) => json!({
            "line": n_line,
            "error": {
                "kind": error.kind,
                "message": error.message,
                "advice": error.advice,
            },
        }),
    }
}

fn warning((warning, advice): (&Warning, String)) -> Value {
    let mut fields = json!({ "pointer": warning.pointer, "message": warning.message });
    if let Some(fields) = fields.as_object_mut().filter(|_| !advice.is_empty()) {
        fields.insert("advice".to_owned(), advice.into());
    }
    fields
}

/// Lines of documents, of which only one is kept, and of that no more than a document may have.
struct Lines {
    input: BufReader<Box<dyn Read>>,
    line: Vec<u8>,
    n_read: u64,
}

impl Lines {
    fn open(source: &Path) -> Result<Self, Problem> {
        let input: Box<dyn Read> = if document::is_standard_input(source) {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(source).map_err(|error| Problem::file(source, "read", &error))?)
        };
        let input = BufReader::with_capacity(BUFFER_BYTES, input);
        Ok(Self { input, line: Vec::new(), n_read: 0 })
    }

    /// Whether the next line is here already.
    fn has_next(&self) -> bool {
        self.input.buffer().contains(&b'\n')
    }

    /// Goes on to the next line that has something in it, and tells its number.
    fn next(&mut self, source: &Path) -> Result<Option<u64>, Problem> {
        loop {
            let n_bytes = self.fill().map_err(|error| Problem::file(source, "read", &error))?;
            if n_bytes == 0 {
                return Ok(None);
            }
            self.n_read += 1;
            if !self.line.trim_ascii().is_empty() {
                return Ok(Some(self.n_read));
            }
        }
    }

    /// Takes in a line, and passes over what is too much of it. No bytes mean the end.
    fn fill(&mut self) -> io::Result<usize> {
        self.line.clear();
        // The end of the line, and one more to tell that it is too long.
        let limit = MAX_DOCUMENT_BYTES as u64 + 2;
        let n_bytes = self.input.by_ref().take(limit).read_until(b'\n', &mut self.line)?;
        if !self.line.ends_with(b"\n") && n_bytes as u64 == limit {
            self.input.skip_until(b'\n')?;
        }
        if self.line.ends_with(b"\n") {
            self.line.pop();
        }
        Ok(n_bytes)
    }

    fn document(&self, base: Option<&SafeUrl>) -> Result<Document, NoArticle> {
        Document::read(&self.line, base)
    }
}
