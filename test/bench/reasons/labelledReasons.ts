import type { RepoPath } from "../../../src/core/repoPath.ts";
import { commentReason } from "../../../src/externalize/reasons/commentReason.ts";
import {
	type CodeComment,
	commentsIn,
} from "../../../src/externalize/reasons/commentsIn.ts";
import { readCommitText } from "../../../src/externalize/reasons/commitText.ts";
import type { Reason } from "../../../src/externalize/reasons/reasonsIn.ts";
import type { BareRepository } from "./bareRepository.ts";
import type { Labelled } from "./labelled.ts";

/** What is found, but for its lines. */
export type LabelledReason = Omit<Reason, "lines">;

/** What the code says of a labelled text, however weak; `undefined` where it finds no sentence. */
export class LabelledReasons {
	readonly #comments = new Map<string, readonly CodeComment[]>();

	reasonOf(
		labelled: Labelled,
		repository: BareRepository,
	): LabelledReason | undefined {
		const { commit, path, line } = labelled;
		if (line === undefined)
			return readCommitText(repository.message(commit), 0).reason;
		const key = `${commit} ${path}`;
		const comments =
			this.#comments.get(key) ??
			commentsIn(repository.file(commit, path), path as RepoPath);
		this.#comments.set(key, comments);
		const comment = comments.find(
			({ lines }) => lines.start <= line && line <= lines.end,
		);
		return comment && commentReason(comment, 0);
	}
}
