import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { JsonCheck } from "../../../src/cli/json/check.ts";
import { checkCodes } from "../../../src/core/config.ts";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { makeSample } from "../../sample/makeSample.ts";
import { commandLine } from "./commandLine.ts";

/** Told of the default branch alone. */
const ofDefaultBranch = "log-outdated";

const tacit = commandLine();
let around: string;
let sample: string;

beforeAll(async () => {
	around = await mkdtemp(join(tmpdir(), "tacit-sample-"));
	sample = join(around, "parcel");
	await makeSample(sample);
	await isolatedGit(sample, ["checkout", "--quiet", "count-by-customer"]);
});

afterAll(() => rm(around, { recursive: true, force: true }));

async function codesOf(...parameters: string[]): Promise<readonly string[]> {
	const { stdout } = await tacit.run(
		{ root: sample, environment: process.env },
		["check", "--json", ...parameters],
	);
	const { findings }: JsonCheck = JSON.parse(stdout);
	return findings.map(({ code }) => code);
}

it("The sample repository's pull request shows every kind of message", async () => {
	const codes = new Set(await codesOf("--base", "main", "--verbose"));
	expect([...codes].sort()).toEqual(
		checkCodes.filter((code) => code !== ofDefaultBranch).sort(),
	);
});

it("That its log is not what would be built is told on the default branch alone", async () => {
	await writeFile(join(sample, "DECISIONS.md"), "# Decisions\n");
	expect(await codesOf("--all")).not.toContain(ofDefaultBranch);
	await isolatedGit(sample, ["checkout", "--quiet", "main"]);
	expect(await codesOf("--all")).toContain(ofDefaultBranch);
});
