import type { Disposable } from "../../core/disposable.ts";
import type { History } from "../../core/ports.ts";
import { askPlainly } from "./askPlainly.ts";
import { commitsIn, lastCommits } from "./commitsIn.ts";
import type { GitPlace } from "./findGit.ts";
import { findGitBinary } from "./findGitBinary.ts";
import { isObjectId } from "./isObjectId.ts";
import { missingGitFailure } from "./missingGitFailure.ts";
import { ObjectReader } from "./objectReader.ts";
import { configQuestion } from "./questions/configQuestion.ts";
import { identityQuestion } from "./questions/identityQuestion.ts";
import { reflogQuestion } from "./questions/reflogQuestion.ts";
import { readGuards } from "./readGuards.ts";
import { type RecentCommits, recentCommits } from "./recentCommits.ts";
import { readReflogFile } from "./reflogFile.ts";
import { resolutions } from "./resolutions.ts";
import { showFile } from "./showFile.ts";

/** What commits alone tell. */
export type Commits = Pick<
	History,
	"blob" | "commitsIn" | "identity" | "reflog" | "resolutions" | "show"
> &
	Disposable;

/** Commits of HEAD that are asked for at once: those that tell what was done before, too. */
const most = 201;

/**
 * Opens the commits of a repository whose place is known, for somebody who waits: it does not ask git where it is, nor for
 * settings by which files of the work tree are read; takes the reflog from its file where there is one; and asks at once, and
 * once, for the last commits of HEAD. Throws `no-git` without git.
 */
export async function openCommits(place: GitPlace): Promise<Commits> {
	const environment = process.env;
	const binary = await findGitBinary(environment);
	if (binary === undefined) throw missingGitFailure(undefined);
	const base = { binary, folder: place.root, environment };
	const git = { ask: askPlainly(base) };
	const objects = new ObjectReader(base);
	const context = { git };
	let asking: Promise<RecentCommits> | undefined;
	const recent = () => {
		asking ??= lastCommits(context, most).then(recentCommits);
		return asking;
	};
	// While the others are read: whoever opens them will want it.
	recent().catch(() => undefined);
	return {
		blob: async (id) => (isObjectId(id) ? objects.read(id) : undefined),
		commitsIn: async (range, wanted) =>
			(await recent()).commitsIn(range, wanted) ??
			commitsIn(context, range, wanted),
		identity: () => git.ask(identityQuestion),
		async resolutions(merges) {
			if (merges.length === 0) return new Map();
			// To merge anew may run what the repository's configuration names.
			const readSettings = readGuards(await git.ask(configQuestion));
			const guarded = { ask: askPlainly({ ...base, readSettings }) };
			return resolutions({ git: guarded }, merges);
		},
		show: (revision, path) => showFile({ git, objects }, revision, path),
		reflog: async (lines) =>
			readReflogFile(place.gitDir, lines) ?? git.ask(reflogQuestion(lines)),
		dispose() {
			objects.dispose();
		},
	};
}
