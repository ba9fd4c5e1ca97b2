import { isTacitError } from "../../core/errors.ts";
import type { History } from "../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import { bothEnded } from "./bothEnded.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import { commonCommitQuestion } from "./questions/commonCommitQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { parentsQuestion } from "./questions/parentsQuestion.ts";
import { renamesQuestion } from "./questions/renamesQuestion.ts";

/** Walks that are kept: each answers for all commits that were asked for together. */
const mostKept = 8;
/** Commits of a walk of which it is kept where their files went, the last in use: each may hold all paths of the repository. */
const mostFollowed = 32;
/** Commits that one git is told: on Windows a command line is short. */
const commitsAtOnce = 300;

/** Where files of a commit went. */
type Renames = ReadonlyMap<RepoPath, RepoPath>;
/** What one walk says of each of the commits for which it was made. */
type Walk = (commit: string) => Renames;

const none: Renames = new Map();

/**
 * Where files went by renames, step by step. History is walked once for all commits that are asked for together; what was
 * answered is kept until HEAD moves.
 */
export function createRenames(context: GitContext): History["renamesSince"] {
	const { git } = context;
	const kept = new Map<string, Promise<Walk>>();
	let head: string | undefined;
	const renamesSince: History["renamesSince"] = async (commits, signal) => {
		const now = (await git.ask(headQuestion, { signal }))?.commit;
		const asked = commits.filter(isObjectId);
		if (now === undefined || asked.length === 0) return () => none;
		if (now !== head || new Set(kept.values()).size >= mostKept) kept.clear();
		head = now;
		const begun = asked.filter((commit) => kept.has(commit));
		const news = asked.filter((commit) => !kept.has(commit));
		const own = news.length > 0 ? walk(news, context, signal) : undefined;
		// Heard here as well: where a walk that was begun before fails first, nobody waits for this one any more.
		own?.catch(() => {
			for (const [commit, walk] of kept) if (walk === own) kept.delete(commit);
		});
		if (own) for (const commit of news) kept.set(commit, own);
		const walks = new Map(asked.map((commit) => [commit, kept.get(commit)]));
		try {
			const made = new Map<string, Walk>();
			for (const [commit, walk] of walks)
				if (walk) made.set(commit, await walk);
			return (commit) => made.get(commit)?.(commit) ?? none;
		} catch (error) {
			// Whoever began it waits no more; we do.
			const isOthers = begun.length > 0 && isTacitError(error, "cancelled");
			if (!isOthers || signal?.aborted) throw error;
			return renamesSince(commits, signal);
		}
	};
	return renamesSince;
}

async function walk(
	commits: readonly string[],
	{ git, objects }: Pick<GitContext, "git" | "objects">,
	signal: AbortSignal | undefined,
): Promise<Walk> {
	const found = await Promise.all(
		[...new Set(commits)].map((commit) =>
			objects.read(`${commit}^{commit}`, "commit"),
		),
	);
	const there = [...new Set(commits)].filter((_, at) => found[at]);
	const [first, ...others] = there;
	if (first === undefined) return () => none;
	let base: string | undefined = first;
	for (
		let at = 0;
		at < others.length && base !== undefined;
		at += commitsAtOnce
	)
		base = await git.ask(
			commonCommitQuestion([base, ...others.slice(at, at + commitsAtOnce)]),
			{ signal },
		);
	const [told, parents] = await bothEnded(
		git.ask(renamesQuestion(base), { signal }),
		// All that comes after the only one is what is asked for.
		others.length === 0
			? Promise.resolve(new Map<string, readonly string[]>())
			: git.ask(parentsQuestion(there, base), { signal }),
	);
	const renames = told.flatMap(({ commit, ...paths }) => {
		const from = parseRepoPath(paths.from);
		const to = parseRepoPath(paths.to);
		return from === undefined || to === undefined ? [] : [{ commit, from, to }];
	});
	const known = new Map<string, Renames>();
	const isThere = new Set(there);
	return (commit) => {
		if (!isThere.has(commit)) return none;
		const since =
			known.get(commit) ??
			followRenames(renamesAfter(commit, renames, parents));
		known.delete(commit);
		known.set(commit, since);
		for (const oldest of known.keys()) {
			if (known.size <= mostFollowed) break;
			known.delete(oldest);
		}
		return since;
	};
}

interface Rename {
	/** Full hash of the commit that made it. */
	readonly commit: string;
	readonly from: RepoPath;
	readonly to: RepoPath;
}

/** Those of the renames, the oldest first, that were not made on the way to the commit. */
function* renamesAfter(
	commit: string,
	renames: readonly Rename[],
	parents: ReadonlyMap<string, readonly string[]>,
): Iterable<readonly [RepoPath, RepoPath]> {
	const before = new Set([commit]);
	for (const each of before)
		for (const parent of parents.get(each) ?? [])
			if (parents.has(parent)) before.add(parent);
	for (const { commit: made, from, to } of renames)
		if (!before.has(made)) yield [from, to];
}

/**
 * The last path of each file by every former one, from renames in the order in which they were made. A path that was given
 * to another file later stands for the file that had it first.
 */
export function followRenames(
	renames: Iterable<readonly [RepoPath, RepoPath]>,
): ReadonlyMap<RepoPath, RepoPath> {
	const last = new Map<RepoPath, RepoPath>();
	/** By the path of now, the paths that the file had before. */
	const former = new Map<RepoPath, RepoPath[]>();
	for (const [from, to] of renames) {
		const names = former.get(from) ?? [];
		former.delete(from);
		if (!last.has(from)) names.push(from);
		for (const name of names) last.set(name, to);
		former.set(to, [...(former.get(to) ?? []), ...names]);
	}
	for (const [from, to] of last) if (from === to) last.delete(from);
	return last;
}
