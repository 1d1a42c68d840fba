/** What can go wrong before Rust runs. */

/** What went wrong, in words for the page's owner. */
export class Failure extends Error {
  constructor(kind, message, advice, retryable = false) {
    super(message);
    Object.assign(this, { kind, advice, retryable });
  }
}
