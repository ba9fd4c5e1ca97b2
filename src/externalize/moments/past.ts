import type { FileVersion, WholeCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Hunk } from "./hunks.ts";

/** What a former commit did to a file. */
export interface PastEdit {
	readonly commit: WholeCommit;
	readonly before: FileVersion | undefined;
	readonly after: FileVersion | undefined;
	/** Empty where it was not read. */
	readonly hunks: readonly Hunk[];
}

/** Edits of one file that are kept. */
const mostEdits = 40;
/** Lines of an edit beyond which its text is not kept. */
const mostLines = 1500;

/** What was done to files before, as far as it was looked at; goes along with renames. */
export class Past {
	readonly #edits = new Map<RepoPath, PastEdit[]>();
	readonly #commits = new Map<string, WholeCommit>();

	/** Edits of the file that now has this path, the newest first. */
	editsOf(path: RepoPath | undefined): readonly PastEdit[] {
		return (path !== undefined && this.#edits.get(path)) || [];
	}

	/** A former commit by its hash, whole or cut short (7 digits at least). */
	commit(hash: string): WholeCommit | undefined {
		const whole = this.#commits.get(hash);
		if (whole || hash.length < 7) return whole;
		for (const [each, commit] of this.#commits)
			if (each.startsWith(hash)) return commit;
		return undefined;
	}

	/** The last former commit with this subject. */
	commitTitled(subject: string): WholeCommit | undefined {
		let found: WholeCommit | undefined;
		for (const commit of this.#commits.values())
			if (subjectOf(commit) === subject) found = commit;
		return found;
	}

	addCommit(commit: WholeCommit): void {
		this.#commits.set(commit.hash, commit);
	}

	addEdit(edit: PastEdit): void {
		const path = (edit.after ?? edit.before)?.path;
		if (path === undefined) return;
		const former = edit.before?.path;
		const edits = [...this.editsOf(path)];
		if (former !== undefined && former !== path) {
			edits.push(...this.editsOf(former));
			this.#edits.delete(former);
		}
		const size = edit.hunks.reduce(
			(sum, { old, now }) => sum + old.length + now.length,
			0,
		);
		const kept = size > mostLines ? { ...edit, hunks: [] } : edit;
		this.#edits.set(path, [kept, ...edits].slice(0, mostEdits));
	}
}

/** The first line of a commit's message. */
export function subjectOf({ message }: Pick<WholeCommit, "message">): string {
	return message.trimStart().split("\n", 1)[0]?.trim() ?? "";
}

/** Whole days from one commit to a later one. */
export function daysBetween(
	earlier: Pick<WholeCommit, "date">,
	later: Pick<WholeCommit, "date">,
): number {
	return Math.round(
		(Date.parse(later.date) - Date.parse(earlier.date)) / 86_400_000,
	);
}
