import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const biome = path.join(
	path.dirname(
		createRequire(import.meta.url).resolve("@biomejs/biome/package.json"),
	),
	"bin/biome",
);

const violations: [file: string, target: string][] = [
	["src/core/planted.ts", "node:fs"],
	["src/core/planted.ts", "vscode"],
	["src/core/planted.ts", "simple-git"],
	["src/core/planted.ts", "remark-parse"],
	["src/core/planted.ts", "../node/findRepository.ts"],
	["src/core/planted.ts", "../tacit.ts"],
	["src/core/planted.ts", "../externalize/writing.ts"],
	["src/core/planted.ts", "../cli/main.ts"],
	["src/core/anchor/planted.ts", "../../vscode/log.ts"],
	["src/core/markdown/planted.ts", "node:path"],
	["src/socialize/planted.ts", "../externalize/writing.ts"],
	["src/externalize/planted.ts", "../combine/log.ts"],
	["src/combine/planted.ts", "../internalize/age.ts"],
	["src/internalize/planted.ts", "../externalize/writing.ts"],
	["src/internalize/planted.ts", "node:os"],
	["src/internalize/planted.ts", "../vscode/log.ts"],
	["src/internalize/planted.ts", "../tacit.ts"],
	["src/node/planted.ts", "vscode"],
	["src/node/planted.ts", "../cli/main.ts"],
	["src/node/planted.ts", "../tacit.ts"],
	["src/node/planted.ts", "../internalize/age.ts"],
	["src/tacit.ts", "./node/findRepository.ts"],
	["src/tacit.ts", "./vscode/log.ts"],
	["src/tacit.ts", "node:crypto"],
	["src/vscode/planted.ts", "node:path"],
	["src/vscode/planted.ts", "../cli/main.ts"],
	["src/vscode/internalize/planted.ts", "../../cli/main.ts"],
	["src/vscode/planted.ts", "simple-git"],
	["src/cli/planted.ts", "node:fs"],
	["src/cli/planted.ts", "../vscode/log.ts"],
	["src/cli/planted.ts", "vscode"],
];

const allowed: [file: string, target: string][] = [
	["src/core/planted.ts", "./repoPath.ts"],
	["src/core/markdown/planted.ts", "remark-parse"],
	["src/externalize/planted.ts", "../core/note.ts"],
	["src/node/planted.ts", "node:fs"],
	["src/tacit.ts", "./externalize/writing.ts"],
	["src/vscode/planted.ts", "vscode"],
	["src/vscode/planted.ts", "../node/findRepository.ts"],
	["src/vscode/planted.ts", "../tacit.ts"],
	["src/cli/planted.ts", "node:util"],
	["src/cli/planted.ts", "node:process"],
	["src/cli/planted.ts", "../tacit.ts"],
];

/** `file: target` for each import that the linter forbids, in a copy of the house where all of them stand. */
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
	for (const [file, target] of [...violations, ...allowed])
		files.set(file, [...(files.get(file) ?? []), target]);
	for (const [file, targets] of files) {
		mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
		writeFileSync(
			path.join(copy, file),
			targets
				.map((target, n) => `export { a${n} } from "${target}";`)
				.join("\n"),
		);
	}
	const { stdout } = spawnSync(
		process.execPath,
		[
			biome,
			"lint",
			"--only=style/noRestrictedImports",
			"--reporter=github",
			"--max-diagnostics=none",
		],
		{ cwd: copy, encoding: "utf8" },
	);
	for (const [, file, line] of stdout.matchAll(
		/noRestrictedImports,file=([^,]+),line=(\d+)/g,
	)) {
		const place = path.relative(copy, path.resolve(copy, file ?? ""));
		const name = place.split(path.sep).join("/");
		const target = files.get(name)?.[Number(line) - 1];
		forbidden.add(`${name}: ${target}`);
	}
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("the house: imports go downwards only", () => {
	it.each(violations)("%s may not import %s", (file, target) => {
		expect(forbidden).toContain(`${file}: ${target}`);
	});

	it.each(allowed)("%s may import %s", (file, target) => {
		expect(forbidden).not.toContain(`${file}: ${target}`);
	});
});
