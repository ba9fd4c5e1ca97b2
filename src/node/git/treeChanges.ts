import { createHash } from "node:crypto";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import { askPairs } from "./askPairs.ts";
import type { GitContext } from "./gitContext.ts";
import {
	type TreeChange,
	treeChangesQuestion,
} from "./questions/treeChangesQuestion.ts";
import { treeRenamesQuestion } from "./questions/treeRenamesQuestion.ts";
import { keyOfPair, type TreePair } from "./treePairs.ts";

/** How one tree differs from another, notes left out. */
export interface TreeChanges {
	/** New path by old, as git pairs them in one step. */
	readonly renames: ReadonlyMap<RepoPath, RepoPath>;
	/** Paths of the later tree whose text is another, or that the earlier did not have; renamed ones are among them. */
	readonly changed: ReadonlySet<RepoPath>;
	/** Those that the earlier did not have. */
	readonly added: ReadonlySet<RepoPath>;
}

/** Paths in all that is kept: a few dozen megabytes. */
const mostPaths = 400_000;
/** What git pairs is kept for so many sets of files that came and went, where nothing else is said. */
const usualPairings = 1_000;

/**
 * Tells how trees (full ids) differ from one of later, by the earlier's id; one that git cannot compare is left out. What two
 * trees say of each other never changes, so it is kept, up to 400,000 paths in all, the last in use. Which files git pairs
 * depends on nothing but those that came and those that went, each with its text: it is asked once for each such set, however
 * many commits share it; the last `mostPairings` are kept. Ends with `signal`. One git process for up to 500 trees of which nothing is known yet, and one for as many such sets.
 */
export function createTreeChanges(
	context: Pick<GitContext, "git">,
	mostPairings = usualPairings,
): (
	trees: readonly string[],
	now: string,
	signal?: AbortSignal,
) => Promise<ReadonlyMap<string, TreeChanges>> {
	const kept = new Map<string, TreeChanges>();
	const pairings = new Map<string, TreeChanges["renames"]>();
	let paths = 0;

	const keep = (key: string, changes: TreeChanges) => {
		kept.set(key, changes);
		paths += weightOf(changes);
		for (const [oldest, before] of kept) {
			if (paths <= mostPaths || kept.size === 1) break;
			kept.delete(oldest);
			paths -= weightOf(before);
		}
	};
	const pair = async (
		told: ReadonlyMap<string, ToldTree>,
		signal: AbortSignal | undefined,
	) => {
		const asked = new Map<string, ToldTree>();
		const found = new Map<string, TreeChanges["renames"]>();
		for (const each of told.values()) {
			if (each.pairing === undefined) continue;
			const known = pairings.get(each.pairing);
			if (!known) {
				asked.set(each.pairing, each);
				continue;
			}
			pairings.delete(each.pairing);
			pairings.set(each.pairing, known);
			// The new ones may push it out before it is asked for.
			found.set(each.pairing, known);
		}
		const trees = [...asked.values()].map((each) => each.pair);
		const renames = await askPairs(context, treeRenamesQuestion, trees, signal);
		for (const [pairing, { pair, changes }] of asked) {
			const pairs = renames.get(keyOfPair(pair)) ?? sameTexts(changes);
			const paths = pathPairs(pairs);
			found.set(pairing, paths);
			pairings.set(pairing, paths);
		}
		for (const oldest of pairings.keys()) {
			if (pairings.size <= mostPairings) break;
			pairings.delete(oldest);
		}
		return (pairing: string) => found.get(pairing);
	};

	return async (trees, now, signal) => {
		const found = new Map<string, TreeChanges>();
		const news: TreePair[] = [];
		for (const then of new Set(trees)) {
			const key = keyOfPair({ then, now });
			const known = kept.get(key);
			if (!known) {
				news.push({ then, now });
				continue;
			}
			kept.delete(key);
			kept.set(key, known);
			found.set(then, known);
		}
		if (news.length === 0) return found;
		const answers = await askPairs(context, treeChangesQuestion, news, signal);
		const told = new Map<string, ToldTree>();
		for (const each of news) {
			const changes = answers.get(keyOfPair(each));
			if (changes) told.set(each.then, toldTree(each, changes));
		}
		const pairedAs = await pair(told, signal);
		const sets = pathSets();
		for (const [then, { pair, pairing, changes }] of told) {
			const all = {
				...sets(changes),
				renames: (pairing && pairedAs(pairing)) || noRenames,
			};
			found.set(then, all);
			keep(keyOfPair(pair), all);
		}
		return found;
	};
}

const noRenames: TreeChanges["renames"] = new Map();

/** What git told of a pair of trees. */
interface ToldTree {
	readonly pair: TreePair;
	readonly changes: readonly TreeChange[];
	/** Names the files that came and went, with their texts; `undefined` where none can be paired. */
	readonly pairing: string | undefined;
}

function toldTree(pair: TreePair, changes: readonly TreeChange[]): ToldTree {
	const moving = changes.filter(({ status }) => /[AD]/.test(status));
	const mayPair = new Set(moving.map(({ status }) => status)).size === 2;
	return {
		...{ pair, changes },
		pairing: mayPair ? digestOf(moving) : undefined,
	};
}

function digestOf(changes: readonly TreeChange[]): string {
	const hash = createHash("sha1");
	for (const { status, objects, path } of changes)
		hash.update(`${status} ${objects} ${path}\0`);
	return hash.digest("base64");
}

/** Files that have the same text as one that went, each the only one, where git could not compare others. */
function sameTexts(
	changes: readonly TreeChange[],
): readonly (readonly [string, string])[] {
	const byBlob = new Map<string, { gone: string[]; added: string[] }>();
	for (const { status, objects, path } of changes) {
		if (status !== "A" && status !== "D") continue;
		const [, , before = "", after = ""] = objects.split(" ");
		const blob = status === "A" ? after : before;
		const same = byBlob.get(blob) ?? { gone: [], added: [] };
		byBlob.set(blob, same);
		(status === "A" ? same.added : same.gone).push(path);
	}
	return [...byBlob.values()].flatMap(({ gone, added }) => {
		const [from, ...others] = gone;
		const [to, ...more] = added;
		const isOnly = others.length === 0 && more.length === 0;
		return from !== undefined && to !== undefined && isOnly
			? [[from, to] as const]
			: [];
	});
}

function pathPairs(
	pairs: readonly (readonly [string, string])[],
): TreeChanges["renames"] {
	const renames = new Map<RepoPath, RepoPath>();
	for (const [before, after] of pairs) {
		const from = parseRepoPath(before);
		const to = parseRepoPath(after);
		if (from !== undefined && to !== undefined) renames.set(from, to);
	}
	return renames;
}

/** Makes sets of paths; commits of which the same files changed since share theirs, and all share each path. */
function pathSets(): (
	changes: readonly TreeChange[],
) => Pick<TreeChanges, "changed" | "added"> {
	const paths = new Map<string, RepoPath | undefined>();
	const sets = new Map<string, Pick<TreeChanges, "changed" | "added">>();
	const pathOf = (name: string) => {
		if (!paths.has(name)) paths.set(name, parseRepoPath(name));
		return paths.get(name);
	};
	return (changes) => {
		const told = changes.filter(({ status }) => status !== "D");
		const hash = createHash("sha1");
		for (const { status, path } of told) hash.update(`${status} ${path}\0`);
		const key = hash.digest("base64");
		const known = sets.get(key);
		if (known) return known;
		const changed = new Set<RepoPath>();
		const added = new Set<RepoPath>();
		for (const { status, path: name } of told) {
			const path = pathOf(name);
			if (path === undefined) continue;
			changed.add(path);
			if (status === "A") added.add(path);
		}
		const made = { changed, added };
		sets.set(key, made);
		return made;
	};
}

function weightOf({ renames, changed, added }: TreeChanges): number {
	return 1 + renames.size + changed.size + added.size;
}
