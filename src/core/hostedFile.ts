import type { LineRange } from "./lineRange.ts";
import type { RepoPath } from "./repoPath.ts";

/** How a host's pages name a file of the default branch, and lines in it. */
interface Host {
	/** The first label of its name by which such a host is known, wherever it runs. */
	readonly label: RegExp;
	readonly file: string;
	readonly lines: (lines: LineRange) => string;
}

const hosts: readonly Host[] = [
	{
		label: /(?:^|\.)github\b/,
		file: "blob/HEAD",
		lines: ({ start, end }) => `#L${start}-L${end}`,
	},
	{
		label: /(?:^|\.)(?:gitea|forgejo|codeberg)\b/,
		file: "src/HEAD",
		lines: ({ start, end }) => `#L${start}-L${end}`,
	},
	{
		label: /(?:^|\.)gitlab\b/,
		file: "-/blob/HEAD",
		lines: ({ start, end }) => `#L${start}-${end}`,
	},
	{
		label: /(?:^|\.)bitbucket\b/,
		file: "src/HEAD",
		lines: ({ start, end }) => `#lines-${start}:${end}`,
	},
];

/**
 * Addresses (`https:`) of a repository's files on its host, for a remote as git knows it; `undefined` for a host whose pages are not
 * known. Names and passwords in it are left out.
 */
export function hostedFile(
	remote: string,
): ((path: RepoPath, lines?: LineRange) => string) | undefined {
	const [, name, path] =
		/^(?:(?:https?|ssh|git):\/\/)?(?:[^@/\s]*@)?([a-z0-9.-]+)(?::\d+)?[:/]\/?([\w./~-]+?)(?:\.git)?\/?$/i.exec(
			remote,
		) ?? [];
	const known = hosts.find(({ label }) =>
		label.test((name ?? "").toLowerCase()),
	);
	if (!known || path === undefined || !path.includes("/")) return undefined;
	const base = `https://${name?.toLowerCase()}/${path}/${known.file}`;
	return (file, lines) =>
		`${base}/${file.split("/").map(encodeSegment).join("/")}${lines ? known.lines(lines) : ""}`;
}

function encodeSegment(part: string): string {
	return encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")).replace(
		/[!'()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
