import type { Verdict } from "../../combine/check/judgeAnchor.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { History, Workspace } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import type { Away } from "../../core/whereabouts/away.ts";

/** What became of an anchor of a note. */
export interface JudgedNote {
	readonly note: IndexedNote;
	readonly verdict: Verdict;
}

/** What tells of files whether there ever were any. */
export interface UnknownSources {
	readonly workspace: Pick<Workspace, "kindOf">;
	readonly historyIfAny: Pick<History, "additions"> | undefined;
}

/** The same, but for code that is gone with its file: where git knows of no such file it never was there. Git is asked once. */
export async function tellUnknown(
	judged: readonly JudgedNote[],
	{ workspace, historyIfAny }: UnknownSources,
): Promise<readonly JudgedNote[]> {
	const missing = new Set<RepoPath>();
	for (const { verdict } of judged)
		if (
			verdict.of === "gone" &&
			(await workspace.kindOf(verdict.before.path)) === undefined
		)
			missing.add(verdict.before.path);
	if (missing.size === 0 || !historyIfAny) return judged;
	const known = await historyIfAny.additions([...missing]);
	return judged.map(({ note, verdict }) => {
		const isUnknown =
			verdict.of === "gone" &&
			missing.has(verdict.before.path) &&
			!known.has(verdict.before.path);
		return {
			note,
			verdict: isUnknown ? { of: "unknown", before: verdict.before } : verdict,
		};
	});
}

/** The anchors of these notes that name a file which is not here, and whose code was not found elsewhere. */
export async function withoutFile(
	notes: readonly IndexedNote[],
	{
		workspace,
		whereabouts,
	}: Pick<UnknownSources, "workspace"> & {
		readonly whereabouts:
			| { of(file: IndexedNote["file"], index: number): Away | undefined }
			| undefined;
	},
): Promise<readonly JudgedNote[]> {
	const judged: JudgedNote[] = [];
	for (const note of notes) {
		if (mayLoseCode(note)) continue;
		for (const [index, { path, lines }] of note.head.anchors.entries()) {
			const state = whereabouts?.of(note.file, index)?.placement.state;
			if (state !== undefined && state !== "lost") continue;
			if ((await workspace.kindOf(path)) !== undefined) continue;
			const start = lines ?? { start: 1, end: 1 };
			const before = { path, lines: start, text: [] };
			judged.push({ note, verdict: { of: "gone", before } });
		}
	}
	return judged;
}
