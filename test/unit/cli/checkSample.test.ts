import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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

async function checked(...parameters: string[]) {
	const { stdout } = await tacit.run(
		{ root: sample, environment: process.env },
		["check", "--json", ...parameters],
	);
	const { findings }: JsonCheck = JSON.parse(stdout);
	return findings;
}

async function codesOf(...parameters: string[]): Promise<readonly string[]> {
	return (await checked(...parameters)).map(({ code }) => code);
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

it("Decision records that come, go and hold no more are told like notes, and not those with another name or other words", async () => {
	await rm(join(sample, "DECISIONS.md"));
	await isolatedGit(sample, ["checkout", "--quiet", "limit-at-the-edge"]);
	const told = async (...parameters: string[]) =>
		(await checked(...parameters)).map(
			({ code, message }) => `${code}: ${message}`,
		);
	expect(await told("--base", "main")).toEqual([
		"note-new: The decision record “Limit requests at the edge” is new: it is proposed.",
	]);
	const adr = join(sample, "doc/adr");
	const edit = async (name: string, from: string, to: string) => {
		const text = await readFile(join(adr, name), "utf8");
		expect(text).toContain(from);
		await writeFile(join(adr, name), text.replace(from, to));
	};
	await edit("0006-limit-requests-at-the-edge.md", "Proposed", "Rejected");
	await edit("0005-lease-jobs.md", "Accepted", "Deprecated");
	await edit(
		"0004-take-jobs-out-of-the-queue.md",
		"## Context",
		"## Context\n",
	);
	await rm(join(adr, "0003-retry-once-on-401.md"));
	await isolatedGit(sample, [
		...["mv", "doc/adr/0002-take-uploads-in-chunks.md"],
		"doc/adr/0002-take-chunks.md",
	]);
	expect((await told()).sort()).toEqual([
		"note-ended: The decision record “Lease jobs” holds no more.",
		"note-ended: The decision record “Limit requests at the edge” is rejected.",
		"note-removed: The decision record “Retry once on 401” is taken away.",
	]);
});
