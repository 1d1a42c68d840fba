// Loaded into every file of page tests, see src/suites.rs.
//
// A test that fails may leave its browser or its server open, and node would wait for them for ever.
// node's own --test-force-exit loses the last lines of the runner's report.

const MILLIS_TO_CLOSE = 5000;

// The runner itself loads this too, and ends by itself.
if (process.env.NODE_TEST_CONTEXT?.startsWith('child')) {
  const { after } = await import('node:test');
  after(() => {
    setTimeout(() => process.exit(), MILLIS_TO_CLOSE).unref();
  });
}
