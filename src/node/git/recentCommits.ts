import type { WholeCommit } from "../../core/ports.ts";

/** The last commits of HEAD, which answer for ranges of them without git. */
export interface RecentCommits {
	/**
	 * As `History.commitsIn`, of a range of full hashes or of `HEAD`; `undefined` where it reaches beyond them. Of a revision
	 * alone as many as are among them.
	 */
	commitsIn(range: string, most: number): readonly WholeCommit[] | undefined;
}

/** `commits`: all that HEAD reaches down to the oldest of them, in any order but for the first, which is HEAD's. */
export function recentCommits(commits: readonly WholeCommit[]): RecentCommits {
	const byHash = new Map(commits.map((each) => [each.hash, each]));
	const [head] = commits;
	const ordered = childrenFirst(commits);
	const named = (text: string) => (text === "HEAD" ? head : byHash.get(text));
	/** With itself, as far as they are among them. */
	const ancestors = (commit: WholeCommit) => {
		const found = new Set([commit.hash]);
		for (const hash of found)
			for (const parent of byHash.get(hash)?.parents ?? []) found.add(parent);
		return found;
	};
	return {
		commitsIn(range, most) {
			const [, from, to] = /^(.*?)\.\.(.*)$/s.exec(range) ?? [];
			const last = named(to ?? range);
			if (!last) return undefined;
			const wanted = ancestors(last);
			if (from !== undefined) {
				const first = named(from);
				if (!first) return undefined;
				for (const hash of ancestors(first)) wanted.delete(hash);
				for (const hash of wanted) if (!byHash.has(hash)) return undefined;
			}
			return ordered.filter(({ hash }) => wanted.has(hash)).slice(0, most);
		},
	};
}

/** No commit before its children, otherwise in their order. */
function childrenFirst(
	commits: readonly WholeCommit[],
): readonly WholeCommit[] {
	const children = new Map<string, WholeCommit[]>();
	for (const commit of commits)
		for (const parent of commit.parents)
			children.set(parent, [...(children.get(parent) ?? []), commit]);
	const ordered = new Set<WholeCommit>();
	const add = (commit: WholeCommit) => {
		if (ordered.has(commit)) return;
		for (const child of children.get(commit.hash) ?? []) add(child);
		ordered.add(commit);
	};
	for (const commit of commits) add(commit);
	return [...ordered];
}
