import type { Pacer } from "../../core/pacer.ts";
import type { History } from "../../core/ports.ts";
import { findMoments, type IsNoted } from "./findMoments.ts";
import type { CommitMoment, MomentLevel } from "./moment.ts";
import { reasonReaders } from "./reasonReaders.ts";

/** Where moments are looked for. */
export interface MomentRange {
	/** As `History.commitsIn` takes it. */
	readonly range: string;
	/** Commits looked at, the newest; left out: as many as the range has, and of a revision alone 100. */
	readonly most?: number;
	readonly level: MomentLevel;
}

/** What came of looking. */
export interface MomentsFound {
	/** How many commits were looked at. */
	readonly commits: number;
	/** The newest commit first, those of a commit by weight. */
	readonly moments: readonly CommitMoment[];
}

/** Commits of a range beyond which no more are looked at. */
const mostInRange = 10_000;
const usual = 100;
/** Commits before those looked at that tell what was done before. */
const mostFormer = 300;

/** The moments of a range of commits; none where there is no commit yet, and none that `isNoted` says a note answers. Two or three git processes, and one for texts. */
export async function momentsInRange(
	history: Pick<
		History,
		"blob" | "commitsIn" | "head" | "resolutions" | "show"
	>,
	{ range, most, level }: MomentRange,
	pacer: Pacer,
	isNoted?: IsNoted,
): Promise<MomentsFound> {
	if (!(await history.head())?.commit) return { commits: 0, moments: [] };
	const from = /^(.*?)\.\./s.exec(range)?.[1];
	const wanted = most ?? (from === undefined ? usual : mostInRange);
	const told = await history.commitsIn(
		range,
		from === undefined ? wanted + mostFormer : wanted,
	);
	const commits = told.slice(0, wanted);
	const former =
		from === undefined
			? told.slice(wanted)
			: await history.commitsIn(from || "HEAD", mostFormer);
	const moments = await findMoments({
		...{ history, commits, former, level, pacer },
		...{ readers: reasonReaders, isNoted },
	});
	return { commits: commits.length, moments };
}
