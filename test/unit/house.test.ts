import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hiddenBreaches, house, mayImport } from "../support/house.ts";

const root = path.resolve(import.meta.dirname, "../..");
const biome = path.join(
	path.dirname(
		createRequire(import.meta.url).resolve("@biomejs/biome/package.json"),
	),
	"bin/biome",
);

const packages = [
	"@jsquash/resize",
	"@noble/hashes/sha2.js",
	"commander",
	"fs",
	"mdast",
	"mdast-util-from-markdown",
	"mdast-util-from-markdown/lib/index.js",
	"micromark",
	"micromark-util-types",
	"mocha",
	"node:fs",
	"node:fs/promises",
	"node:path",
	"node:process",
	"node:util",
	"picomatch",
	"remark-frontmatter",
	"remark-gfm",
	"remark-parse",
	"remark-parse/lib",
	"remark-stringify",
	"simple-git",
	"simple-git/promise",
	"unified",
	"vscode",
	"write-file-atomic",
	"yaml",
];
const worldly = [
	"Buffer",
	"__dirname",
	"crypto",
	"document",
	"fetch",
	"global",
	"globalThis",
	"performance",
	"process",
	"require",
	"setImmediate",
	"setInterval",
	"setTimeout",
	"window",
];

const fileIn = (at: string, name: string) =>
	at.endsWith(".ts") ? `src/${at}` : `src/${at}/${name}`;
/** Every part with every package, and with a file of every part. */
const imports = house.flatMap(({ at }) => {
	const file = fileIn(at, "planted.ts");
	const files = house
		.filter((other) => other.at !== "tacit.ts" || at !== "tacit.ts")
		.map((other) => {
			const target = fileIn(other.at, "other.ts");
			const way = path.posix.relative(path.posix.dirname(file), target);
			return way.startsWith(".") ? way : `./${way}`;
		});
	return [...packages, ...files].map((target) => [file, target] as const);
});
const violations = imports.filter((each) => !mayImport(...each));
const allowed = imports.filter((each) => mayImport(...each));
/** The facade's own file is taken by imports. */
const uses = house
	.filter(({ at }) => at !== "tacit.ts")
	.flatMap(({ at, isPure }) =>
		worldly.map((name) => [`src/${at}/worldly.ts`, name, isPure] as const),
	);

/** `file: target` for each import and global that the linter forbids, in a copy of the house where all of them stand. */
const forbidden = new Set<string>();
const copy = mkdtempSync(path.join(tmpdir(), "tacit-house-"));

beforeAll(() => {
	const {
		vcs: _,
		$schema: __,
		...rules
	} = JSON.parse(readFileSync(path.join(root, "biome.json"), "utf8"));
	writeFileSync(path.join(copy, "biome.json"), JSON.stringify(rules));
	const files = new Map<string, string[]>();
	for (const [file, target] of [...imports, ...uses])
		files.set(file, [...(files.get(file) ?? []), target]);
	for (const [file, targets] of files) {
		mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
		writeFileSync(
			path.join(copy, file),
			targets
				.map((target, n) =>
					worldly.includes(target)
						? `export const a${n} = ${target};`
						: `export { a${n} } from "${target}";`,
				)
				.join("\n"),
		);
	}
	const { stdout } = spawnSync(
		process.execPath,
		[
			biome,
			"lint",
			"--only=style/noRestrictedImports",
			"--only=style/noRestrictedGlobals",
			"--reporter=github",
			"--max-diagnostics=none",
		],
		{ cwd: copy, encoding: "utf8" },
	);
	for (const [, file, line] of stdout.matchAll(
		/noRestricted(?:Imports|Globals),file=([^,]+),line=(\d+)/g,
	)) {
		const place = path.relative(copy, path.resolve(copy, file ?? ""));
		const name = place.split(path.sep).join("/");
		const target = files.get(name)?.[Number(line) - 1];
		forbidden.add(`${name}: ${target}`);
	}
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("the house: imports go downwards only", () => {
	it("is planted with every violation there is", () => {
		expect(violations.length).toBeGreaterThan(300);
		for (const [file, target] of violations)
			expect(forbidden, file).toContain(`${file}: ${target}`);
	});

	it("leaves what is allowed", () => {
		expect(allowed.length).toBeGreaterThan(60);
		for (const [file, target] of allowed)
			expect(forbidden, file).not.toContain(`${file}: ${target}`);
	});

	it.each([
		["src/core/planted.ts", "../node/other.ts"],
		["src/core/markdown/planted.ts", "../../tacit.ts"],
		["src/core/scan/planted.ts", "remark-parse"],
		["src/core/scan/planted.ts", "vscode"],
		["src/combine/planted.ts", "../internalize/other.ts"],
		["src/externalize/planted.ts", "../node/other.ts"],
		["src/tacit.ts", "unified"],
		["src/tacit/planted.ts", "../tacit.ts"],
		["src/tacit/planted.ts", "../node/other.ts"],
		["src/core/planted.ts", "../tacit/other.ts"],
		["src/cli/planted.ts", "simple-git"],
		["src/vscode/planted.ts", "../cli/other.ts"],
	])("means by a violation that %s imports %s", (file, target) => {
		expect(violations).toContainEqual([file, target]);
	});

	it("gives nothing of the world to core and rooms", () => {
		for (const [file, name, isPure] of uses)
			if (isPure) expect(forbidden).toContain(`${file}: ${name}`);
			else expect(forbidden).not.toContain(`${file}: ${name}`);
	});

	it("holds where the linter does not look: in types, and for the clock and chance", () => {
		const files = readdirSync(path.join(root, "src"), {
			recursive: true,
			encoding: "utf8",
		})
			.map((name) => `src/${name.split(path.sep).join("/")}`)
			.filter((name) => name.endsWith(".ts"));
		expect(files.length).toBeGreaterThan(300);
		for (const file of files)
			expect(
				hiddenBreaches(file, readFileSync(path.join(root, file), "utf8")),
				file,
			).toEqual([]);
	});

	it.each([
		["src/core/x.ts", 'type A = typeof import("vscode");', ["vscode"]],
		[
			"src/core/x.ts",
			'let a: import("../node/findRepository.ts").V;',
			["../node/findRepository.ts"],
		],
		["src/internalize/x.ts", "import ( '../cli/main.ts' )", ["../cli/main.ts"]],
		["src/vscode/x.ts", 'await import("../cli/main.ts")', ["../cli/main.ts"]],
		[
			"src/combine/x.ts",
			"Date.now() + Math.random()",
			["Date.now", "Math.random"],
		],
		["src/tacit.ts", "new Date().getTime()", ["new Date()"]],
		["src/core/x.ts", "const now = Date();", ["Date()"]],
		["src/externalize/x.ts", "import.meta.env", ["import.meta"]],
		["src/core/x.ts", "Date.parse(a), new Date(0), a.Date()", []],
		["src/core/x.ts", '/** `import("vscode")`, Date.now() */', []],
		["src/node/x.ts", 'Date.now(), import("../core/note.ts")', []],
		["src/cli/x.ts", 'import("../tacit.ts"), import("commander")', []],
	])("would be broken in %s by %s", (file, source, breaches) => {
		expect(hiddenBreaches(file, source)).toEqual(breaches);
	});
});
