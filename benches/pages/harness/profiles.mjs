/** The lines and machines that pages are measured on. */

/** Megabits a second as what the browser wants to know, bytes a second. */
const megabits = (number) => (number * 1_000_000) / 8;

/** By name: round trip in milliseconds, throughput, and by how much the processor is slowed down. */
export const PROFILES = {
  unthrottled: { title: 'Unthrottled', cpu: 1 },
  slow4g: { title: 'Slow 4G: 1.6 Mbps, 150 ms, CPU ×4', latency: 150, down: megabits(1.6), up: megabits(0.75), cpu: 4 },
  fast3g: { title: 'Fast 3G: 1.44 Mbps, 562 ms', latency: 562, down: megabits(1.44), up: megabits(0.675), cpu: 1 },
};

/** Slows the page of a CDP session down. */
export const throttle = async (session, { latency, down, up, cpu }) => {
  if (latency) {
    const conditions = { offline: false, latency, downloadThroughput: down, uploadThroughput: up };
    await session.send('Network.emulateNetworkConditions', conditions);
  }
  if (cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
};
