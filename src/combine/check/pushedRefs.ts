/** A branch that is about to be pushed. */
export interface PushedBranch {
	/** What is pushed: a full hash. */
	readonly commit: string;
	/** The branch there, as git names it: `refs/heads/main`. */
	readonly remoteRef: string;
	/** What the remote has of it: a full hash, which need not be known here; `undefined`: nothing yet. */
	readonly remoteCommit: string | undefined;
}

/**
 * The branches that git tells `pre-push` of, on standard input: `<local ref> <hash> <remote ref> <hash>` a line, zeros where
 * there is nothing. Those that are deleted, and tags, are left out; so is what is not of that form.
 *
 * @see https://git-scm.com/docs/githooks#_pre_push
 */
export function pushedRefs(input: string): readonly PushedBranch[] {
	return input.split(/\r?\n/).flatMap((line) => {
		const [, commit = "", remoteRef = "", remoteCommit = ""] =
			/^\S+ ([0-9a-f]{40,64}) (\S+) ([0-9a-f]{40,64})$/.exec(line.trim()) ?? [];
		if (isNothing(commit) || !remoteRef.startsWith("refs/heads/")) return [];
		return [
			{
				...{ commit, remoteRef },
				remoteCommit: isNothing(remoteCommit) ? undefined : remoteCommit,
			},
		];
	});
}

function isNothing(hash: string): boolean {
	return /^0*$/.test(hash);
}
