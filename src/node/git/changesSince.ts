import type { Changes, History } from "../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import { bothEnded } from "./bothEnded.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import {
	type UncommittedChanges,
	uncommittedChangesQuestion,
} from "./questions/uncommittedChangesQuestion.ts";
import { createTreeChanges, type TreeChanges } from "./treeChanges.ts";

/**
 * Tells how the work tree differs from commits: how the last commit does, which is kept, and what is not committed on top of
 * that, which one git process says for all. What is no id is taken for a commit that git does not have.
 */
export function createChangesSince(
	context: GitContext,
): History["changesSince"] {
	const changesBetween = createTreeChanges(context);
	return async (commits, signal) => {
		const found = new Map<string, Changes>();
		const head = await treeOf("HEAD", context);
		if (head === undefined) return found;
		const trees = new Map<string, string>();
		await Promise.all(
			[...new Set(commits)].filter(isObjectId).map(async (commit) => {
				const tree = await treeOf(commit, context);
				if (tree !== undefined) trees.set(commit, tree);
			}),
		);
		if (trees.size === 0) return found;
		const [committed, uncommitted] = await bothEnded(
			changesBetween([...trees.values()], head, signal),
			uncommittedChanges(head, context, signal),
		);
		const onTop = changesOnTop(uncommitted);
		for (const [commit, tree] of trees) {
			const changes = committed.get(tree);
			if (changes) found.set(commit, onTop(changes));
		}
		return found;
	};
}

/** The tree of a commit; `undefined` where git does not have it. */
async function treeOf(
	commit: string,
	{ objects }: Pick<GitContext, "objects">,
): Promise<string | undefined> {
	const bytes = await objects.read(`${commit}^{commit}`, "commit");
	return bytes && /^tree ([0-9a-f]+)\n/.exec(bytes.toString("latin1"))?.[1];
}

/** What is not committed. */
type Uncommitted = Changes & { readonly gone: ReadonlySet<RepoPath> };

async function uncommittedChanges(
	head: string,
	{ git }: Pick<GitContext, "git">,
	signal: AbortSignal | undefined,
): Promise<Uncommitted> {
	const ask = (isPairing: boolean) =>
		git.ask(uncommittedChangesQuestion(head, { isPairing }), { signal });
	const told = (await ask(true)) ?? (await ask(false));
	return {
		renames: pairsOf(told),
		changed: pathsOf(told?.changed ?? []),
		added: pathsOf(told?.added ?? []),
		gone: pathsOf([...(told?.gone ?? []), ...(told?.renames.keys() ?? [])]),
	};
}

function pairsOf(
	told: UncommittedChanges | undefined,
): ReadonlyMap<RepoPath, RepoPath> {
	const renames = new Map<RepoPath, RepoPath>();
	for (const [before, after] of told?.renames ?? []) {
		const from = parseRepoPath(before);
		const to = parseRepoPath(after);
		if (from !== undefined && to !== undefined) renames.set(from, to);
	}
	return renames;
}

function pathsOf(names: Iterable<string>): ReadonlySet<RepoPath> {
	const paths = new Set<RepoPath>();
	for (const name of names) {
		const path = parseRepoPath(name);
		if (path !== undefined) paths.add(path);
	}
	return paths;
}

/** Adds what is not committed to what is. Commits that share what changed since share what comes of it. */
function changesOnTop({
	renames,
	changed,
	added,
	gone,
}: Uncommitted): (committed: TreeChanges) => Changes {
	if (changed.size === 0 && gone.size === 0) return (committed) => committed;
	const made = new Map<TreeChanges, Changes>();
	return (committed) => {
		const known = made.get(committed);
		if (known) return known;
		const all = new Set<RepoPath>();
		const news = new Set<RepoPath>();
		for (const path of committed.changed) if (!gone.has(path)) all.add(path);
		for (const path of changed) all.add(path);
		for (const path of [...committed.added, ...added])
			if (all.has(path)) news.add(path);
		const pairs = new Map<RepoPath, RepoPath>();
		// What came since then is no file of then.
		for (const [from, to] of renames)
			if (!committed.added.has(from)) pairs.set(from, to);
		for (const [from, between] of committed.renames) {
			const to =
				renames.get(between) ?? (gone.has(between) ? undefined : between);
			if (to !== undefined) pairs.set(from, to);
		}
		const changes = { renames: pairs, changed: all, added: news };
		made.set(committed, changes);
		return changes;
	};
}
