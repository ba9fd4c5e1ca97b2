import { TacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";
import { canAmend } from "./canAmend.ts";
import type { GitContext } from "./gitContext.ts";
import {
	type CommitText,
	commitTextQuestion,
} from "./questions/commitTextQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { moveRefOrder } from "./questions/moveRefOrder.ts";
import { storeCommitTextOrder } from "./questions/storeCommitTextOrder.ts";

/** See `History.rewordObstacle`. */
export async function rewordObstacle(
	context: GitContext,
	commit: string,
): Promise<Message | undefined> {
	const found = await commitToReword(context, commit);
	return "text" in found ? undefined : found.obstacle;
}

type Found = { readonly text: CommitText } | { readonly obstacle: Message };

async function commitToReword(
	context: GitContext,
	commit: string,
): Promise<Found> {
	const { git } = context;
	const head = await git.ask(headQuestion);
	if (head?.commit !== commit)
		return {
			obstacle: msg`${commit.slice(0, 10)} is not the last commit: others stand on it, so its message stays as it is.`,
		};
	if (!(await canAmend(context)))
		return {
			obstacle: msg`The last commit is on a remote, or a merge, rebase or the like is under way: its message stays as it is.`,
		};
	const text = await git.ask(commitTextQuestion(commit));
	if (!text || /^gpgsig/m.test(text.header))
		return {
			obstacle: msg`The last commit is signed, and another message would break its signature.`,
		};
	if (/^encoding (?!utf-?8$)/im.test(text.header))
		return {
			obstacle: msg`The message of the last commit is not in UTF-8: it stays as it is.`,
		};
	return { text };
}

/** See `History.reword`. The commit is stored anew with its header to the byte, and HEAD moved if it stands where it stood. */
export async function reword(
	context: GitContext,
	commit: string,
	edit: (message: string) => string,
): Promise<string> {
	const found = await commitToReword(context, commit);
	if ("obstacle" in found) throw new TacitError("bad-argument", found.obstacle);
	const { header, message } = found.text;
	const before = message.toString("utf8");
	const after = edit(before);
	if (after === before) return commit;
	const { git } = context;
	const to = await git.tell(
		storeCommitTextOrder({ header, message: Buffer.from(after, "utf8") }),
	);
	await git.tell(
		moveRefOrder({
			...{ ref: "HEAD", from: commit, to },
			reason: "tacit: message changed",
		}),
	);
	return to;
}
