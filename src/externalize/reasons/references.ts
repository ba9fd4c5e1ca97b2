/** An issue, pull request or merge request that a text names. */
export interface Reference {
	/** As it is written. */
	readonly text: string;
	/** `owner/name` where it names the repository. */
	readonly repository: string | undefined;
	/** Its number, or the whole key of a tracker with keys: `JIRA-123`. */
	readonly id: string;
	/** The text says that the change settles it (“Fixes #12”). */
	readonly isClosed: boolean;
}

/** Characters of a text that are looked into. */
const horizon = 40_000;

const forms =
	/https?:\/\/[\w.-]{1,100}\/([\w./-]{1,200}?)\/(?:-\/)?(?:issues|pull|pulls|merge_requests|pull-requests)\/(\d{1,9})(?:#[\w-]{1,80})?|https?:\/\/[\w.-]{1,100}\/browse\/([A-Z][A-Z0-9]{1,9}-\d{1,9})|(?<![\w/.-])([\w.-]{1,40}\/[\w.-]{1,100})?[#!](\d{1,9})\b|\bGH-(\d{1,9})\b|(?<![\w-])([A-Z][A-Z0-9]{1,9}-\d{1,7})\b(?!-)/g;
/** Look like keys and are none. */
const noKeys =
	/^(?:UTF|SHA|ISO|RFC|CVE|GHSA|PEP|HTTP|AES|MD|BASE|CP|UTC|GMT|ES|IEEE|X|CWE|TLS|SSL|H|MP|EN|US|V|ARM|AMD|I|P|RSA|JDK|JSR|UCS|ECMA|ANSI|COVID|GPT|TCP|IP|IPV|WIN|MACOS|PY|PHP|KB|MB)-/;
const closing =
	/\b(?:close[sd]?|closing|fix(?:e[sd]|ing)?|resolve[sd]?|resolving|implement(?:s|ed)?)(?: (?:issue|bug))?s?:? ?\(?$/i;

/**
 * What a text refers to, in order, each once: `#12`, `GH-12`, `owner/name#12`, GitLab's `!12`, `JIRA-12`, and addresses
 * on GitHub, GitLab, Bitbucket and Jira. Whether a number is an issue's or a request's is not said by most of these.
 */
export function referencesIn(text: string): readonly Reference[] {
	const found = new Map<string, Reference>();
	const seen = text.slice(0, horizon);
	let closesNext = false;
	let end = 0;
	for (const match of seen.matchAll(forms)) {
		const [whole, page, pageId, browsed, owner, number, gh, key] = match;
		const id = pageId ?? browsed ?? number ?? gh ?? key ?? "";
		if (key !== undefined && noKeys.test(key)) continue;
		const between = seen.slice(Math.max(end, match.index - 40), match.index);
		// “Fixes #1, #2 and #3” settles all.
		closesNext =
			closing.test(between) ||
			(closesNext && /^(?:, ?|,? ?and |,? ?& )$/.test(between));
		end = match.index + whole.length;
		const repository = page ?? owner;
		const name = `${repository ?? ""} ${id}`;
		const isClosed = closesNext || (found.get(name)?.isClosed ?? false);
		const text = found.get(name)?.text ?? whole;
		found.set(name, { text, repository, id, isClosed });
	}
	return [...found.values()];
}
