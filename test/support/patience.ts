/** How long, in milliseconds, a test waits for what a person would see at once: no test fails for being slow, only for hanging. */
export const patienceMs = 120_000;
