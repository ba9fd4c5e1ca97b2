import type { LineRange } from "../../core/lineRange.ts";
import type { Pacer } from "../../core/pacer.ts";
import type { FileVersion, History, WholeCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { changedFile } from "../moments/changedFile.ts";
import { fileRole } from "../moments/fileRole.ts";
import { daysBetween, subjectOf } from "../moments/past.ts";
import { versionReader } from "../moments/versionReader.ts";
import { isOfPeople } from "./placesOf.ts";
import { qualifiedSymbol } from "./qualifiedSymbol.ts";

/** A place that was repaired again and again. */
export interface FixedPlace {
	/** As the last commit of the range has it. */
	readonly path: RepoPath;
	/** The function or class, where the fixes meet in one; as `symbolAt` names it. */
	readonly symbol: string | undefined;
	/** Where the last fix wrote, after it; `undefined` for the whole file. */
	readonly lines: LineRange | undefined;
	/** Commits that say that they repair something here, the oldest first. */
	readonly fixes: readonly WholeCommit[];
}

const fix =
	/^(?:\w+ ?[:/] ?)?(?:hot|bug)?fix(?:e[sd]|ing)?\b|^fix(?:\([^)]*\))?!?:|\b(?:fix(?:e[sd])?|bugs?|regressions?|crash(?:e[sd])?|deadlocks?|races?|leaks?|leaked|NPE|hangs?|overflow|corrupt\w*|off[- ]by[- ]one|infinite loop)\b/i;
/** What is mended for other reasons than that it did not work. */
const cosmetic =
	/\b(?:typos?|lint\w*|formatt\w*|docs?|documentation|javadocs?|kdocs?|docstrings?|comments?|spelling|grammar|warnings?|flak\w+|tests?|ci|builds?|changelog|releases?|imports?|indent\w*|whitespace|links?|readme|types? (?:hints?|annotations?)|typing|mypy|deprecat\w+|copyright|style)\b/i;
const taken = /^(?:\w+(?:\([^)]*\))?!?: )?(?:revert|re-?apply|re-?land)\b/i;
/** Files of code beside which a commit is about more than one place. */
const mostFiles = 8;
/** Files whose fixes are looked into, those with most of them. */
const mostLooked = 25;
/** Fixes of a file that are looked into, the latest. */
const mostFixes = 12;
/** Fixes of a file from which on it is told where they do not meet in one function. */
const leastOfFile = 3;
/** Days from one fix to the next within which the later one may be about what the former did not see. */
const near = 60;

/** What fixed places are looked for in. */
export interface FixSearch {
	readonly history: Pick<History, "blob">;
	/** The newest first. */
	readonly commits: readonly WholeCommit[];
	readonly pacer: Pacer;
}

/**
 * The places that commits of a range repaired more than once, the most telling first: a function that two fixes met in or a
 * file that three did, by how many there were and how close to each other. That it is a fix its title says. Merges, robots
 * and what was taken back are passed over; renames are followed. At most 300 texts are read.
 */
export async function fixedPlaces({
	history,
	commits,
	pacer,
}: FixSearch): Promise<readonly FixedPlace[]> {
	const read = versionReader(history);
	const rows = [...fixesByFile(commits)]
		.filter(([, fixes]) => fixes.length > 1)
		.sort(([, a], [, b]) => b.length - a.length)
		.slice(0, mostLooked);
	const found: { readonly place: FixedPlace; readonly score: number }[] = [];
	for (const [path, all] of rows) {
		const fixes = all.slice(0, mostFixes).reverse();
		const meeting = new Map<string, Met>();
		for (const { commit, before, after } of fixes) {
			if (pacer.isDue()) await pacer.rest();
			const edit = await changedFile(before, after, read)?.edit();
			for (const { lines, old, now } of edit?.hunks ?? []) {
				if (!edit || old.length + now.length > mostInHunk) continue;
				const symbol = qualifiedSymbol(edit.after, lines.start);
				if (symbol === undefined) continue;
				const met = meeting.get(symbol) ?? { commits: new Set(), lines };
				met.commits.add(commit);
				meeting.set(symbol, { ...met, lines });
			}
		}
		const place = placeOf(
			path,
			all.map(({ commit }) => commit).reverse(),
			meeting,
		);
		if (place) found.push({ place, score: scoreOf(place) });
	}
	const told = new Set<string>();
	return found
		.sort((a, b) => b.score - a.score)
		.map(({ place }) => place)
		.filter(({ fixes }) => {
			// Two files that were always mended together are one story.
			const key = fixes.map(({ hash }) => hash).join(" ");
			return !told.has(key) && told.add(key);
		});
}

/** Lines of a stretch beyond which something was built rather than repaired. */
const mostInHunk = 60;

interface Met {
	readonly commits: Set<WholeCommit>;
	readonly lines: LineRange;
}

interface FileFix {
	readonly commit: WholeCommit;
	readonly before: FileVersion | undefined;
	readonly after: FileVersion | undefined;
}

/** Fixes of each file of code that is still there, the newest first. */
function fixesByFile(
	commits: readonly WholeCommit[],
): ReadonlyMap<RepoPath, readonly FileFix[]> {
	const found = new Map<RepoPath, FileFix[]>();
	/** What a file was called later, by what it was called then; `undefined` for one that went. */
	const later = new Map<RepoPath, RepoPath | undefined>();
	for (const commit of commits) {
		const code = commit.files.filter(
			({ before, after }) =>
				fileRole((after ?? before)?.path ?? ("" as RepoPath)) === "code",
		);
		const isCounted = isFix(commit) && code.length <= mostFiles;
		for (const { before, after } of commit.files) {
			const then = after?.path;
			const now =
				then !== undefined && later.has(then) ? later.get(then) : then;
			if (before && before.path !== then) later.set(before.path, now);
			if (!isCounted || now === undefined || fileRole(now) !== "code") continue;
			if (!before || !after || before.blob === after.blob) continue;
			found.set(now, [...(found.get(now) ?? []), { commit, before, after }]);
		}
	}
	return found;
}

function isFix(commit: WholeCommit): boolean {
	const subject = subjectOf(commit);
	return (
		commit.parents.length < 2 &&
		isOfPeople(commit) &&
		fix.test(subject) &&
		!cosmetic.test(subject) &&
		!taken.test(subject)
	);
}

function placeOf(
	path: RepoPath,
	fixes: readonly WholeCommit[],
	meeting: ReadonlyMap<string, Met>,
): FixedPlace | undefined {
	const [best] = [...meeting].sort(
		([a, one], [b, other]) =>
			other.commits.size - one.commits.size ||
			Number(b.endsWith("()")) - Number(a.endsWith("()")),
	);
	if (best && best[1].commits.size > 1) {
		const [symbol, { commits, lines }] = best;
		return {
			path,
			symbol,
			lines,
			fixes: fixes.filter((each) => commits.has(each)),
		};
	}
	return fixes.length >= leastOfFile
		? { path, symbol: undefined, lines: undefined, fixes }
		: undefined;
}

function scoreOf({ symbol, fixes }: FixedPlace): number {
	const close = fixes.filter((each, at) => {
		const former = fixes[at - 1];
		return former !== undefined && daysBetween(former, each) <= near;
	}).length;
	return fixes.length * (symbol === undefined ? 1 : 2) + close;
}
