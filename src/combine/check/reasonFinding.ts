import type { LineRange } from "../../core/lineRange.ts";
import { type Message, msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { UnrankedFinding } from "./checkFinding.ts";

/** Something that a commit did, and of which no reason was found. */
export interface Unreasoned {
	/** What sort of thing it is, in letters. */
	readonly kind: string;
	readonly commit: { readonly hash: string };
	readonly path: RepoPath;
	readonly lines: LineRange | undefined;
	readonly question: Message;
}

/** It is asked, and no fault. */
export function reasonFinding({
	kind,
	commit,
	path,
	lines,
	question,
}: Unreasoned): UnrankedFinding {
	const short = commit.hash.slice(0, 12);
	return {
		id: `reason-missing:${short}:${kind}:${path}`,
		code: "reason-missing",
		...{ path, lines, note: undefined },
		...{ before: undefined, after: undefined },
		said: question,
		todo: msg`One sentence is a whole note: tacit note, or write it into the commit (${short}).`,
	};
}
