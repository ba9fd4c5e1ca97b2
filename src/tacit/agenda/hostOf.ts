import { type HostLinks, hostLinks } from "../../core/hostLinks.ts";
import { ifGitAnswers } from "../../core/ifGitAnswers.ts";
import type { TacitBase } from "../base.ts";

/** Where the repository's commits are read; `undefined` where that is not known. */
export async function hostOf({
	historyIfAny,
	log,
}: Pick<TacitBase, "historyIfAny" | "log">): Promise<HostLinks | undefined> {
	const remote = await ifGitAnswers(
		historyIfAny,
		log,
		"Git did not tell where commits are read.",
		(history) => history.remoteUrl(),
	);
	return remote === undefined ? undefined : hostLinks(remote);
}
