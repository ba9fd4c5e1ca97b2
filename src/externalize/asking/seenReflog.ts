import type { ReflogEntry } from "../../core/ports.ts";
import { type MomentLevel, momentLevels } from "../moments/moment.ts";

/** The line of HEAD's reflog up to which questions were looked for, by how readily: more eager looks find more. */
export type SeenReflog = Readonly<Partial<Record<MomentLevel, ReflogEntry>>>;

const version = 1;

/** The text of the file in which it is kept. */
export function writeSeen(seen: SeenReflog): string {
	return `${JSON.stringify({ version, ...seen }, undefined, "\t")}\n`;
}

/** Reads it back; what is damaged was not looked at. */
export function readSeen(text: string | undefined): SeenReflog {
	let read: Record<string, unknown> | null;
	try {
		read = JSON.parse(text ?? "null");
	} catch {
		return {};
	}
	if (typeof read !== "object" || read?.["version"] !== version) return {};
	const seen: Partial<Record<MomentLevel, ReflogEntry>> = {};
	for (const level of momentLevels) {
		const entry = entryIn(read[level]);
		if (entry) seen[level] = entry;
	}
	return seen;
}

function entryIn(value: unknown): ReflogEntry | undefined {
	if (typeof value !== "object" || value === null) return undefined;
	const { from, to, at, said } = value as Partial<Record<string, unknown>>;
	return typeof from === "string" &&
		typeof to === "string" &&
		typeof at === "number" &&
		typeof said === "string"
		? { from, to, at, said }
		: undefined;
}

/** The newest line up to which somebody looked at least so readily. */
export function seenAt(
	seen: SeenReflog,
	level: MomentLevel,
	entries: readonly ReflogEntry[],
): ReflogEntry | undefined {
	const marks = momentLevels
		.slice(momentLevels.indexOf(level))
		.flatMap((each) => seen[each] ?? []);
	const order = (mark: ReflogEntry) => {
		const at = entries.findIndex((each) => isSame(each, mark));
		return at < 0 ? entries.length : at;
	};
	return marks.sort((a, b) => order(a) - order(b) || b.at - a.at)[0];
}

/**
 * How many of the lines (the newest first) nobody has looked at: those before `seen`. Where that line is gone, or there is
 * none, those after its time, or after `since` (milliseconds since 1970-01-01 UTC).
 */
export function unseen(
	entries: readonly ReflogEntry[],
	seen: ReflogEntry | undefined,
	since: number,
): number {
	const at = seen ? entries.findIndex((each) => isSame(each, seen)) : -1;
	if (at >= 0) return at;
	const after = seen?.at ?? since;
	const old = entries.findIndex((each) => each.at <= after);
	return old < 0 ? entries.length : old;
}

function isSame(a: ReflogEntry, b: ReflogEntry): boolean {
	return (
		a.from === b.from && a.to === b.to && a.at === b.at && a.said === b.said
	);
}
