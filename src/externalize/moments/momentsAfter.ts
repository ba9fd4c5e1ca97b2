import type { Pacer } from "../../core/pacer.ts";
import type { History } from "../../core/ports.ts";
import type { NewQuestion, OpenQuestion } from "../asking/openQuestion.ts";
import type { GitEvent } from "../events/event.ts";
import type { MomentLevel } from "./moment.ts";
import { momentsInRange } from "./momentsInRange.ts";

export async function momentsAfter({
	history,
	events,
	level,
	pacer,
}: {
	readonly history: Pick<History, "blob" | "commitsIn" | "head">;
	readonly events: readonly GitEvent[];
	readonly level: MomentLevel;
	readonly waiting: readonly OpenQuestion[];
	readonly pacer: Pacer;
}): Promise<{
	readonly found: readonly NewQuestion[];
	readonly withdrawn: ReadonlySet<string>;
}> {
	const found: NewQuestion[] = [];
	for (const { at, did, from, to } of events) {
		if (!/commit|amend|merge|revert|pick|rebase/.test(did)) continue;
		const { moments } = await momentsInRange(
			history,
			from === ""
				? { range: to, most: 1, level }
				: { range: `${from}..${to}`, level },
			pacer,
		);
		for (const { commit, ...moment } of moments)
			found.push({
				...moment,
				at,
				commit: commit.hash,
				blob: commit.files.find(({ after }) => after?.path === moment.path)
					?.after?.blob,
			});
	}
	return { found, withdrawn: new Set() };
}
