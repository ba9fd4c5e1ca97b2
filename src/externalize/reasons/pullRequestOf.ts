/** The pull or merge request by which a commit came in. */
export interface PullRequest {
	readonly number: number;
	/** What it is called; `undefined` where the commit does not say. */
	readonly title: string | undefined;
}

/**
 * The request that a commit message names as its own, in the words of GitHub, GitLab, Bitbucket and Azure for merges and
 * squashed commits; `undefined` where it names none. `body` is what stands below the subject.
 */
export function pullRequestOf(
	subject: string,
	body: string,
): PullRequest | undefined {
	const below = body.trimStart().split("\n", 1)[0]?.trim() || undefined;
	const merged =
		/^Merge pull request #(\d{1,9}) (?:from|in) /.exec(subject) ??
		/^Merged? in .{1,200}\(pull request #(\d{1,9})\)/.exec(subject);
	if (merged) return { number: Number(merged[1]), title: untagged(below) };
	const azure = /^Merged PR (\d{1,9}): (.*)$/.exec(subject);
	const server = /^Pull request #(\d{1,9}):? (.*)$/.exec(subject);
	const named = azure ?? server;
	if (named) return { number: Number(named[1]), title: named[2]?.trim() };
	if (/^Merge (?:remote-tracking )?branch /.test(subject)) {
		const gitlab = /^See merge request [\w./-]{0,200}!(\d{1,9})$/m.exec(body);
		return gitlab ? { number: Number(gitlab[1]), title: below } : undefined;
	}
	// A subject may name an issue before: the request is the last.
	const squashed = /^(.*?) ?\((?:#|!|pull request #)(\d{1,9})\)$/.exec(
		subject.trim(),
	);
	return squashed
		? { number: Number(squashed[2]), title: squashed[1]?.trim() }
		: undefined;
}

/** Without “Pull request #12:”, by which Bitbucket begins the title. */
function untagged(title: string | undefined): string | undefined {
	return title?.replace(/^Pull request #\d{1,9}: ?/, "");
}
