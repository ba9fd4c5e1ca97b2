import { type Message, msg } from "../../core/message.ts";
import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";
import type { AreaNote, AreaRecord, AreaView } from "./areaView.ts";
import { type ImportGraph, importGraph } from "./importGraph.ts";
import { orderFiles } from "./orderFiles.ts";
import { isAboutWork, overviews } from "./overviews.ts";
import type { PathStep } from "./pathStep.ts";
import { codeMinutes } from "./readingTime.ts";
import { pickVaried, type ScoredFile, scoreFiles } from "./scoreFiles.ts";
import { createTestOf } from "./testOf.ts";

const mostTests = 2;
/** Of notes, and of records. */
const mostOfKind = 3;
/** Changes of a file that are worth a word beside another reason. */
const telling = 3;

/** How much a note of a kind tells somebody who is new. */
const kindWeights: Readonly<Record<string, number>> = {
	decision: 1,
	gotcha: 0.8,
	why: 0.7,
	howto: 0.7,
	workaround: 0.5,
	story: 0.5,
};

/**
 * What to read of an area, in the order in which to read it: what the team pinned; what tells of the whole; decisions about
 * several files; then code, what others build on before what builds on it, each file after the decisions and notes about it
 * and before its tests. With a `focus` it leads to that file. About a dozen steps, none twice. The minutes of all but code are for the caller to tell, who reads
 * the texts. The same on every machine, and whatever the order of what is in the view.
 */
export function readingPath(view: AreaView): readonly PathStep[] {
	const { pinned, most, area, facts } = view;
	const graph = importGraph(facts);
	const scored = scoreFiles(view, graph);
	const scores = new Map(scored.map(({ path, score }) => [path, score]));
	const isPinned = pinnedKeys(pinned);
	const room = Math.max(0, most - pinned.length);
	const home = view.focus === undefined ? area : folderOf(view.focus);
	const documents = overviews(home, view.tree)
		.filter((path) => !isPinned.has(path))
		.slice(0, room);
	const records = bestRecords(view, scores).filter(
		({ path }) => !isPinned.has(path) && !documents.includes(path),
	);
	const wanted = scored.filter(({ path }) => !isPinned.has(path));
	const likely = new Set(
		pickVaried(wanted, room - documents.length).map(({ path }) => path),
	);
	const notes = bestNotes(view, scores, likely).filter(
		({ note }) => !isPinned.has(note.head.id),
	);
	// Code has at least half of what is left.
	const knowledge = [
		...records.slice(0, mostOfKind).map((record) => ({ record })),
		...notes.slice(0, mostOfKind).map((note) => ({ note })),
	].slice(0, Math.floor((room - documents.length) / 2));
	const rest = room - documents.length - knowledge.length;
	const testOf = createTestOf(view.tests, facts.keys());
	const tested = pickVaried(wanted, rest).flatMap(({ path }) => {
		const test = testOf(path);
		return test === undefined || isPinned.has(test)
			? []
			: [[path, test] as const];
	});
	const tests = new Map(
		tested
			.slice(0, rest >= 5 ? mostTests : 0)
			.filter(
				([, test], at) =>
					tested.findIndex(([, other]) => other === test) === at,
			),
	);
	const picked = pickVaried(
		wanted.filter(({ path }) => ![...tests.values()].includes(path)),
		rest - tests.size,
	);
	const byPath = new Map(picked.map((each) => [each.path, each]));
	const about = new Map<RepoPath | undefined, PathStep[]>();
	const put = (key: RepoPath | undefined, step: PathStep) =>
		about.set(key, [...(about.get(key) ?? []), step]);
	for (const each of knowledge) {
		const isOf = (path: RepoPath) => byPath.has(path);
		if ("note" in each)
			put(
				isOf(each.note.about) ? each.note.about : undefined,
				noteStep(each.note),
			);
		else {
			const files = each.record.files.filter((file) => isWithin(area, file));
			const [only] = files;
			put(
				files.length === 1 && only !== undefined && isOf(only)
					? only
					: undefined,
				recordStep(each.record, files.length),
			);
		}
	}
	const ordered = orderFiles(
		// In a circle, and where nothing else tells, what more is built on comes first.
		[...picked]
			.sort(
				(one, other) =>
					side(one.path, view.focus, graph) -
						side(other.path, view.focus, graph) ||
					other.importers - one.importers,
			)
			.map(({ path }) => path),
		graph,
	);
	return [
		...pinned,
		...documents.map(overviewStep),
		...(about.get(undefined) ?? []),
		...ordered.flatMap((path) => {
			const test = tests.get(path);
			const file = byPath.get(path);
			return [
				...(about.get(path) ?? []),
				...(file ? [codeStep(file, view, graph)] : []),
				...(test === undefined ? [] : [testStep(test, path)]),
			];
		}),
	];
}

function pinnedKeys(pinned: readonly PathStep[]): ReadonlySet<string> {
	// A note is about a file that may be read as well.
	return new Set(
		pinned.flatMap(({ key, kind, path }) =>
			path === undefined || kind === "note" ? [key] : [key, path],
		),
	);
}

function bestRecords(
	{ area, focus, records }: AreaView,
	scores: ReadonlyMap<RepoPath, number>,
): readonly AreaRecord[] {
	return best(
		records,
		({ path, files }) => {
			const named = files.reduce(
				(sum, file) => sum + (scores.get(file) ?? 0),
				0,
			);
			return focus === undefined
				? named +
						0.5 * files.filter((file) => isWithin(area, file)).length ** 0.5 +
						(isWithin(area, path) ? 0.3 : 0)
				: named;
		},
		({ path }) => path,
	);
}

/** Those about files that are likely on the path, or about folders, before others: a detail of what is not read says little. */
function bestNotes(
	{ focus, notes, tree }: AreaView,
	scores: ReadonlyMap<RepoPath, number>,
	likely: ReadonlySet<RepoPath>,
): readonly AreaNote[] {
	return best(
		notes.filter(
			({ about }) =>
				focus === undefined || scores.has(about) || isWithin(about, focus),
		),
		({ note, about }) =>
			(kindWeights[note.head.kind] ?? 0) *
			(0.5 + (scores.get(about) ?? 0.3)) *
			(likely.has(about) || !tree.has(about) ? 1 : 0.4),
		({ note }) => note.head.id,
	);
}

/** Those of which anything speaks, the best first; of two alike the one whose name comes first. */
function best<T>(
	all: readonly T[],
	weigh: (each: T) => number,
	name: (each: T) => string,
): readonly T[] {
	return all
		.map((each) => ({ each, weight: weigh(each) }))
		.filter(({ weight }) => weight > 0)
		.sort(
			(one, other) =>
				other.weight - one.weight ||
				(name(one.each) < name(other.each) ? -1 : 1),
		)
		.map(({ each }) => each);
}

const nothing = {
	lines: undefined,
	isEntry: false,
	title: undefined,
	why: [],
	minutes: undefined,
	note: undefined,
	pin: undefined,
} as const;

function overviewStep(path: RepoPath): PathStep {
	return {
		...nothing,
		...{ key: path, kind: "overview", path },
		why: [
			isAboutWork(path)
				? msg`It tells how people work here.`
				: msg`It tells of the whole.`,
		],
	};
}

function noteStep({ note, about }: AreaNote): PathStep {
	return {
		...nothing,
		...{ key: note.head.id, kind: "note", path: about, note },
		title: note.head.title,
	};
}

function recordStep({ path, title }: AreaRecord, files: number): PathStep {
	return {
		...nothing,
		...{ key: path, kind: "record", path, title },
		why:
			files > 1
				? [msg`A decision about ${files} files here.`]
				: files === 1
					? [msg`A decision about a file here.`]
					: [],
	};
}

function testStep(path: RepoPath, tested: RepoPath): PathStep {
	return {
		...nothing,
		...{ key: path, kind: "test", path },
		why: [msg`It tests ${tested}.`],
	};
}

function codeStep(
	{ path, entry, importers, isOutside }: ScoredFile,
	{ area, focus, facts, churn, tests }: AreaView,
	graph: ImportGraph,
): PathStep {
	const changes = churn.counts.get(path) ?? 0;
	const here = graph
		.importers(path)
		.filter((file) => isWithin(area, file)).length;
	const why: Message[] = [
		...(focus === undefined ? [] : wayTo(path, focus, graph)),
		...(entry ? [entry.why] : []),
		...(isOutside
			? [msg`It lies elsewhere, and ${here} files here build on it.`]
			: importers > 1
				? [
						// Go imports packages.
						path.endsWith(".go")
							? msg`${importers} files build on its package.`
							: msg`${importers} files build on it.`,
					]
				: []),
	];
	if (!isOutside && changes >= (why.length > 0 ? telling : 1))
		why.push(
			msg`Changed by ${changes} of the last ${churn.commits} commits here.`,
		);
	return {
		...nothing,
		...{ key: path, kind: tests.includes(path) ? "test" : "code", path, why },
		isEntry: entry !== undefined,
		minutes: codeMinutes(facts.get(path)?.size ?? { lines: 0, words: 0 }),
	};
}

/** What a file has to do with the one that the path leads to. */
function wayTo(
	path: RepoPath,
	focus: RepoPath,
	graph: ImportGraph,
): readonly Message[] {
	if (path === focus) return [msg`The path leads here.`];
	if (graph.needs(focus).has(path)) return [msg`${focus} builds on it.`];
	if (graph.needs(path).has(focus)) return [msg`It builds on ${focus}.`];
	return [];
}

/** On which side of the file that the path leads to another belongs: 0 before it, 2 after it, and 1 itself. */
function side(
	path: RepoPath,
	focus: RepoPath | undefined,
	graph: ImportGraph,
): number {
	if (focus === undefined || graph.needs(focus).has(path)) return 0;
	return path === focus ? 1 : graph.needs(path).has(focus) ? 2 : 0;
}
