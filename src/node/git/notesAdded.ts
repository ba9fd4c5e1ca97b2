import type { History } from "../../core/ports.ts";
import type { GitContext } from "./gitContext.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { notesAddedQuestion } from "./questions/notesAddedQuestion.ts";

/** See `History.notesAdded`. */
export function createNotesAdded({ git }: GitContext): History["notesAdded"] {
	let kept: { readonly key: string; readonly added: Added } | undefined;
	return async (days) => {
		const head = (await git.ask(headQuestion))?.commit;
		if (head === undefined) return new Map();
		const key = `${head} ${days}`;
		if (kept?.key !== key) {
			const added = git.ask(notesAddedQuestion(days));
			kept = { key, added };
			added.catch(() => {
				if (kept?.added === added) kept = undefined;
			});
		}
		return kept.added;
	};
}

type Added = ReturnType<History["notesAdded"]>;
