import { parseArgs } from "node:util";
import type { Anchor } from "../../src/core/anchor/anchor.ts";
import { prepareText } from "../../src/core/anchor/preparedText.ts";
import { makeQuote } from "../../src/core/anchor/quote.ts";
import { languageOf } from "../../src/core/code/languageOf.ts";
import type { IndexedNote } from "../../src/core/note.ts";
import type { FileVisits, WorkTree } from "../../src/core/ports.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { lookElsewhere } from "../../src/core/whereabouts/elsewhere.ts";
import type { Stray } from "../../src/core/whereabouts/strays.ts";
import { patient } from "../support/patientPacer.ts";
import {
	type BenchCase,
	openTexts,
	readCases,
	type Truth,
} from "./anchors/benchCase.ts";
import { formatFigure, median, quantile, sorted } from "./figure.ts";

/**
 * `npm run bench:search -- CASES BLOBS [--files 10,100,1000]`: how often the file that code went to is among those
 * that the product looks into, and what the search costs. The published cases whose code went to another file are asked,
 * each in a tree of its own file, the true one and files of the same repository, then of others, so many in all. With
 * history these are the files that changed since the note was written, and what git pairs by renames is told as git told
 * it, or nothing of it; by the note alone they are the whole repository, and nothing is known of what changed, of the
 * old text or of other files' pasts. CASES may be several files with commas between them.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { files: { type: "string", default: "10,100,1000" } },
});
const [casesFiles = "", blobs = ""] = positionals;
if (!blobs) {
	console.error("npm run bench:search -- CASES BLOBS [--files 1000]");
	process.exit(2);
}

type Case = BenchCase & Truth;

/** A file that changed: the name of its text now, and of the one before, where there was one. */
interface ChangedFile {
	readonly now: string;
	readonly before: string | null;
}

/** The commit in which all the code was. */
const base = "0".repeat(40);
const note = {
	file: { path: ".tacit/note.md", visibility: "published" },
} as IndexedNote;

const read = openTexts(blobs);
const cases = casesFiles.split(",").flatMap(readCases);
const pools = poolsOf(cases);
const moved = cases.filter(
	({ ambiguous, deleted, cls, new_path, old_path }) =>
		!ambiguous && !deleted && cls === "hard" && new_path !== old_path,
);

/** What is known beside the note and the files. */
type Knowledge = "pairs" | "changes" | "nothing";
const known: Readonly<Record<Knowledge, string>> = {
	pairs: "with history and git's pairs",
	changes: "with history, without git's pairs",
	nothing: "by the note alone",
};

for (const count of values.files.split(",").map(Number)) {
	console.log(`\n${count} files, ${moved.length} cases`);
	for (const [knowledge, name] of Object.entries(known)) {
		const asked = [];
		for (const each of moved)
			asked.push(await ask(each, count, knowledge as Knowledge));
		const kinds = [...new Set(asked.map(({ kind }) => kind))].sort();
		for (const kind of [undefined, ...kinds]) {
			const some = asked.filter((each) => !kind || each.kind === kind);
			const found = some.filter(({ isFound }) => isFound).length;
			print(
				`  ${name}: ${kind ?? "all"}, ${some.length}`,
				(100 * found) / some.length,
				"%",
			);
		}
		const times = sorted(asked.map(({ ms }) => ms));
		const looked = sorted(asked.map((each) => each.looked));
		print("  a search, median", median(times), "ms");
		print("  a search, 95 of 100 within", quantile(times, 0.95), "ms");
		print("  files looked into, 95 of 100", quantile(looked, 0.95), "files");
	}
}

function print(name: string, value: number, unit: string): void {
	console.log(formatFigure({ name, value, unit }));
}

async function ask(c: Case, count: number, knowledge: Knowledge) {
	const files = treeOf(c, count);
	const hasHistory = knowledge !== "nothing";
	const path = c.old_path as RepoPath;
	const lines = { start: c.old_start, end: c.old_end };
	const past = prepareText(read(c.old_text_file));
	const homeText = c.same_path_text_file && read(c.same_path_text_file);
	const home = homeText === null ? undefined : prepareText(homeText);
	const quote = makeQuote(past.lines, lines);
	const anchor: Anchor = {
		...{ path, lines, isFolder: false, language: languageOf(path) },
		...{ symbol: undefined, commit: base, blob: undefined },
		...{ near: undefined, cell: undefined, noteLine: 1 },
	};
	const tree: WorkTree = new Map(
		[...files.keys()].map((each) => [each, `blob of ${each}`]),
	);
	const stray: Stray = {
		...{ note, anchor, anchorIndex: 0, quote },
		past: hasHistory ? past : undefined,
		home: home && {
			...{ path, now: () => home },
			before: () => (hasHistory ? past : undefined),
		},
		stands: home !== undefined,
	};
	const target =
		knowledge === "pairs"
			? [c.git_rename_target, c.git_follow_target].find(
					(each) => each !== null && tree.has(each as RepoPath),
				)
			: undefined;
	const all = new Set(tree.keys());
	const renames = new Map(target ? [[path, target as RepoPath] as const] : []);
	const textAt = (name: string | null | undefined) =>
		name ? prepareText(read(name)) : undefined;
	const started = performance.now();
	const search = await lookElsewhere([stray], {
		tree,
		history: {
			renamesSince: async () => () => renames,
			additions: async () => new Map(),
		},
		workspace: { visitFiles: async (visits) => visit(visits, files) },
		texts: {
			today: async (each) => textAt(files.get(each)?.now),
			largeToday: async () => undefined,
			blob: async () => (hasHistory ? past : undefined),
			at: async (_, each) =>
				hasHistory ? textAt(files.get(each)?.before) : undefined,
		},
		baseOf: async () =>
			hasHistory
				? { commit: base, changes: { renames, changed: all, added: all } }
				: undefined,
		pacer: patient,
	});
	const where = await search(stray);
	const ms = performance.now() - started;
	const looked = where.found
		? []
		: [where.today.renamed, ...where.today.others].flatMap((file) =>
				file ? [file.path] : [],
			);
	const isFound = looked.includes(c.new_path as RepoPath);
	return { kind: c.kind, isFound, looked: looked.length, ms };
}

/** The true file, those that the case names, then files of its repository, then of others: so many. */
function treeOf(c: Case, count: number): Map<RepoPath, ChangedFile> {
	const files = new Map<RepoPath, ChangedFile>();
	const add = (path: string, file: ChangedFile) => {
		if (
			files.size < count &&
			path !== c.old_path &&
			!files.has(path as RepoPath)
		)
			files.set(path as RepoPath, file);
	};
	const own = new Map(c.candidates.map((each) => [each.path, each]));
	if (c.new_path && c.new_text_file)
		add(c.new_path, {
			now: c.new_text_file,
			before: own.get(c.new_path)?.old_text_file ?? null,
		});
	for (const each of c.candidates)
		add(each.path, { now: each.text_file, before: each.old_text_file });
	for (const repo of [c.repo, ...pools.keys()])
		for (const [path, file] of pools.get(repo) ?? []) add(path, file);
	return files;
}

function poolsOf(
	all: readonly Case[],
): ReadonlyMap<string, ReadonlyMap<string, ChangedFile>> {
	const found = new Map<string, Map<string, ChangedFile>>();
	for (const c of all) {
		const pool = found.get(c.repo) ?? new Map<string, ChangedFile>();
		found.set(c.repo, pool);
		for (const { path, text_file, old_text_file } of c.candidates)
			if (!pool.has(path))
				pool.set(path, { now: text_file, before: old_text_file });
		if (c.new_path && c.new_text_file && !pool.has(c.new_path))
			pool.set(c.new_path, { now: c.new_text_file, before: null });
	}
	return found;
}

function visit(
	{ paths, visit }: FileVisits,
	files: ReadonlyMap<RepoPath, ChangedFile>,
): void {
	for (const path of paths) {
		const file = files.get(path);
		if (file)
			visit(path, {
				state: "read",
				bytes: new TextEncoder().encode(read(file.now)),
				stamp: "",
			});
	}
}
