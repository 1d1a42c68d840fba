//! Servers of strangers: each an origin of its own on this machine.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// What a server sends that does as the documentation says.
    pub(crate) fn new(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let answer = Self { status: 200, headers: Vec::new(), body: body.into() };
        answer
            .with("Content-Type", media_type)
            .with("Access-Control-Allow-Origin", "*")
            .with("Cache-Control", "no-cache")
            .with("ETag", "\"1\"")
    }

    /// A redirect.
    pub(crate) fn redirect(location: &str) -> Self {
        Self { status: 302, ..Self::new("text/plain", "") }.with("Location", location)
    }

    /// With another status.
    pub(crate) fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// With this header in the place of others of that name.
    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        self.without(name).and(name, value)
    }

    /// With this header besides others of that name.
    pub(crate) fn and(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Without a header.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(it, _)| it != name);
        self
    }

    /// With another body.
    pub(crate) fn body(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The digest of the body, as `integrity` has it.
    pub(crate) fn integrity(&self) -> String {
        integrity(&self.body)
    }
}

/// The digest of a file, as `integrity` has it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// What a server knows: its answers by path, and the requests that it got.
#[derive(Debug, Default)]
struct Shared {
    answers: HashMap<String, Answer>,
    requests: Vec<Request>,
}

/// A request that came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) path: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, whose name is in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// A server on a free port.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Mutex::new(Shared::default()));
        let of_thread = shared.clone();
        // It ends with the tests.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let shared = of_thread.clone();
                thread::spawn(move || reply(&stream.unwrap(), &shared));
            }
        });
        Self { address, shared }
    }

    /// The address of a path; of the origin itself for an empty one.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Gives this answer at `path` from now on.
    pub(crate) fn serve(&self, path: &str, answer: Answer) {
        self.shared.lock().unwrap().answers.insert(path.to_owned(), answer);
    }

    /// Gives nothing at `path` any more.
    pub(crate) fn remove(&self, path: &str) {
        self.shared.lock().unwrap().answers.remove(path);
    }

    /// Changes the answer at `path`.
    pub(crate) fn change(&self, path: &str, change: impl FnOnce(Answer) -> Answer) {
        let mut shared = self.shared.lock().unwrap();
        let answer = shared.answers.remove(path).unwrap();
        shared.answers.insert(path.to_owned(), change(answer));
    }

    /// The body of the answer at `path`.
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        self.shared.lock().unwrap().answers[path].body.clone()
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.shared.lock().unwrap().requests.clone()
    }
}

fn reply(mut stream: &TcpStream, shared: &Mutex<Shared>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap().split('?').next().unwrap().to_owned();
    let headers = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            let (name, value) = line.split_once(": ")?;
            Some((name.to_ascii_lowercase(), value.to_owned()))
        })
        .collect();
    let mut shared = shared.lock().unwrap();
    let missing = || Answer::new("text/plain", "there is nothing").status(404);
    let answer = shared.answers.get(&path).cloned().unwrap_or_else(missing);
    shared.requests.push(Request { path, headers });
    drop(shared);
    let mut head = format!("HTTP/1.1 {} -\r\nConnection: close\r\n", answer.status);
    for (name, value) in &answer.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Content-Length: {}\r\n\r\n", answer.body.len());
    // Whoever does not want the body hangs up.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer.body));
}
