import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { GitContext } from "./gitContext.ts";
import { isRevision } from "./isRevision.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { isShallowQuestion } from "./questions/isShallowQuestion.ts";
import { mergeBaseQuestion } from "./questions/mergeBaseQuestion.ts";

/** See `History.mergeBase`. */
export async function mergeBase(
	{ git }: GitContext,
	revision: string,
): Promise<string> {
	const told = isRevision(revision)
		? await git.ask(mergeBaseQuestion(revision))
		: "unknown";
	if (typeof told === "object") return told.commit;
	const isShallow = await git.ask(isShallowQuestion);
	const deepen = msg`This clone has a part of the history alone: fetch more of it (git fetch --unshallow; on GitHub fetch-depth: 0, on GitLab GIT_DEPTH: 0).`;
	if (told === "unknown" && (await git.ask(headQuestion)) === undefined)
		throw new TacitError(
			"no-common-commit",
			msg`There is no commit here yet that could be compared with “${revision}”.`,
		);
	if (told === "unknown")
		throw new TacitError(
			"unknown-revision",
			isShallow
				? msg`Git knows no commit “${revision}” here. ${deepen}`
				: msg`Git knows no commit “${revision}” here. Fetch it first, or name another.`,
		);
	throw new TacitError(
		"no-common-commit",
		isShallow
			? msg`“${revision}” and HEAD have no commit in common here. ${deepen}`
			: msg`“${revision}” and HEAD have no commit in common: there is nothing to compare with.`,
	);
}
