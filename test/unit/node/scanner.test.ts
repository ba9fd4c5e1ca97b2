import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import type { BulkScan } from "../../../src/core/index/bulkScan.ts";
import { loadIndex } from "../../../src/core/index/loadIndex.ts";
import {
	createNoteIndex,
	type NoteIndex,
} from "../../../src/core/index/noteIndex.ts";
import { keepIndex } from "../../../src/core/keepIndex.ts";
import type { Slice } from "../../../src/core/pacer.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { openWorkspace } from "../../../src/node/files/openWorkspace.ts";
import {
	type ScannerProcessOptions,
	scannerProcess,
} from "../../../src/node/scanner/scannerProcess.ts";
import { generateNotes } from "../../support/generateNotes.ts";
import { temporaryFolder, writeInto } from "./files/temporaryFolder.ts";

const slice: Slice = {
	budgetMs: 5,
	now: () => performance.now(),
	pause: () => new Promise((resolve) => setImmediate(resolve)),
};
let program = "";

beforeAll(async () => {
	const { outputFiles } = await build({
		entryPoints: [
			fileURLToPath(
				new URL("../../../src/node/scanner/scannerMain.ts", import.meta.url),
			),
		],
		bundle: true,
		platform: "node",
		format: "cjs",
		target: "node20",
		write: false,
	});
	program = outputFiles[0]?.text ?? "";
});

/** A repository of `count` notes and some files that are none, and the scanner's program beside it. */
function repository(count: number, code = program) {
	const home = temporaryFolder();
	const root = join(home, "tree");
	const { notes } = generateNotes({ count, files: 60 });
	for (const [path, text] of notes) writeInto(root, path, text);
	writeInto(root, "src/.tacit/half.k3f9q2mx.md", "---\nid: k3f9q2mx\n");
	writeInto(root, "src/.tacit/large.k3f9q2mx.md", "x".repeat(2_000_000));
	symlinkSync("/etc/passwd", join(root, "src/.tacit/out.k3f9q2mx.md"));
	const file = join(home, "scanner.cjs");
	writeFileSync(file, code);
	const warnings: string[] = [];
	const log = {
		info: () => undefined,
		warn: (message: string) => void warnings.push(message),
	};
	const bulk = (more: Partial<ScannerProcessOptions> = {}) =>
		scannerProcess({
			...{ file, root, log },
			least: 100,
			patience: 60_000,
			...more,
		});
	const trees = () => ({
		workspace: openWorkspace(root, { kind: "repository" }),
		drafts: openWorkspace(join(home, "drafts"), { kind: "drafts" }),
	});
	const load = async (used: BulkScan | undefined) => {
		const index = createNoteIndex();
		const first = [
			`${[...notes.keys()][0]?.split("/.tacit")[0]}/a.ts` as RepoPath,
		];
		const report = await loadIndex({
			...trees(),
			index,
			slice,
			first,
			bulk: used,
		});
		return { index, report };
	};
	return {
		root,
		paths: [...notes.keys()] as RepoPath[],
		log,
		bulk,
		load,
		trees,
		warnings,
	};
}

/** What the index holds, in an order of its own. */
function contents(index: NoteIndex) {
	const notes = [...index.notes()].map(({ file, head }) => ({ file, head }));
	notes.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
	return { size: index.size, notes, findings: index.findings() };
}

describe("A scan in another process", () => {
	it("finds what a load finds without it, what is wrong included", async () => {
		const { load, bulk, warnings } = repository(700);
		const without = await load(undefined);
		const { index, report } = await load(bulk());
		expect(contents(index)).toEqual(contents(without.index));
		expect(index.findings()).toHaveLength(3);
		expect(report.isCacheStale).toBe(true);
		expect(warnings).toEqual([]);
	});

	it("is not begun for few notes", async () => {
		const { load, bulk, warnings } = repository(30);
		const { index } = await load(bulk({ file: "/nowhere" }));
		expect([...index.notes()]).toHaveLength(30);
		expect(warnings).toEqual([]);
	});

	it.each([
		["cannot be started", "/nowhere/scanner.cjs", undefined],
		["dies at once", undefined, "process.exit(3)"],
		[
			"dies in the midst of it",
			undefined,
			"PROGRAM; let sent = 0; const { send } = process; process.send = (...given) => { if (++sent > 2) process.kill(process.pid, 'SIGKILL'); return send.apply(process, given); };",
		],
		["never answers", undefined, "process.on('message', () => undefined)"],
	])("that %s loses nothing: the rest is read here", async (_, file, code) => {
		const { load, bulk, warnings } = repository(
			1200,
			code?.replace("PROGRAM", program),
		);
		const without = await load(undefined);
		const { index } = await load(
			bulk({ patience: 3000, ...(file === undefined ? {} : { file }) }),
		);
		expect(contents(index)).toEqual(contents(without.index));
		expect(warnings).toHaveLength(1);
	});

	it("takes nothing back that came, changed or went in the meantime", async () => {
		const { root, paths, bulk, trees, log } = repository(700);
		const [gone, other] = [paths.at(-1), paths.at(-2)] as [RepoPath, RepoPath];
		const index = createNoteIndex();
		const whole = bulk();
		const keeper = keepIndex({
			...{ index, slice, log, cache: undefined },
			...trees(),
			bulk: {
				least: 1,
				async *scan(asked) {
					const batches = [];
					for await (const batch of whole.scan(asked)) batches.push(batch);
					rmSync(join(root, gone));
					writeFileSync(join(root, other), "---\nid: k3f9q2mx\n");
					mkdirSync(join(root, "new/.tacit"), { recursive: true });
					await keeper.refresh("published", [gone, other]);
					yield* batches;
				},
			},
		});
		await keeper.load([]);
		expect(index.noteIn({ path: gone, visibility: "published" })).toBe(
			undefined,
		);
		expect(
			index.findingsIn({ path: other, visibility: "published" }),
		).not.toEqual([]);
		expect([...index.notes()]).toHaveLength(698);
		expect(index.size).toBe(698);
	});
});
