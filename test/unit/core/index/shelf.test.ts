import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNoteIndex } from "../../../../src/core/index/noteIndex.ts";
import {
	type NoteRow,
	packNote,
	rowPaths,
} from "../../../../src/core/index/noteRow.ts";
import {
	formatShelf,
	glanceAt,
	makeShelf,
	parseShelves,
	shelfRows,
	walkShelf,
} from "../../../../src/core/index/shelf.ts";
import { unpackHead } from "../../../../src/core/index/unpackHead.ts";
import {
	folderOf,
	parseRepoPath,
	type RepoPath,
} from "../../../../src/core/repoPath.ts";
import { patient } from "../../../support/patientPacer.ts";
import { arbitraryScan } from "./arbitraryHead.ts";

const name = fc
	.string({ unit: "binary", minLength: 1, maxLength: 8 })
	.filter((text) => !/[/\0]/.test(text) && text !== "." && text !== "..");

/** Rows of files of one folder. */
const arbitraryRows: fc.Arbitrary<readonly NoteRow[]> = fc
	.record({
		folder: fc.constantFrom("", "src/.tacit", 'é "¦\t\n/.tacit'),
		visibility: fc.constantFrom("published", "draft"),
		files: fc.uniqueArray(
			fc.record({
				name,
				stamp: fc.stringMatching(/^[\w+/=?]{1,20}$/),
				scanned: arbitraryScan,
			}),
			{ minLength: 1, maxLength: 4, selector: ({ name }) => name },
		),
	})
	.map(({ folder, visibility, files }) =>
		files.map(({ name, stamp, scanned }) =>
			packNote(
				{
					visibility,
					path: (folder === "" ? name : `${folder}/${name}`) as RepoPath,
				},
				stamp,
				scanned,
			),
		),
	);

describe("a shelf", () => {
	it("is one byte a character, and holds the rows as they were", () => {
		fc.assert(
			fc.property(fc.array(arbitraryRows, { maxLength: 3 }), (shelves) => {
				const text = shelves
					.map((rows) => formatShelf(makeShelf(rows)))
					.join("");
				expect(text).toMatch(/^[\t\n -~¦]*$/);
				expect(parseShelves(text).map(shelfRows)).toEqual(shelves);
				expect(parseShelves(text).map(({ count }) => count)).toEqual(
					shelves.map((rows) => rows.length),
				);
			}),
		);
	});

	it("tells at a glance whose its rows are, which stamps, ids and paths they have, and whether they have findings", () => {
		fc.assert(
			fc.property(arbitraryRows, (rows) => {
				expect([...glanceAt(makeShelf(rows))]).toEqual(
					rows.map(({ file, stamp, id, paths, findings, links }) => ({
						path: file.path,
						stamp,
						id,
						paths,
						hasFindings: findings.length + links.length > 0,
					})),
				);
			}),
		);
	});

	it("can be walked along without being read", () => {
		fc.assert(
			fc.property(arbitraryRows, fc.nat(4), (rows, until) => {
				const walk = walkShelf(makeShelf(rows));
				const met = rows.slice(0, until);
				expect(met.map(({ file }) => walk.next(file.path))).toEqual(
					met.map(({ stamp }) => stamp),
				);
				expect(walk.next(`${rows[0]?.file.path}x` as RepoPath)).toBeUndefined();
				const cut = walk.cut();
				expect(cut ? shelfRows(cut) : []).toEqual(met);
				const rest = rows.slice(until);
				for (const { file } of rest) walk.next(file.path);
				expect(walk.isOver).toBe(true);
				const last = walk.cut("last");
				expect(last ? shelfRows(last) : []).toEqual(rest.slice(0, -1));
				expect(last?.count ?? 0).toBe(Math.max(0, rest.length - 1));
				expect(walk.cut()).toBeUndefined();
			}),
		);
	});

	it("breaks nothing when somebody changed it: paths stay inside, types hold", async () => {
		const change = fc.record({
			at: fc.nat(2000),
			length: fc.nat(9),
			text: fc.oneof(
				fc.constantFrom(
					"../../",
					"/etc/",
					"\\u002e\\u002e/",
					"\t",
					"\n",
					"¦",
					"[",
					'"',
					"null",
					"9e9",
				),
				fc.string({ maxLength: 5 }),
			),
		});
		await fc.assert(
			fc.asyncProperty(
				arbitraryRows,
				fc.array(change, { minLength: 1, maxLength: 4 }),
				async (rows, changes) => {
					let text = formatShelf(makeShelf(rows));
					for (const { at, length, text: put } of changes) {
						const start = at % text.length;
						text = text.slice(0, start) + put + text.slice(start + length);
					}
					const shelves = parseShelves(text);
					const index = createNoteIndex();
					index.update({ shelves });
					index.findings();
					for (const path of await index.namedPaths(patient))
						expect(parseRepoPath(path)).toBe(path);
					for (const shelf of shelves)
						for (const row of shelfRows(shelf)) {
							expect(folderOf(row.file.path)).toBe(shelf.folder);
							expect(parseRepoPath(row.file.path)).toBe(row.file.path);
							const head = unpackHead(row);
							expect(typeof head.title).toBe("string");
							for (const path of [
								...rowPaths(row),
								...head.anchors.map((anchor) => anchor.path),
							])
								expect(parseRepoPath(path)).toBe(path);
						}
				},
			),
			{ numRuns: 1000 },
		);
	});
});
