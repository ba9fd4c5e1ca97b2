import type { ReflogEntry } from "../../core/ports.ts";
import type { GitDeed, GitEvent } from "./event.ts";

const deeds: readonly (readonly [RegExp, GitDeed])[] = [
	[/^commit \(amend\)/, "amend"],
	[/^commit \(merge\)|^merge /, "merge"],
	[/^commit/, "commit"],
	[/^revert/, "revert"],
	[/^cherry-pick/, "cherry-pick"],
	[/^pull/, "pull"],
	[/^checkout/, "checkout"],
	[/^reset/, "reset"],
];

export function gitEvents(
	entries: readonly ReflogEntry[],
): readonly GitEvent[] {
	const events: GitEvent[] = [];
	let rebaseFrom: string | undefined;
	for (const { from, to, at, said } of [...entries].reverse()) {
		if (/^(?:pull .*)?rebase[^:]*\(start\)/.test(said)) rebaseFrom = from;
		else if (/rebase[^:]*\(finish\)/.test(said))
			events.push({
				...{ type: "git", at, did: "rebase" },
				...{ from: rebaseFrom ?? from, to },
			});
		else if (!/rebase/.test(said)) {
			const did = deeds.find(([form]) => form.test(said))?.[1] ?? "other";
			events.push({ type: "git", at, did, from, to });
		}
	}
	return events;
}
