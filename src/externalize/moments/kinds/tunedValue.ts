import { msg } from "../../../core/message.ts";
import type { ChangedFile } from "../changedFile.ts";
import type { CommitView } from "../commitView.ts";
import { type LiteralChange, literalChange } from "../literalChange.ts";
import type { Evidence, Finding } from "../moment.ts";
import { type Past, type PastEdit, subjectOf } from "../past.ts";

/** Names whose values are found by trying. */
export const tunedName =
	/time_?outs?|limit|max|min|sizes?$|interval|delay|threshold|retr(?:y|ies)|ttl|buffer|factor|ratio|weight|depth|batch|window|capacity|pool|attempts|seconds|millis|backoff|concurrency|workers|parallel|percent|tolerance|epsilon|budget|default|enabled?$|disabled?$|strict|length|width|rate|quota|expir|maxmemory|freq|latency|samples?$/i;

/** A commit that changes more of them renames or migrates something. */
const mostChanges = 4;

/**
 * A literal alone was changed, in code. Telling is that the same one was changed before, that its name is of those whose
 * values are found by trying, and that it is a number or a switch; a text alone hardly is.
 */
export async function findTunedValues(
	view: CommitView,
): Promise<readonly Finding[]> {
	const found: Finding[] = [];
	for (const file of view.files)
		if (file.role === "code" && file.before?.path === file.after?.path)
			found.push(...(await inFile(file, view.past)));
	return found.length > mostChanges ? [] : found;
}

async function inFile(
	file: ChangedFile,
	past: Past,
): Promise<readonly Finding[]> {
	const edit = await file.edit();
	if (!edit) return [];
	const found: Finding[] = [];
	for (const hunk of edit.hunks) {
		const change = literalChange(hunk);
		if (change) found.push(findingOf(file, change, past));
	}
	return found;
}

function findingOf(
	file: ChangedFile,
	change: LiteralChange,
	past: Past,
): Finding {
	const { name, old, now, line, type } = change;
	const former = formerValues(past.editsOf(file.before?.path), change);
	const said = name ?? file.path;
	return {
		sign: signOf(change, former.length),
		path: file.path,
		lines: { start: line, end: line },
		question:
			former.length > 0
				? msg`“${said}” was ${former.map(({ was }) => was).join(", ")}, then ${old}, and is ${now} now: what decides it?`
				: type === "flag"
					? msg`What made “${said}” ${now} instead of ${old}?`
					: msg`Why ${now} and not ${old} for “${said}”?`,
		evidence: [
			{ said: msg`“${said}” went from ${old} to ${now}.` },
			...former.map(({ evidence }) => evidence),
		],
	};
}

/** A parameter that has a value where none is given. */
const parameter =
	/^(?:async )?(?:def|function|fun|fn|func)\b|^\w+\s*:\s*[\w<>|[\] .]+=\s*¤|\b(?:default\w*|fallback)\s*[:=(]\s*¤/i;

/** How telling it is that a literal alone was changed, which had other values `times` times before. */
export function signOf(
	{ name, type, frame }: Pick<LiteralChange, "name" | "type" | "frame">,
	times: number,
): number {
	const isDefault = parameter.test(frame);
	const isTuned = name !== undefined && tunedName.test(name);
	if (type === "text") return times > 0 ? 0.45 : 0.15;
	// A property of a style sheet that stands in code.
	if (name?.includes("-")) return 0.15;
	if (
		/^(?:[vxyzwh]|i|j|n|id|code|line|column|offset|index|row|page|char|len)$/i.test(
			name ?? "",
		) &&
		!isDefault
	)
		return 0.2;
	return (
		(name === undefined ? 0.15 : 0.33) +
		(isDefault ? 0.2 : 0) +
		(/^[A-Z][A-Z\d_]{3,}$/.test(name ?? "") ? 0.12 : 0) +
		(isTuned ? 0.25 : 0) +
		(times > 0 ? 0.25 : 0)
	);
}

/** Values that the same literal had before, the oldest first. */
function formerValues(
	edits: readonly PastEdit[],
	{ frame, old }: LiteralChange,
): readonly { readonly was: string; readonly evidence: Evidence }[] {
	const found: { was: string; evidence: Evidence }[] = [];
	let value = old;
	for (const { commit, hunks } of edits)
		for (const hunk of hunks) {
			const change = literalChange(hunk);
			if (change?.frame !== frame || change.now !== value) continue;
			value = change.old;
			found.unshift({
				was: change.old,
				evidence: {
					said: msg`It went from ${change.old} to ${change.now} in “${subjectOf(commit)}”.`,
					commit: commit.hash,
				},
			});
		}
	return found;
}
