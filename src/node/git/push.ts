import { TacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";
import type { GitContext } from "./gitContext.ts";
import { gitCause } from "./gitFailure.ts";
import { pushOrder } from "./questions/pushOrder.ts";

/** A branch to be pushed, and where to. */
export interface PushRequest {
	/** Name of a remote that is set up. */
	readonly remote: string;
	/** Short name. */
	readonly branch: string;
	/** Whether the configuration names a program for ssh. */
	readonly hasSshCommand: boolean;
}

/** Pushes one branch. Nobody is asked for a password. Throws `git-failed`, saying what to do. */
export async function push(
	{ git }: GitContext,
	{ remote, branch, hasSshCommand }: PushRequest,
): Promise<void> {
	const order = pushOrder(remote, `refs/heads/${branch}`);
	const pushed = await git.push(order, { hasSshCommand });
	const { answer: refusal, exitCode, stderr } = pushed;
	if (exitCode === 0 && refusal === undefined) return;
	const byHand = `git push -u ${remote} ${branch}`;
	throw new TacitError(
		"git-failed",
		msg`The notes are on the branch “${branch}” here, but not on ${remote}: ${explain(refusal, stderr, { remote, branch, byHand })}`,
		{
			detail: { branch, remote },
			cause: gitCause({ ...order, exitCode, stderr }),
		},
	);
}

function explain(
	refusal: string | undefined,
	stderr: string,
	{
		remote,
		branch,
		byHand,
	}: { remote: string; branch: string; byHand: string },
): Message {
	if (/\((?:fetch first|non-fast-forward|needs force)\)/.test(refusal ?? ""))
		return msg`the branch there has commits that yours lacks. Fetch and merge ${remote}/${branch}, or share under another name.`;
	if (refusal?.startsWith("[remote rejected]"))
		return msg`${remote} refused it ${refusal.slice("[remote rejected] ".length)}.`;
	if (
		/terminal prompts disabled|could not read (?:Username|Password)|Authentication failed|Permission denied \(|Host key verification failed/.test(
			stderr,
		)
	)
		return msg`it asks who you are. Run: ${byHand}`;
	if (
		/Could not resolve host|unable to access|Connection (?:refused|timed out|reset)|Network is unreachable|does not appear to be a git repository|Could not read from remote/.test(
			stderr,
		)
	)
		return msg`it cannot be reached. Check the connection and the remote's address, then run: ${byHand}`;
	if (/pre-push|failed to push some refs/.test(stderr) && refusal === undefined)
		return msg`a hook of this repository refused. Run it by hand to see why: ${byHand}`;
	return msg`git could not push. Run it by hand to see why: ${byHand}`;
}
