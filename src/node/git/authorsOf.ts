import type { LineRange } from "../../core/lineRange.ts";
import type { LineAuthor } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { blameQuestion, type ToldLine } from "./questions/blameQuestion.ts";

/** See `History.authorsOf`. */
export async function authorsOf(
	{ git }: GitContext,
	path: RepoPath,
	ranges: readonly LineRange[],
): Promise<readonly (LineAuthor | undefined)[]> {
	if (ranges.length === 0) return [];
	const told = await git.ask(
		blameQuestion(
			path,
			ranges.map(({ start, end }) => [start, end] as const),
		),
	);
	return ranges.map(({ start, end }) =>
		mostOf(told.filter(({ line }) => line >= start && line <= end)),
	);
}

/** Whoever wrote most of the lines, the last of equals; `undefined` where that is not committed. */
function mostOf(lines: readonly ToldLine[]): LineAuthor | undefined {
	const counts = new Map<string, number>();
	for (const { commit } of lines)
		counts.set(commit, (counts.get(commit) ?? 0) + 1);
	const [most] = [...lines].sort(
		(a, b) =>
			(counts.get(b.commit) ?? 0) - (counts.get(a.commit) ?? 0) ||
			b.time - a.time,
	);
	if (!most || /^0+$/.test(most.commit)) return undefined;
	return {
		commit: most.commit,
		author: { name: most.name, email: most.email || undefined },
		date: dayAt(most.time, most.zone),
	};
}

/** The day where the author was. */
function dayAt(seconds: number, zone: string): string {
	const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
	const offset = 60 * Number(hours ?? 0) + Number(minutes ?? 0);
	const local = seconds + (sign === "-" ? -60 : 60) * offset;
	return new Date(local * 1000).toISOString().slice(0, 10);
}
