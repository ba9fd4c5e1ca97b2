import type { ReflogEntry } from "../../core/ports.ts";
import type { GitDeed, GitEvent } from "./event.ts";

/** How lines of the reflog begin, the first that fits; what git (2.20 to 2.50) writes for what was done. */
const deeds: readonly (readonly [RegExp, GitDeed])[] = [
	[/^commit \(amend\)/, "amend"],
	[/^commit \(merge\)/, "merge"],
	[/^commit \(cherry-pick\)/, "cherry-pick"],
	[/^commit\b/, "commit"],
	[/^merge\b/, "merge"],
	[/^revert\b/, "revert"],
	[/^cherry-pick\b/, "cherry-pick"],
	[/^pull\b/, "pull"],
	[/^checkout: moving/, "checkout"],
	// What a stash leaves of itself; so does a reset that only throws changes away.
	[/^reset: moving to HEAD$/, "stash"],
	[/^reset: /, "reset"],
];

/** A step of a rebase: who does it (`rebase`, `rebase -i`, `pull --rebase`, whatever GIT_REFLOG_ACTION says), and which. */
const step =
	/^(?!commit\b)(.+?) ?\((start|pick|reword|edit|squash|fixup|continue|skip|exec|break|label|reset|merge|finish|abort)\)/;
/** The same as git said it before 2.26, for a rebase by patches. */
const formerStart = /^rebase: checkout /;
const formerFinish = /^rebase finished: /;
const formerAbort = /^rebase(?: -i)?: (?:aborting|updating HEAD)$/;

/**
 * What was done, the oldest first, by lines of HEAD's reflog (the newest first). A rebase, with all its steps and the
 * commits that somebody made amid it, is one event at its end; one that is not over yet, or was given up, is none. A line
 * that leaves HEAD on the same commit is told for a commit and a stash only. Wording that is not known is `other`.
 *
 * Of older lines come the first events, so that those of new lines are the last ones, however the lines are cut.
 */
export function gitEvents(
	entries: readonly ReflogEntry[],
): readonly GitEvent[] {
	const events: GitEvent[] = [];
	let rebase: { readonly from: string; readonly isPull: boolean } | undefined;
	for (const { from, to, at, said } of [...entries].reverse()) {
		const [, who = "", which] = step.exec(said) ?? [];
		if (which === "start" || formerStart.test(said)) {
			rebase ??= { from, isPull: who.startsWith("pull") };
			continue;
		}
		if (which === "finish" || formerFinish.test(said)) {
			const began = rebase?.from ?? from;
			const did = rebase?.isPull || who.startsWith("pull") ? "pull" : "rebase";
			if (began !== to) events.push({ type: "git", at, did, from: began, to });
			rebase = undefined;
			continue;
		}
		if (which === "abort" || formerAbort.test(said)) {
			rebase = undefined;
			continue;
		}
		const did = deeds.find(([form]) => form.test(said))?.[1] ?? "other";
		// Whoever leaves a rebase by another way has given it up.
		if (did === "checkout" || did === "reset") rebase = undefined;
		if (which !== undefined || rebase) continue;
		if (from === to && did !== "stash") continue;
		events.push({ type: "git", at, did, from, to });
	}
	return events;
}
