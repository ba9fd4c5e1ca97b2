import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import { codeOf } from "../../src/core/notebook/codeText.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { createTacit, type Tacit } from "../../src/tacit.ts";
import { formatFigure, median } from "./figure.ts";

// Times how long others wait for the thread while the 20 notes of a file of 100,000 lines are placed: as it is when it is
// opened, and once every ninth line is another. The floor is to split the text into lines.

const lineCount = 100_000;
const noteCount = 20;
const runs = 7;
const file = "large.ts" as RepoPath;

const lines = Array.from({ length: lineCount }, (_, at) => lineOf(at));
const text = `${lines.join("\n")}\n`;
const changed = lines.map((line, at) =>
	at % 9 === 3 ? line.replace("input", "other") : line,
);
changed.splice(
	500,
	0,
	...Array.from({ length: 50 }, (_, at) => `// new ${at}`),
);

const root = mkdtempSync(path.join(tmpdir(), "tacit-large-"));
try {
	git("init", "--quiet");
	writeFileSync(path.join(root, file), text);
	git("add", file);
	git("commit", "--quiet", "--message=Large");
	await measure();
} finally {
	rmSync(root, { recursive: true, force: true });
}

function lineOf(at: number): string {
	if (at % 9 === 8) return "";
	if (at % 9 === 0) return `function step${at}(input) {`;
	return at % 9 === 7 ? "}" : `	const v${at} = input${at % 7};`;
}

function git(...args: string[]): void {
	const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
	execFileSync("git", [...person, ...args], { cwd: root });
}

async function measure(): Promise<void> {
	const own = path.join(root, ".git/tacit");
	mkdirSync(own);
	const workspace = openWorkspace(root, { kind: "repository", ownFolder: own });
	const drafts = openWorkspace(path.join(own, "drafts"), {
		...{ kind: "drafts", ownFolder: own },
	});
	const opened = await openHistory(root);
	if (!opened) throw new Error("There is no git.");
	const slices: number[] = [];
	const tacit = createTacit({
		...{ workspace, drafts, history: opened.history, codec: markdownCodec },
		log: { info: () => undefined, warn: console.log },
		slice: {
			budgetMs: 3,
			now: () => performance.now(),
			pause: () => setImmediate(),
			ended: (started) => slices.push(performance.now() - started),
		},
		cache: undefined,
		today: () => "2026-01-01",
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	await tacit.load([]);
	await writeNotes(tacit);
	for (const [name, now, history] of [
		["opened as it is", text, false],
		["changed, by the notes alone", `${changed.join("\n")}\n`, false],
		["changed, with history", `${changed.join("\n")}\n`, true],
	] as const) {
		const longest: number[] = [];
		for (let run = 0; run < runs; run++) {
			slices.length = 0;
			await tacit.placeNotes(file, () => codeOf(file, now), { history });
			longest.push(Math.max(...slices));
		}
		for (const figure of [
			{ name: `${name}: longest slice, median run`, value: median(longest) },
			{ name: "  best run", value: Math.min(...longest), target: 16 },
		])
			console.log(`  ${formatFigure({ unit: "ms", ...figure })}`);
	}
	const floors = Array.from({ length: runs }, () => {
		const start = performance.now();
		codeOf(file, text);
		return performance.now() - start;
	});
	console.log(
		`  ${formatFigure({ name: "floor: split into lines", value: median(floors), unit: "ms" })}`,
	);
	tacit.dispose();
	for (const each of [workspace, drafts, opened]) each.dispose();
}

async function writeNotes(tacit: Tacit): Promise<void> {
	for (let note = 0; note < noteCount; note++) {
		const first =
			9 * Math.floor((lineCount / 9 / noteCount) * (note + 0.5)) + 1;
		await tacit.write({
			kind: "why",
			text: `Note ${note}.`,
			by: [],
			visibility: "published",
			bytes: new TextEncoder().encode(text),
			pointed: {
				path: file,
				isFolder: false,
				lines: { start: first, end: first + 7 },
				text: lines,
				language: "js",
				symbol: undefined,
			},
		});
	}
}
