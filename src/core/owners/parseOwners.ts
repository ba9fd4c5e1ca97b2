import type { RepoPath } from "../repoPath.ts";
import type { OwnersHost } from "./ownersFiles.ts";
import { ownersPattern } from "./ownersPattern.ts";

/** What a line of a file of code owners says of a file. */
export interface OwnersLine {
	/** 1-based. */
	readonly line: number;
	/** GitLab's section; `undefined` before the first, and on GitHub. */
	readonly section: string | undefined;
	/** As written: `@ada`, `@org/team`, `@@maintainer` (a role on GitLab), `ada@example.org`. Never empty. */
	readonly owners: readonly string[];
}

/** A file of code owners. */
export interface CodeOwners {
	readonly path: RepoPath;
	readonly host: OwnersHost;
	/** The lines that name owners of a file: on GitHub one at most, on GitLab one for each section. In their order. */
	linesFor(path: RepoPath): readonly OwnersLine[];
	/** Whom these lines name, each once. Empty: nobody. */
	ownersOf(path: RepoPath): readonly string[];
}

/** Lines of a file that are read, at most: whoever has more has an owner for each file. */
const mostLines = 20_000;

/**
 * Reads a file of code owners. The last line that fits a file counts, in each of GitLab's sections for itself; a line without
 * owners has those of its section, and frees the file where it has none; `!` takes a file out of a section for good (GitLab).
 * Lines that the host does not take are passed over, as it does.
 */
export function parseOwners(
	text: string,
	path: RepoPath,
	host: OwnersHost,
): CodeOwners {
	const sections = readSections(text, host);
	const linesFor = (file: RepoPath): readonly OwnersLine[] =>
		sections.flatMap(({ rules }) => {
			const fitting = rules.filter(({ fits }) => fits(file));
			const last = fitting.at(-1);
			return !last ||
				last.told.owners.length === 0 ||
				fitting.some(({ isExclusion }) => isExclusion)
				? []
				: [last.told];
		});
	return {
		...{ path, host, linesFor },
		ownersOf: (file) => [
			...new Set(linesFor(file).flatMap(({ owners }) => owners)),
		],
	};
}

interface Rule {
	readonly told: OwnersLine;
	readonly isExclusion: boolean;
	fits(path: RepoPath): boolean;
}

interface Section {
	readonly name: string | undefined;
	readonly rules: Rule[];
}

function readSections(text: string, host: OwnersHost): readonly Section[] {
	// Sections of one name, whatever its case, are one.
	const sections = new Map<string, Section>();
	const enter = (name: string | undefined) => {
		const key = name?.toLowerCase() ?? "";
		const known = sections.get(key) ?? { name, rules: [] };
		sections.set(key, known);
		return known;
	};
	let section = enter(undefined);
	let usual: readonly string[] = [];
	const lines = text.split(/\r\n?|\n/, mostLines);
	for (const [at, line] of lines.entries()) {
		const bare = line.trim();
		if (bare === "" || bare.startsWith("#")) continue;
		const heading =
			host === "gitlab"
				? /^\^?\[([^\]]+)\](?:\[\d*\])?(?=\s|$|@)/.exec(bare)
				: undefined;
		if (heading) {
			section = enter(heading[1]?.trim());
			usual = ownersIn(bare.slice(heading[0].length));
			continue;
		}
		const { pattern, rest } = splitPattern(bare);
		const isExclusion = pattern.startsWith("!");
		if (host === "github" && /^!|[[\]]/.test(pattern)) continue;
		const own = ownersIn(rest);
		section.rules.push({
			told: {
				...{ line: at + 1, section: section.name },
				owners: own.length > 0 ? own : usual,
			},
			isExclusion,
			fits: ownersPattern(isExclusion ? pattern.slice(1) : pattern, host),
		});
	}
	return [...sections.values()];
}

/** White space ends a pattern, but behind a backslash. */
function splitPattern(line: string): { pattern: string; rest: string } {
	let end = 0;
	while (end < line.length && !/\s/.test(line[end] ?? ""))
		end += line[end] === "\\" ? 2 : 1;
	return { pattern: line.slice(0, end), rest: line.slice(end) };
}

/** What is neither account nor address names nobody; a comment ends them. */
function ownersIn(text: string): readonly string[] {
	const words = text.split(/\s+/);
	const comment = words.findIndex((word) => word.startsWith("#"));
	return words
		.slice(0, comment < 0 ? undefined : comment)
		.filter((word) => /^@{0,2}[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(word))
		.filter((word) => word.includes("@"));
}
