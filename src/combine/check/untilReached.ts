/** What is known of what notes may wait for. */
export interface Reached {
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Issues that commits of the change close, as they name them: `#12`, `owner/name#12`, an address. */
	readonly closed: readonly string[];
	/** Versions that are locked, by package. */
	readonly locked: ReadonlyMap<string, readonly string[]>;
	/** Whether a version is in a range; `undefined` where either is none. */
	satisfies(version: string, range: string): boolean | undefined;
}

/** How what a note waits for has come. */
export type Came =
	| { readonly by: "date"; readonly date: string }
	| { readonly by: "issue"; readonly issue: string }
	| {
			readonly by: "version";
			readonly name: string;
			readonly version: string;
	  };

/**
 * How the `until` of a note has come: a day (`2026-11-22`) before today; an issue (`#12`, `owner/name#12`, an address) that
 * is closed; a package's versions (`left-pad >=1.3`, `left-pad@^2`) of which one is locked, and no other. `undefined` where
 * it has not, and for what is none of these.
 */
export function untilReached(
	until: string,
	reached: Reached,
): Came | undefined {
	const text = until.trim();
	if (/^\d{4}-\d{2}-\d{2}$/.test(text))
		return text < reached.today ? { by: "date", date: text } : undefined;
	const issue = issueOf(text);
	if (issue) {
		const closing = reached.closed.find((each) => {
			const other = issueOf(each);
			return other !== undefined && isSameIssue(issue, other);
		});
		return closing === undefined ? undefined : { by: "issue", issue: text };
	}
	const [, name, range] =
		/^((?:@[\w.-]+\/)?[\w./-]*\w)\s*(?:@|\s)\s*([\^~<>=v\d].*)$/.exec(text) ??
		/^((?:@[\w.-]+\/)?[\w./-]*\w)\s*([<>=^~].*)$/.exec(text) ??
		[];
	const versions =
		name === undefined ? undefined : reached.locked.get(name.toLowerCase());
	if (name === undefined || range === undefined || !versions?.length)
		return undefined;
	return versions.every((each) => reached.satisfies(each, range) === true)
		? { by: "version", name, version: versions.join(", ") }
		: undefined;
}

/** Issues that a commit's message says it closes, in the words that Git hosts know. */
export function closedBy(message: string): readonly string[] {
	const found = message.matchAll(
		/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?\s+((?:[\w.-]+\/[\w.-]+)?#\d+|https?:\/\/[^\s,;)]+)/gi,
	);
	return [...found].map(([, issue = ""]) => issue.replace(/[.]+$/, ""));
}

interface Issue {
	/** `owner/name`, lower case; `undefined`: this repository's. */
	readonly repository: string | undefined;
	readonly number: string;
}

function issueOf(text: string): Issue | undefined {
	const short = /^([\w.-]+\/[\w.-]+)?#(\d+)$/.exec(text);
	const address =
		/^https?:\/\/[^/\s]+\/(\S+?)\/(?:-\/)?(?:issues|pull|merge_requests)\/(\d+)(?:[/?#]\S*)?$/.exec(
			text,
		);
	const [, repository, number] = short ?? address ?? [];
	return number === undefined
		? undefined
		: { repository: repository?.toLowerCase(), number };
}

/** One without a repository is taken for the other's. */
function isSameIssue(one: Issue, other: Issue): boolean {
	return (
		one.number === other.number &&
		(one.repository === undefined ||
			other.repository === undefined ||
			one.repository === other.repository)
	);
}
