import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeSample } from "../sample/makeSample.ts";
import { commandLine } from "./cli/commandLine.ts";

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), "tacit-packed-"));
const tacit = commandLine();

beforeAll(async () => {
	await makeSample(folder);
});
afterAll(async () => {
	rmSync(folder, { recursive: true, force: true });
});

async function packed(): Promise<readonly string[]> {
	const { stdout } = await run(
		"npm",
		["pack", "--dry-run", "--json", "--ignore-scripts"],
		{ cwd: folder },
	);
	const told = JSON.parse(stdout) as Record<
		string,
		{ readonly files: readonly { readonly path: string }[] }
	>;
	return Object.values(told).flatMap(({ files }) =>
		files.map((file) => file.path),
	);
}

it("packs the sample without its notes once the team is set up by tacit init", async () => {
	const isNote = (name: string) => name.includes(".tacit/");
	const before = await packed();
	expect(before.filter(isNote).length).toBeGreaterThan(10);
	const sample = { root: folder, environment: process.env };
	const init = await tacit.run(sample, ["init", "--yes"]);
	expect(init).toMatchObject({
		code: 0,
		stderr:
			"In each clone, tacit init --merge-driver has git merge notes by their parts.\n",
	});
	const after = await packed();
	expect(after.filter(isNote)).toEqual([]);
	expect(after).toEqual(
		expect.arrayContaining(before.filter((name) => !isNote(name))),
	);
});
