import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	driverFile,
	driverParts,
} from "../../../src/combine/merge/driverFiles.ts";
import { projectFolder } from "../../support/cacheFolder.ts";

const run = promisify(execFile);

/** The project as it is packed: what is shipped, and what says which files are. */
let folder: string;
let npm: readonly string[];
let vsix: readonly string[];
const notices = "dist/THIRD-PARTY.txt";

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "tacit-packages-"));
	for (const name of [
		...["package.json", "package.nls.json", ".npmignore", ".vscodeignore"],
		...["README.md", "CHANGELOG.md", "LICENSE", "l10n", "media"],
	])
		await cp(join(projectFolder, name), join(folder, name), {
			recursive: true,
		});
	await run(
		process.execPath,
		[
			...["esbuild.mjs", "--outdir", join(folder, "dist")],
			...["--metafile", join(folder, "meta.json")],
		],
		{ cwd: projectFolder },
	);
	const packed = await run(
		"npm",
		["pack", "--dry-run", "--json", "--ignore-scripts"],
		{ cwd: folder },
	);
	npm = Object.values(
		JSON.parse(packed.stdout) as { files: { path: string }[] }[],
	).flatMap(({ files }) => files.map(({ path }) => path));
	const listed = await run(
		join(projectFolder, "node_modules/.bin/vsce"),
		["ls", "--no-dependencies"],
		{ cwd: folder },
	);
	vsix = listed.stdout.split("\n").filter((line) => line !== "");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The files of the build that these load, and those that these load in turn; without these. */
async function loadedBy(files: readonly string[]): Promise<readonly string[]> {
	const found = new Set(files);
	for (const file of found) {
		if (!/\.[cm]js$/.test(file)) continue;
		const text = await readFile(join(folder, file), "utf8");
		for (const [, name] of text.matchAll(
			/["']\.\/((?:cli-|part-)[\w-]+\.[cm]js)["']/g,
		))
			found.add(`dist/${name}`);
	}
	return [...found].filter((file) => !files.includes(file)).sort();
}

describe("the npm package", () => {
	it("holds all that its program loads, and nothing that needs VS Code", async () => {
		expect(npm).toEqual(
			expect.arrayContaining([
				...["dist/cli.mjs", "dist/hook.cjs", "dist/merge.cjs"],
				...["package.json", "README.md", "LICENSE"],
			]),
		);
		expect(await loadedBy(npm)).toEqual([]);
		for (const file of npm.filter((each) => each.endsWith("js")))
			expect([file, await readFile(join(folder, file), "utf8")]).toEqual([
				file,
				expect.not.stringMatching(/require\(["']vscode["']\)/),
			]);
	});
});

describe("the extension’s package", () => {
	it("holds all that it loads, and nothing of the command line or of git’s hooks", async () => {
		expect(vsix).toEqual(
			expect.arrayContaining([
				...["dist/extension.cjs", "dist/scanner.cjs", "dist/codec-worker.cjs"],
				...["dist/image-worker.cjs", "dist/page.js", "dist/diagrams.js"],
				...["media/icon.png", "l10n/bundle.l10n.json", "package.nls.json"],
			]),
		);
		expect(await loadedBy(vsix)).toEqual([]);
		expect(
			vsix.filter((file) => /cli|draw|hook|^src|^test|media\/page/.test(file)),
		).toEqual([]);
	});

	it("knows every file that the program for merges loads, which it copies to a place of its own", async () => {
		const program = `dist/${driverFile}`;
		const parts = driverParts.map((name) => `dist/${name}`);
		expect(await loadedBy([program])).toEqual([...parts].sort());
		expect(vsix).toEqual(expect.arrayContaining([program, ...parts]));
	});
});

describe("each package", () => {
	it("names every library whose code is in it, with the words of its licence", async () => {
		expect(npm).toContain(notices);
		expect(vsix).toContain(notices);
		const metafiles: readonly {
			outputs: Record<
				string,
				{ inputs: Record<string, { bytesInOutput: number }> }
			>;
		}[] = JSON.parse(await readFile(join(folder, "meta.json"), "utf8"));
		const bundled = new Set<string>();
		for (const { outputs } of metafiles)
			for (const { inputs } of Object.values(outputs))
				for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
					const at = file.lastIndexOf("node_modules/");
					const name = /^(?:@[^/]+\/)?[^/]+/.exec(
						file.slice(at + "node_modules/".length),
					)?.[0];
					if (at >= 0 && name && bytesInOutput > 0) bundled.add(name);
				}
		expect(bundled.size).toBeGreaterThan(100);
		const sections = (await readFile(join(folder, notices), "utf8"))
			.split(/^─+\n\n/m)
			.slice(1);
		const named = new Map(
			sections.map((text) => [/^\S+/.exec(text)?.[0], text] as const),
		);
		expect([...bundled].filter((name) => !named.has(name))).toEqual([]);
		for (const [name, text] of named)
			expect([name, text]).toEqual([
				name,
				expect.stringMatching(/licen[cs]e|copyright|permission/i),
			]);
	});
});
