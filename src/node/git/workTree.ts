import type { History, WorkTree } from "../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import { bothEnded } from "./bothEnded.ts";
import type { GitContext } from "./gitContext.ts";
import { codePathspecs } from "./notePathspecs.ts";
import { entriesQuestion } from "./questions/entriesQuestion.ts";
import { workTreeStatusQuestion } from "./questions/workTreeStatusQuestion.ts";

const submodule = "160000";

/** Tells what lies in the work tree, notes left out: two processes, however many files there are. The same object while git says the same. */
export function createWorkTree({ git }: GitContext): History["workTree"] {
	let last: WorkTree = new Map();
	return async (signal) => {
		const [entries, status] = await bothEnded(
			git.ask(entriesQuestion(codePathspecs), { signal }),
			git.ask(workTreeStatusQuestion, { signal }),
		);
		const files = new Map<RepoPath, string | undefined>();
		const add = (name: string, blob: string | undefined) => {
			const path = parseRepoPath(name);
			if (path !== undefined) files.set(path, blob);
		};
		for (const [path, { mode, blob }] of entries)
			if (mode !== submodule && !status.changed.has(path)) add(path, blob);
		for (const path of status.changed)
			if (!status.gone.has(path)) add(path, undefined);
		for (const path of status.untracked) add(path, undefined);
		if (!isSame(last, files)) last = files;
		return last;
	};
}

function isSame(one: WorkTree, other: WorkTree): boolean {
	if (one.size !== other.size) return false;
	for (const [path, blob] of other)
		if (one.get(path) !== blob || !one.has(path)) return false;
	return true;
}
