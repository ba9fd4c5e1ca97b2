import type { Person } from "../../core/person.ts";
import { trailerBlock } from "../../core/trailers/trailerBlock.ts";
import { readCoAuthors } from "./readCoAuthors.ts";
import { withCoAuthors } from "./writeCoAuthors.ts";

/** How a commit comes about, as git tells its hook. */
export interface CommitMaking {
	/** `message`, `template`, `merge`, `squash`, `commit` or empty: git's second argument. */
	readonly source: string;
	/** Whether somebody will see the message in an editor; without it git takes comments for text. */
	readonly hasEditor: boolean;
	/** `core.commentChar` as it is set; empty where it is not. */
	readonly comment: string;
	/** Whether messages of several commits stand one below the other. */
	readonly isSquash: boolean;
	/** A rebase is under way: what it makes anew was made before, by others perhaps. */
	readonly isRebase: boolean;
}

/**
 * The message with everybody credited: those of the session (`people`), and of a squash those whom its commits credit. Where
 * comments are, see `commentOf`.
 */
export function creditMessage(
	message: string,
	people: readonly Person[],
	making: CommitMaking,
): string {
	const comment = commentOf(message, making);
	const gathered = making.isSquash ? creditedAbove(message, comment) : [];
	return withCoAuthors(
		message,
		[...gathered, ...(making.isRebase ? [] : people)],
		comment,
	);
}

/** Those whom messages credit that stand above the last paragraph, indented perhaps, as `git merge --squash` has them. */
function creditedAbove(
	message: string,
	comment: string | undefined,
): readonly Person[] {
	const { start } = trailerBlock(message, comment);
	return message
		.slice(0, start)
		.split("\n")
		.filter((line) => /^\s*co-authored-by[ \t]*:/i.test(line))
		.flatMap((line) => readCoAuthors(`\n\n${line.trim()}`));
}

/** What `auto` may choose, in git's order. */
const candidates = "#;@!$%^&|:";

/**
 * What comments begin with. Where git chooses it (`auto`) it shows in the last line, which is a comment of git's then.
 */
function commentOf(
	message: string,
	{ hasEditor, comment }: CommitMaking,
): string | undefined {
	if (!hasEditor) return undefined;
	if (comment !== "auto") return comment === "" ? "#" : comment;
	const scissors = /^(.) -{24} >8 -{24}$/m.exec(message)?.[1];
	const last = message.trimEnd().split("\n").at(-1)?.charAt(0) ?? "";
	const found = scissors ?? last;
	return found !== "" && candidates.includes(found) ? found : undefined;
}
