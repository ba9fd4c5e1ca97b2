import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createNoteIndex } from "../../src/core/index/noteIndex.ts";
import { type NoteRow, packNote } from "../../src/core/index/noteRow.ts";
import { scanFile } from "../../src/core/index/scanFile.ts";
import { makeShelf, mostRowsOnShelf } from "../../src/core/index/shelf.ts";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import type { NoteFile } from "../../src/core/note.ts";
import { noteIdInName } from "../../src/core/notePath.ts";
import { folderOf, type RepoPath } from "../../src/core/repoPath.ts";
import type { TacitBase } from "../../src/tacit/base.ts";
import { createLinking } from "../../src/tacit/linking.ts";
import { generateNotes } from "../support/generateNotes.ts";
import { type Figure, formatFigure, median } from "./figure.ts";

/**
 * `npm run bench:links -- [--n 10000] [--runs 15]`: what `[[` costs in a repository with so many notes, each run over an
 * index of its own as a warm start leaves it, with nothing opened: first the page of a note, as VS Code asks for it when
 * the file is opened, then `[[` and what is typed after it. Milliseconds of the processor, since the machine may be busy.
 */
const { values } = parseArgs({
	options: {
		n: { type: "string", default: "10000" },
		runs: { type: "string", default: "15" },
	},
});
const count = Number(values.n);
const bytes = new Map(
	[...generateNotes({ count }).notes].map(([path, text]) => [
		path as RepoPath,
		new TextEncoder().encode(text),
	]),
);
const rows = [...bytes].map(([path, content]) => {
	const file: NoteFile = { path, visibility: "published" };
	return packNote(file, "stamp", scanFile(file, content));
});
const [some] = bytes.keys();
if (some === undefined) throw new Error("There are no notes.");

const times = new Map<string, number[]>();
for (let run = 0; run < Number(values.runs); run++) {
	const linking = openLinking();
	const from = folderOf(folderOf(some));
	const id = noteIdInName(some);
	await timed("the page of a note, first of all", async () => {
		if (id) await linking.way(id);
		await linking.backlinks(some);
	});
	await timed("the first [[, nothing typed", () =>
		linking.linkTargets(from, "", 50),
	);
	// Between two letters of somebody who types quickly; what is unpacked meanwhile is unpacked in slices.
	await timed("until the first letter, in slices", () => setTimeout(150));
	for (const typed of ["k", "keep", "keep the", "keep the invoi"])
		await timed(`[[${typed}`, () => linking.linkTargets(from, typed, 50));
	await timed("[[ with nothing typed, again", () =>
		linking.linkTargets(from, "", 50),
	);
	await timed("who links to a note", () => linking.backlinks(some));
	await timed("the way of a note", async () => id && linking.way(id));
}
for (const [name, measured] of times) {
	const figure: Figure = { name, value: median(measured), unit: "ms" };
	console.log(
		formatFigure(name.includes("[[") ? { ...figure, target: 30 } : figure),
	);
}

async function timed(name: string, task: () => Promise<unknown>) {
	const start = process.cpuUsage();
	await task();
	const { user, system } = process.cpuUsage(start);
	const taken = (user + system) / 1000;
	times.set(name, [...(times.get(name) ?? []), taken]);
}

/** Over the notes alone, as a warm start leaves them. */
function openLinking() {
	const index = createNoteIndex();
	const byFolder = new Map<RepoPath, NoteRow[]>();
	for (const row of rows) {
		const folder = folderOf(row.file.path);
		byFolder.set(folder, [...(byFolder.get(folder) ?? []), row]);
	}
	index.update({
		shelves: [...byFolder.values()].flatMap((own) =>
			Array.from({ length: Math.ceil(own.length / mostRowsOnShelf) }, (_, at) =>
				makeShelf(own.slice(at * mostRowsOnShelf, (at + 1) * mostRowsOnShelf)),
			),
		),
	});
	const base: Partial<TacitBase> = {
		...{ index, codec: markdownCodec, historyIfAny: undefined },
		loaded: async () => undefined,
		slice: {
			budgetMs: 3,
			now: () => performance.now(),
			pause: () => new Promise((resolve) => setImmediate(resolve)),
		},
		workspace: { visitFiles: async () => undefined } as never,
		log: { info: () => undefined, warn: () => undefined },
	};
	return createLinking(base as TacitBase);
}
