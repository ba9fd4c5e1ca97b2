import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { planTeamSetup } from "../../../../src/combine/teamSetup/planTeamSetup.ts";
import { planTeamSetupUndo } from "../../../../src/combine/teamSetup/planTeamSetupUndo.ts";
import {
	isSetupFile,
	type SetupTree,
} from "../../../../src/combine/teamSetup/setupTree.ts";
import { defaultConfig } from "../../../../src/core/config.ts";
import { parseRepoPath } from "../../../../src/core/repoPath.ts";
import { applySteps, treeOf } from "./setupTrees.ts";

const run = promisify(execFile);
const binaries = path.resolve("node_modules/.bin");
const folders: string[] = [];

const note = (id: string) => `---
id: ${id}
kind: why
---

# Bytes first

* one
* two

\`\`\`js tacit file=a.js lines=1-1
const   a=1
\`\`\`
`;

/** Notes at the root and beside code, a picture, and code that the tools must go on seeing. */
const notes = {
	".tacit/root.a1234567.md": note("a1234567"),
	"src/.tacit/bytes.a1234568.md": note("a1234568"),
	"src/.tacit/media/picture.svg": "<svg/>",
	"src/a.js": "const   a=1\n",
	"docs/guide.md": "# Guide\n* one\n* two\n",
};

async function makeRepository(
	files: Readonly<Record<string, string>>,
): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), "tacit-setup-"));
	folders.push(folder);
	await write(folder, treeOf({ ...notes, ...files }));
	return folder;
}

async function write(folder: string, tree: SetupTree): Promise<void> {
	for (const [name, text] of tree) {
		const file = path.join(folder, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, text);
	}
}

/** Sets Tacit up there, as a person who takes every step. */
async function setUp(
	folder: string,
	files: Readonly<Record<string, string>>,
): Promise<SetupTree> {
	const before = new Map(
		[...treeOf(files)].filter(([name]) => isSetupFile(name)),
	);
	const done = applySteps(
		before,
		planTeamSetup(before, defaultConfig, defaultConfig.log),
	);
	await write(folder, done);
	return done;
}

afterEach(async () => {
	for (const folder of folders.splice(0))
		await rm(folder, { recursive: true, force: true });
});

describe("npm pack", { timeout: 30_000 }, () => {
	const packed = async (folder: string, ...args: string[]) => {
		const { stdout } = await run(
			"npm",
			["pack", "--dry-run", "--json", "--ignore-scripts", ...args],
			{ cwd: folder },
		);
		const read = JSON.parse(stdout) as { files: { path: string }[] }[];
		// Made by the set-up: npm packs it, as it does that of anybody.
		return Object.values(read).flatMap(({ files }) =>
			files
				.map((file) => file.path)
				.filter((each) => each !== ".gitattributes"),
		);
	};
	const prove = async (
		files: Readonly<Record<string, string>>,
		...args: string[]
	) => {
		const folder = await makeRepository(files);
		const before = await packed(folder, ...args);
		await setUp(folder, files);
		const after = await packed(folder, ...args);
		expect(before.some((each) => each.includes(".tacit/"))).toBe(true);
		expect(after).toEqual(before.filter((each) => !each.includes(".tacit/")));
	};
	const manifest = (more: object) =>
		JSON.stringify({ name: "x", version: "1.0.0", ...more });

	it("lists no note, and everything else as before, where .gitignore decides", () =>
		prove({
			"package.json": manifest({}),
			".gitignore": "secret.txt\n*.log\n!keep.log\n",
			"secret.txt": "hush",
			"a.log": "",
			"keep.log": "",
			"docs/.gitignore": "draft.md\n",
			"docs/draft.md": "",
		}));

	it("lists no note where nothing decides", () =>
		prove({ "package.json": manifest({}) }));

	it("lists no note where .npmignore decides", () =>
		prove({ "package.json": manifest({}), ".npmignore": "docs" }));

	it("lists no note where files decide", () =>
		prove({ "package.json": manifest({ files: ["src", "./docs/*"] }) }));

	it("lists no note of a workspace, nor of one that is bundled", async () => {
		const files = {
			"package.json": manifest({
				workspaces: ["packages/*"],
				files: ["src"],
				dependencies: { a: "1.0.0", b: "1.0.0" },
				bundleDependencies: ["a", "b"],
			}),
			"packages/a/package.json": manifest({ name: "a" }),
			"packages/a/lib/.tacit/a.a1234569.md": note("a1234569"),
			"packages/a/lib/a.js": "",
			"packages/b/package.json": manifest({ name: "b", files: ["lib"] }),
			"packages/b/lib/.tacit/b.a123456a.md": note("a123456a"),
			"packages/b/lib/b.js": "",
		};
		const folder = await makeRepository(files);
		await run("npm", ["install", "--offline", "--no-audit", "--no-fund"], {
			cwd: folder,
		});
		const all = async () => [
			...(await packed(folder)),
			...(await packed(folder, "-w", "a", "-w", "b")),
		];
		const before = await all();
		await setUp(folder, files);
		const after = await all();
		expect(before.filter((each) => each.includes(".tacit/"))).toHaveLength(6);
		expect(after).toEqual(before.filter((each) => !each.includes(".tacit/")));
	});
});

describe("vsce ls", { timeout: 30_000 }, () => {
	const listed = async (folder: string) => {
		const { stdout } = await run(
			path.join(binaries, "vsce"),
			["ls", "--no-dependencies"],
			{ cwd: folder },
		);
		// In the order in which its reads of the disk ended.
		return stdout
			.split("\n")
			.filter((line) => line !== "")
			.sort();
	};

	it.each([
		["beside other patterns", { ".vscodeignore": "docs/**\n!docs/guide.md" }],
		["in a new file", {}],
	])("lists no note with the line %s", async (_, more) => {
		const files = {
			"package.json": JSON.stringify({
				name: "x",
				version: "1.0.0",
				publisher: "p",
				engines: { vscode: "^1.103.0" },
			}),
			...more,
		};
		const folder = await makeRepository(files);
		const before = await listed(folder);
		await setUp(folder, files);
		expect(before.some((each) => each.includes(".tacit/"))).toBe(true);
		expect(await listed(folder)).toEqual(
			before.filter((each) => !each.includes(".tacit/")),
		);
	});
});

describe("prettier", { timeout: 30_000 }, () => {
	it("checks no note", async () => {
		const files = { ".prettierrc": "{}", ".prettierignore": "src" };
		const folder = await makeRepository(files);
		const unformatted = async () => {
			const outcome = await run(
				path.join(binaries, "prettier"),
				["--list-different", "."],
				{ cwd: folder },
			).catch((error: { stdout: string }) => error);
			return outcome.stdout.split("\n").filter((line) => line.endsWith(".md"));
		};
		expect(await unformatted()).toEqual([
			".tacit/root.a1234567.md",
			"docs/guide.md",
		]);
		await setUp(folder, files);
		expect(await unformatted()).toEqual(["docs/guide.md"]);
	});
});

describe("biome", { timeout: 30_000 }, () => {
	it.each([
		["without files", "{}"],
		["with includes", '{ "files": { "includes": ["**", "!dist"] } }'],
		["with only some folders", '{ "files": { "includes": ["src/**"] } }'],
		["with other files", '{ "files": { "maxSize": 100000 } }'],
	])("rewrites no note in a configuration %s", async (_, config) => {
		const files = { "biome.json": config };
		const folder = await makeRepository(files);
		const file = path.join(folder, "src/.tacit/bytes.a1234568.md");
		const code = path.join(folder, "src/a.js");
		const format = () =>
			run(path.join(binaries, "biome"), ["format", "--write", "."], {
				cwd: folder,
			});
		await format();
		expect(await readFile(file, "utf8")).not.toBe(note("a1234568"));
		await write(folder, treeOf(notes));
		await setUp(folder, files);
		await format();
		expect(await readFile(file, "utf8")).toBe(note("a1234568"));
		expect(await readFile(code, "utf8")).toBe("const a = 1;\n");
	});
});

describe("git", { timeout: 30_000 }, () => {
	it("sees notes as documentation, and leaves them out of archives that leave files out", async () => {
		const files = {
			".gitattributes": "* text=auto\n/test export-ignore\n",
			".tacit/src/mirrored.a123456b.md": note("a123456b"),
		};
		const folder = await makeRepository(files);
		const git = async (...args: string[]) =>
			(await run("git", args, { cwd: folder })).stdout;
		const attribute = async () =>
			(
				await git(
					"check-attr",
					"linguist-documentation",
					"--",
					".tacit/root.a1234567.md",
					".tacit/src/mirrored.a123456b.md",
					"src/.tacit/bytes.a1234568.md",
				)
			).match(/: (?:set|unspecified)$/gm);
		await git("init", "--quiet");
		expect(new Set(await attribute())).toEqual(new Set([": unspecified"]));
		const done = await setUp(folder, files);
		expect(new Set(await attribute())).toEqual(new Set([": set"]));
		await git("add", "--all");
		const tree = (await git("write-tree")).trim();
		const archive = await run("sh", ["-c", `git archive ${tree} | tar -t`], {
			cwd: folder,
		});
		expect(archive.stdout).toContain("src/a.js");
		expect(archive.stdout).not.toContain(".tacit");
		const undone = applySteps(done, planTeamSetupUndo(done));
		const path = parseRepoPath(".gitattributes");
		expect(path && undone.get(path)).toBe(files[".gitattributes"]);
	});
});
