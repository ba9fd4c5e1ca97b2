import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { type Message, msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { DecisionRecord, RecordState } from "../records/decisionRecord.ts";
import type { UnrankedFinding } from "./checkFinding.ts";

/** A decision record's file that a change touches. */
export interface ChangedRecord {
	readonly path: RepoPath;
	/** The record before the change; `undefined`: there was none. */
	readonly before: DecisionRecord | undefined;
	/** The record after it; `undefined`: it is gone, or no record any more. */
	readonly after: DecisionRecord | undefined;
}

/** What a change does to a decision record; `undefined` for what nobody has to be told, such as other words. */
export function recordNews({
	path,
	before,
	after,
}: ChangedRecord): UnrankedFinding | undefined {
	const record = after ?? before;
	if (!record) return undefined;
	const rest = {
		id: path,
		...{ path, lines: undefined, before: undefined, after: undefined },
		note: undefined,
		todo: undefined,
	};
	const title = plainTitle(record.title);
	if (!after)
		return {
			...rest,
			code: "note-removed",
			said: msg`The decision record “${title}” is taken away.`,
			todo: msg`Mark a record as superseded or rejected rather than delete it, where somebody may look for it.`,
		};
	const state = standingOf(after);
	if (!before)
		return {
			...rest,
			code: "note-new",
			said:
				state === "proposed"
					? msg`The decision record “${title}” is new: it is proposed.`
					: msg`The decision record “${title}” is new.`,
		};
	const said = state === standingOf(before) ? undefined : ended(title, state);
	return said && { ...rest, code: "note-ended", said };
}

/** Where a record stands; `undefined` where that is not known. */
function standingOf({ statuses }: DecisionRecord): RecordState | undefined {
	return statuses.at(-1)?.is;
}

function ended(
	title: string,
	state: RecordState | undefined,
): Message | undefined {
	switch (state) {
		case "superseded":
			return msg`The decision record “${title}” is superseded.`;
		case "deprecated":
			return msg`The decision record “${title}” holds no more.`;
		case "rejected":
			return msg`The decision record “${title}” is rejected.`;
		default:
			return undefined;
	}
}
