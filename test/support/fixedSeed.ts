import fc from "fast-check";

/** Any number will do: one that changes when nothing else did would blame a change for what it did not do. */
const usualSeed = 20261128;

/**
 * Property tests draw the same cases in every run, so that a run tells of the change that it runs on. The environment
 * variable `TACIT_SEED` chooses others: a whole number, or `random`, and `TACIT_RUNS` how many cases a property is tried
 * on where it does not say itself.
 */
const seed = process.env["TACIT_SEED"];
const runs = Number(process.env["TACIT_RUNS"] ?? "");
if (seed !== undefined && seed !== "random" && !/^-?\d+$/.test(seed))
	throw new Error(`TACIT_SEED is a whole number or "random", not "${seed}".`);
fc.configureGlobal({
	...(seed === "random" ? {} : { seed: Number(seed ?? usualSeed) }),
	...(Number.isInteger(runs) && runs > 0 ? { numRuns: runs } : {}),
});
