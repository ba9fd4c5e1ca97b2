import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { planTeamSetup } from "../../src/combine/teamSetup/planTeamSetup.ts";
import {
	isSetupFile,
	type SetupTree,
} from "../../src/combine/teamSetup/setupTree.ts";
import { defaultConfig } from "../../src/core/config.ts";
import { makeSample } from "../sample/makeSample.ts";
import { applySteps, treeOf } from "./combine/teamSetup/setupTrees.ts";

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), "tacit-packed-"));

beforeAll(() => makeSample(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

/** The files that the set-up looks at. */
function setupTree(): SetupTree {
	const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((name) => name.split(path.sep).join("/"))
		.filter((name) => !name.startsWith(".git/"));
	const tree = treeOf(Object.fromEntries(names.map((name) => [name, ""])));
	return new Map(
		[...tree.keys()]
			.filter(isSetupFile)
			.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
	);
}

it("packs the sample without its notes once the team is set up", async () => {
	const isNote = (name: string) => name.includes(".tacit/");
	const before = await packed();
	expect(before.filter(isNote).length).toBeGreaterThan(10);
	const done = applySteps(
		setupTree(),
		planTeamSetup(setupTree(), defaultConfig),
	);
	for (const [name, text] of done) {
		const file = path.join(folder, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, text);
	}
	const after = await packed();
	expect(after.filter(isNote)).toEqual([]);
	expect(after).toEqual(
		expect.arrayContaining(before.filter((name) => !isNote(name))),
	);
});
