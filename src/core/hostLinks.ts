import type { LineRange } from "./lineRange.ts";
import type { RepoPath } from "./repoPath.ts";

/** Where a repository's commits, issues and pull requests are read in a browser; each an `https:` address. */
export interface HostLinks {
	/** `hash` is a whole commit hash. */
	commit(hash: string): string;
	issue(number: number): string;
	/** What some hosts call a merge request. */
	pullRequest(number: number): string;
	/**
	 * A file on the default branch, or as it is in the commit with a whole hash, at lines (1-based, inclusive) where they are
	 * given.
	 */
	file(path: RepoPath, lines?: LineRange, commit?: string): string;
}

interface Host {
	/** The first label of its name by which such a host is known, wherever it runs. */
	readonly label: RegExp;
	readonly commit: string;
	readonly issue: string;
	readonly pullRequest: string;
	/** Before a revision. */
	readonly file: string;
	/** The same before the hash of a commit, where that is another. */
	readonly fileIn?: string;
	/** What is put behind a file's address to show lines of it. */
	lines(range: LineRange): string;
}

/** Paths as the hosts' own pages have them. */
const hosts: readonly Host[] = [
	{
		label: /(?:^|\.)github\b/,
		...{ commit: "commit", issue: "issues", pullRequest: "pull" },
		file: "blob",
		lines: ({ start, end }) => `#L${start}-L${end}`,
	},
	{
		label: /(?:^|\.)(?:gitea|forgejo|codeberg)\b/,
		...{ commit: "commit", issue: "issues", pullRequest: "pull" },
		...{ file: "src", fileIn: "src/commit" },
		lines: ({ start, end }) => `#L${start}-L${end}`,
	},
	{
		label: /(?:^|\.)gitlab\b/,
		...{
			commit: "-/commit",
			issue: "-/issues",
			pullRequest: "-/merge_requests",
		},
		file: "-/blob",
		lines: ({ start, end }) => `#L${start}-${end}`,
	},
	{
		label: /(?:^|\.)bitbucket\b/,
		...{ commit: "commits", issue: "issues", pullRequest: "pull-requests" },
		file: "src",
		lines: ({ start, end }) => `#lines-${start}:${end}`,
	},
];

/**
 * Links for a remote's address as git knows it (`https://…`, `ssh://…`, `git@host:owner/name.git`); `undefined` for a
 * host whose pages are not known, and for what is no address of one. Names and passwords in it are left out.
 */
export function hostLinks(remote: string): HostLinks | undefined {
	const [, name, path] =
		/^(?:(?:https?|ssh|git):\/\/)?(?:[^@/\s]*@)?([a-z0-9.-]+)(?::\d+)?[:/]\/?([\w./~-]+?)(?:\.git)?\/?$/i.exec(
			remote,
		) ?? [];
	if (name === undefined || path === undefined || !path.includes("/"))
		return undefined;
	const known = hosts.find(({ label }) => label.test(name.toLowerCase()));
	if (!known) return undefined;
	const base = `https://${name.toLowerCase()}/${path}`;
	return {
		commit: (hash) => `${base}/${known.commit}/${hash}`,
		issue: (number) => `${base}/${known.issue}/${number}`,
		pullRequest: (number) => `${base}/${known.pullRequest}/${number}`,
		file: (file, lines, commit) =>
			`${base}/${commit === undefined ? `${known.file}/HEAD` : `${known.fileIn ?? known.file}/${commit}`}/${file.split("/").map(encodeSegment).join("/")}${lines ? known.lines(lines) : ""}`,
	};
}

function encodeSegment(part: string): string {
	return encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")).replace(
		/[!'()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
