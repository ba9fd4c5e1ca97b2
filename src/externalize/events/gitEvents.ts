import type { ReflogEntry } from "../../core/ports.ts";
import type { GitDeed, GitEvent } from "./event.ts";

/** How git words what it did, the first that fits. */
const deeds: readonly (readonly [RegExp, GitDeed])[] = [
	[/^commit \(amend\)/, "amend"],
	[/^commit \(merge\)|^merge /, "merge"],
	[/^commit \(cherry-pick\)|^cherry-pick/, "cherry-pick"],
	[/^commit\b/, "commit"],
	[/^revert/, "revert"],
	[/^pull/, "pull"],
	[/^checkout/, "checkout"],
	[/^reset/, "reset"],
];
const rebase = /^(?:pull\b[^:]*|rebase\b[^:(]*)\((start|finish|abort)\)/;
const rebaseStep = /^(?:pull\b[^:]*|rebase\b[^:(]*)\(/;

/**
 * What was done with git, the oldest first, by HEAD's reflog (the newest first). A rebase that has ended is one event, from
 * where it began; one that is under way, or was given up, is none.
 */
export function gitEvents(
	entries: readonly ReflogEntry[],
): readonly GitEvent[] {
	const events: GitEvent[] = [];
	let began: string | undefined;
	let isRebasing = false;
	for (const { from, to, at, said } of [...entries].reverse()) {
		const step = rebase.exec(said)?.[1];
		if (step === "start") {
			began = from;
			isRebasing = true;
		} else if (step !== undefined) {
			if (step === "finish")
				events.push({
					...{ type: "git", at, did: "rebase" },
					...{ from: began ?? from, to },
				});
			isRebasing = false;
			began = undefined;
		} else if (rebaseStep.test(said)) isRebasing = true;
		else if (!isRebasing || !/^commit|^cherry-pick|^revert/.test(said)) {
			const did = deeds.find(([form]) => form.test(said))?.[1] ?? "other";
			events.push({ type: "git", at, did, from, to });
			// Whoever goes elsewhere has left a rebase that does not say so.
			isRebasing = false;
		}
	}
	return events;
}
