import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Proposal } from "../relations/proposal.ts";
import type { UnrankedFinding } from "./checkFinding.ts";
import { checkedNote } from "./noteNews.ts";

/** Either side of a proposal. */
interface Side {
	readonly path: RepoPath;
	/** One line of Markdown source. */
	readonly title: string;
}

/**
 * The decisions among `fresh` notes that contradict others, or speak of the same code without a word of them. Nothing is
 * told of texts that are only alike: that is for quieter hours.
 */
export function clashFindings(
	fresh: readonly IndexedNote[],
	proposals: readonly Proposal[],
	sideOf: (key: string) => Side | undefined,
): readonly UnrankedFinding[] {
	const byId = new Map<string, IndexedNote>(
		fresh
			.filter(({ head }) => head.kind === "decision")
			.map((note) => [note.head.id, note]),
	);
	return proposals.flatMap(({ kind, one, other }) => {
		const note = byId.get(one) ?? byId.get(other);
		const against = sideOf(note?.head.id === one ? other : one);
		if (!note || !against || kind === "alike") return [];
		const checked = checkedNote(note);
		const otherTitle = plainTitle(against.title);
		return [
			{
				id: `decisions-clash:${[one, other].sort().join(":")}`,
				code: "decisions-clash" as const,
				...{ path: checked.path, lines: undefined, note: checked },
				...{ before: undefined, after: undefined },
				said:
					kind === "rejects"
						? msg`“${checked.title}” and “${otherTitle}” contradict each other: one takes what the other turned down.`
						: msg`“${checked.title}” and “${otherTitle}” both decide about the same code.`,
				todo: msg`Say what they are to each other: tacit relate ${one} ${other}`,
			},
		];
	});
}
