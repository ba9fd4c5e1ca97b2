import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Anchor } from "../../../../src/core/anchor/anchor.ts";
import type { IndexChange } from "../../../../src/core/index/indexChange.ts";
import {
	createNoteIndex,
	type NoteIndex,
} from "../../../../src/core/index/noteIndex.ts";
import {
	packNote,
	type ScannedNote,
} from "../../../../src/core/index/noteRow.ts";
import { makeShelf } from "../../../../src/core/index/shelf.ts";
import { msg } from "../../../../src/core/message.ts";
import {
	type IndexedNote,
	type NoteFile,
	type NoteHead,
	noteKinds,
} from "../../../../src/core/note.ts";
import { noteFolderOf } from "../../../../src/core/notePath.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { patient } from "../../../support/patientPacer.ts";
import { arbitraryScan, codePaths, noteIds } from "./arbitraryHead.ts";

const noteFiles: readonly NoteFile[] = [
	"src/.tacit/x.md",
	"src/.tacit/y é\t.md",
	"lib/.tacit/x.md",
	".tacit/z.md",
	".tacit/src/x.md",
	"src/x.md",
	"x.md",
].map((path, at) => ({
	visibility: at < 5 ? "published" : "draft",
	path: path as RepoPath,
}));

const codeFolders = ["", "src", "lib", "nowhere"] as RepoPath[];

/** All that an index can be asked, as data. */
function answers(index: NoteIndex) {
	const plain = (notes: Iterable<IndexedNote>) =>
		[...notes]
			.map(({ file, head }) => ({ file, head }))
			.sort((a, b) => key(a.file).localeCompare(key(b.file)));
	return {
		folders: (["published", "draft"] as const).map((visibility) =>
			[...index.folders(visibility)].sort(),
		),
		beside: codeFolders.map((folder) => plain(index.notesIn(folder))),
		at: codePaths.map((path) => index.notesAt(path)),
		atLine: codePaths.map((path) => index.notesAtLine(path, 7)),
		above: codePaths.map((path) => index.notesAbove(path)),
		in: noteFiles.map((file) => index.noteIn(file)),
		byId: noteIds.map((id) => index.byId(id)),
		byKind: noteKinds.map((kind) => plain(index.byKind(kind))),
		byTag: ["fast", "slow", ""].map((tag) => plain(index.byTag(tag))),
		byPerson: plain(index.byPerson({ name: "?", email: "ADA@example.org" })),
		byName: plain(index.byPerson({ name: "Grace", email: undefined })),
		ids: [...index.ids()].sort(),
		notes: plain(index.notes()),
		paths: (["published", "draft"] as const).map((visibility) =>
			[...index.paths(visibility)].sort(),
		),
		findings: index.findings(),
		findingsIn: noteFiles.map((file) => index.findingsIn(file)),
		size: index.size,
	};
}

function key(file: NoteFile): string {
	return `${file.visibility}/${file.path}`;
}

function filled(files: ReadonlyMap<NoteFile, ScannedNote>): NoteIndex {
	const index = createNoteIndex();
	for (const [file, scanned] of files) index.set(file, scanned);
	return index;
}

/** As a warm start does: nothing is set, the cache's shelves are put in. */
function shelved(files: ReadonlyMap<NoteFile, ScannedNote>): NoteIndex {
	const index = createNoteIndex();
	const rows = [...files].map(([file, scanned]) =>
		packNote(file, "stamp", scanned),
	);
	const folder = (file: NoteFile) =>
		key(file).slice(0, key(file).lastIndexOf("/"));
	for (const name of new Set(rows.map(({ file }) => folder(file)))) {
		const shelf = makeShelf(rows.filter(({ file }) => folder(file) === name));
		index.update({ shelves: [shelf] });
	}
	return index;
}

const step = fc.record({
	file: fc.constantFrom(...noteFiles),
	scanned: fc.option(arbitraryScan, { nil: undefined, freq: 3 }),
});

describe("the index", () => {
	it("answers after any sequence of changes as one that is built fresh", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
				const index = createNoteIndex();
				const files = new Map<NoteFile, ScannedNote>();
				for (const { file, scanned } of steps) {
					if (scanned) index.set(file, scanned);
					else index.delete(file);
					if (scanned) files.set(file, scanned);
					else files.delete(file);
				}
				expect(answers(index)).toEqual(answers(filled(files)));
			}),
			{ numRuns: 150 },
		);
	});

	it("answers from closed shelves, whatever is asked and changed first, as one that is built fresh", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { maxLength: 8 }),
				fc.array(step, { maxLength: 4 }),
				fc.constantFrom(...codePaths),
				fc.boolean(),
				async (before, after, looked, settles) => {
					const files = new Map<NoteFile, ScannedNote>();
					for (const { file, scanned } of before)
						if (scanned) files.set(file, scanned);
					const index = shelved(files);
					expect(index.notesAt(looked)).toEqual(filled(files).notesAt(looked));
					for (const { file, scanned } of after) {
						if (scanned) index.set(file, scanned);
						else index.delete(file);
						if (scanned) files.set(file, scanned);
						else files.delete(file);
					}
					if (settles) await index.settle(patient);
					expect(answers(index)).toEqual(answers(filled(files)));
				},
			),
			{ numRuns: 150 },
		);
	});

	it("answers each question from shelves of which nothing has opened any", () => {
		const questions: readonly ((index: NoteIndex) => unknown)[] = [
			(index) => index.findings(),
			(index) => noteFiles.map((file) => index.findingsIn(file)),
			(index) => noteIds.map((id) => index.byId(id)?.file),
			(index) =>
				(["published", "draft"] as const).map((visibility) =>
					[...index.paths(visibility)].sort(),
				),
			(index) => [...index.ids()].sort(),
		];
		fc.assert(
			fc.property(
				fc.array(step, { maxLength: 12 }),
				fc.array(step, { maxLength: 2 }),
				fc.constantFrom(...questions),
				(before, after, question) => {
					const files = new Map<NoteFile, ScannedNote>();
					for (const { file, scanned } of before)
						if (scanned) files.set(file, scanned);
					const index = shelved(files);
					for (const { file, scanned } of after)
						if (scanned) {
							index.set(file, scanned);
							files.set(file, scanned);
						}
					const wanted = question(filled(files));
					expect(question(index)).toEqual(wanted);
					expect(question(index)).toEqual(wanted);
				},
			),
			{ numRuns: 500 },
		);
	});

	it("finds notes by the folder that they lie for, and anchors by what they reach, as a look at every note does", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				const files = new Map<NoteFile, ScannedNote>();
				for (const { file, scanned } of steps)
					if (scanned) files.set(file, scanned);
				const index = shelved(files);
				const all = [...filled(files).notes()];
				for (const folder of codeFolders)
					expect(
						index
							.notesIn(folder)
							.map(({ file }) => key(file))
							.sort(),
					).toEqual(
						all
							.filter(({ file }) => noteFolderOf(file) === folder)
							.map(({ file }) => key(file))
							.sort(),
					);
				expect([...(await index.namedPaths(patient))].sort()).toEqual(
					[
						...new Set(
							all.flatMap(({ head }) =>
								head.anchors.map((anchor) => anchor.path),
							),
						),
					].sort(),
				);
				for (const kind of noteKinds) {
					const found = await index.ofKind(kind, patient);
					expect(found.map(({ file }) => key(file)).sort()).toEqual(
						all
							.filter(({ head }) => head.kind === kind)
							.map(({ file }) => key(file))
							.sort(),
					);
				}
				const isWanted = ({ path, lines, isFolder }: Anchor) =>
					path === codePaths[0] || (lines !== undefined && !isFolder);
				const found = await index.anchorsWhere(
					({ path, reach }) => path === codePaths[0] || reach === "lines",
					patient,
				);
				const told = found.map(({ note, anchorIndex, anchor }) => ({
					at: `${key(note.file)} ${anchorIndex}`,
					anchor,
				}));
				const wanted = all.flatMap(({ file, head }) =>
					head.anchors.flatMap((anchor, at) =>
						isWanted(anchor) ? [{ at: `${key(file)} ${at}`, anchor }] : [],
					),
				);
				const byPlace = (one: { at: string }, other: { at: string }) =>
					one.at.localeCompare(other.at);
				expect(told.sort(byPlace)).toEqual(wanted.sort(byPlace));
			}),
			{ numRuns: 150 },
		);
	});

	it("gives back every head as it was put in", () => {
		fc.assert(
			fc.property(arbitraryScan, ({ head, findings }) => {
				const index = createNoteIndex();
				const file = noteFiles[0] as NoteFile;
				index.set(file, { head, findings });
				expect(index.noteIn(file)?.head).toEqual(head);
				expect(index.findingsIn(file)).toEqual(
					findings.map((finding) => ({ ...finding, file })),
				);
			}),
			{ numRuns: 300 },
		);
	});

	it("tells listeners which files changed and which code they speak of", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				const index = createNoteIndex();
				for (const { file, scanned } of steps) {
					const before = answers(index);
					const changes: IndexChange[] = [];
					const listening = index.onDidChange((change) => changes.push(change));
					if (scanned) index.set(file, scanned);
					else index.delete(file);
					listening.dispose();
					const after = answers(index);
					const told = new Set(
						changes.flatMap((change) => change.files).map(key),
					);
					for (const [at, path] of codePaths.entries())
						if (JSON.stringify(before.at[at]) !== JSON.stringify(after.at[at]))
							expect(changes.some((change) => change.touches(path))).toBe(true);
					for (const [at, noteFile] of noteFiles.entries())
						if (
							JSON.stringify(before.findingsIn[at]) !==
							JSON.stringify(after.findingsIn[at])
						)
							expect(told).toContain(key(noteFile));
				}
			}),
			{ numRuns: 80 },
		);
	});

	it("tells of an id that two files have once the second is looked at", async () => {
		const [published, , , , , draft] = noteFiles as [
			NoteFile,
			NoteFile,
			NoteFile,
			NoteFile,
			NoteFile,
			NoteFile,
		];
		const scanned: ScannedNote = { head: note(), findings: [] };
		const index = shelved(
			new Map([
				[draft, scanned],
				[published, scanned],
			]),
		);
		const told: NoteFile[] = [];
		index.onDidChange((change) => told.push(...change.files));
		await index.settle(patient);
		expect(told).toContainEqual(draft);
		expect(index.byId(scanned.head?.id ?? ("" as never))?.file).toEqual(
			published,
		);
		expect(index.findings()).toEqual([
			{
				code: "id-duplicate",
				severity: "warning",
				lines: { start: 1, end: 1 },
				found: scanned.head?.id,
				expected: msg`an id of its own; ${published.path} has this one`,
				file: draft,
			},
		]);
		index.delete(published);
		expect(index.findings()).toEqual([]);
	});

	it("finds a link dead only while its note lies elsewhere, published", async () => {
		const linked = noteIds[1] as NoteHead["id"];
		const file = (path: string, visibility: NoteFile["visibility"]) =>
			({ path: path as RepoPath, visibility }) as const;
		const linking = file("src/.tacit/one.k3f9q2mx.md", "published");
		const target = `src/.tacit/gone.${linked}.md` as RepoPath;
		const links = [{ line: 7, written: `gone.${linked}.md`, target }];
		const scanned: ScannedNote = { head: note(), findings: [], links };
		const index = shelved(new Map([[linking, scanned]]));
		const codes = () => index.findings().map(({ code }) => code);
		const other: ScannedNote = { head: note({ id: linked }), findings: [] };
		expect(codes()).toEqual([]);
		const told: NoteFile[] = [];
		index.onDidChange((change) => told.push(...change.files));
		index.set(file(`lib/x.${linked}.md`, "draft"), other);
		expect(codes()).toEqual([]);
		const now = file(`lib (#1)/.tacit/ö\ud800.${linked}.md`, "published");
		index.set(now, other);
		expect(told).toContainEqual(linking);
		expect(index.findings()).toContainEqual({
			code: "dead-link",
			severity: "info",
			lines: { start: 7, end: 7 },
			found: `gone.${linked}.md`,
			expected: msg`\`${`../../lib%20%28%231%29/.tacit/%C3%B6%EF%BF%BD.${linked}.md`}\`, where that note is now`,
			file: linking,
		});
		index.set(file(target, "published"), other);
		expect(codes()).not.toContain("dead-link");
	});

	it("takes what was set for newer than what lies on a shelf", async () => {
		const [file] = noteFiles as [NoteFile];
		const old = packNote(file, "stamp", { head: note(), findings: [] });
		const index = createNoteIndex();
		index.set(file, { head: { ...note(), title: "New" }, findings: [] });
		index.update({ shelves: [makeShelf([old])] });
		await index.settle(patient);
		expect(index.noteIn(file)?.head.title).toBe("New");
		expect(index.size).toBe(1);
	});

	it("orders the notes of a file by the lines as written, those on the whole file first", () => {
		const index = createNoteIndex();
		const lines = [
			undefined,
			{ start: 3, end: 4 },
			{ start: 3, end: 9 },
			{ start: 8, end: 8 },
		];
		for (const [at, range] of [...lines.entries()].reverse())
			index.set(noteFiles[at] as NoteFile, {
				head: note({ lines: range, id: noteIds[at] as NoteHead["id"] }),
				findings: [],
			});
		const path = "src/a.ts" as RepoPath;
		expect(index.notesAt(path).map(({ anchor }) => anchor.lines)).toEqual(
			lines,
		);
		expect(
			index.notesAtLine(path, 8).map(({ anchor }) => anchor.lines?.start),
		).toEqual([3, 8]);
	});
});

function note(
	change: {
		lines?: { start: number; end: number } | undefined;
		id?: NoteHead["id"];
	} = {},
): NoteHead {
	return {
		id: change.id ?? (noteIds[0] as NoteHead["id"]),
		kind: "why",
		status: undefined,
		title: "Because",
		by: [],
		date: undefined,
		tags: [],
		supersedes: [],
		relates: [],
		from: [],
		until: undefined,
		confirmed: undefined,
		moment: undefined,
		trial: undefined,
		anchors: [
			{
				path: "src/a.ts" as RepoPath,
				lines: change.lines,
				isFolder: false,
				language: "ts",
				symbol: undefined,
				commit: undefined,
				blob: undefined,
				near: undefined,
				cell: undefined,
				noteLine: 9,
			},
		],
	};
}
