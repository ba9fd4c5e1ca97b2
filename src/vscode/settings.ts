import { type Disposable, workspace } from "vscode";

/** Where a `+` in the gutter offers to write a note. */
export type PlusInGutter = "selection" | "everyLine" | "never";

/** What `Tacit: Commit Notes` does; `ask` until a choice was made. */
export type CommitChoice = "ask" | "stage" | "commit" | "amend";

/** A person's settings, as they are now. Reading one costs nothing: hovers and keystrokes ask for them. */
export const settings = {
	lineMarks: () => get("marks.line", true),
	overviewRuler: () => get("marks.overviewRuler", true),
	hover: () => get("hover", true),
	plusInGutter: () => get<PlusInGutter>("plusInGutter", "selection"),
	commitChoice: () => get<CommitChoice>("commitNotes", "ask"),
	/** Remembers the choice for this person, in every workspace. */
	rememberCommitChoice: (choice: CommitChoice) =>
		workspace.getConfiguration("tacit").update("commitNotes", choice, true),
};

const known = new Map<string, unknown>();

/** Forgets what was read whenever a setting changes, before anybody else hears of it. */
export function watchSettings(): Disposable {
	return workspace.onDidChangeConfiguration(() => known.clear());
}

function get<T>(key: string, fallback: T): T {
	if (!known.has(key))
		known.set(key, workspace.getConfiguration("tacit").get(key, fallback));
	return known.get(key) as T;
}
