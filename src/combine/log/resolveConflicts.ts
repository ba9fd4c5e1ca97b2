import type { Finding } from "../../core/finding.ts";
import { msg } from "../../core/message.ts";
import type { BuiltZone } from "./builtZone.ts";
import { withoutKeptMark } from "./keptMark.ts";
import { readZones, type ZonePiece } from "./readZones.ts";
import { isOverviewLine } from "./renderOverview.ts";
import { textHash } from "./textHash.ts";
import { overviewName, zoneMarks } from "./zoneMarks.ts";
import type { ZonesInTurn } from "./zonesInTurn.ts";

/** A log's file in which no zone is torn by a conflict of git's any more. */
export interface ResolvedText {
	readonly text: string;
	/** Names of the zones that were torn: what stands in them is of two builds. */
	readonly torn: ReadonlySet<string>;
	/** Conflicts that are left: people's, on both sides. */
	readonly findings: readonly Finding[];
}

/**
 * Takes the conflicts out of a log that Tacit's own zones are in, since these are built anew anyway. What people wrote on either
 * side stays: text between zones of both, an edited zone of either. Where both edited one zone, or the conflict is in
 * people's text alone, it is left to people.
 */
export function resolveConflicts(
	text: string,
	built: Pick<ZonesInTurn, "get">,
): ResolvedText {
	const lines = text.includes("<<<<<<<")
		? (text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [])
		: [];
	const conflicts = conflictsIn(lines);
	if (conflicts.length === 0) return { text, torn: new Set(), findings: [] };
	const left = new Set(conflicts.filter((each) => !touchesZone(each)));
	for (;;) {
		const ours = sideOf("ours");
		const theirs = sideOf("theirs");
		const contested = contestedIn(ours, theirs);
		if (contested.size === 0) return joined(ours, theirs);
		for (const each of contested) left.add(each);
	}

	function sideOf(name: "ours" | "theirs"): Side {
		return makeSide(lines, conflicts, name, left);
	}

	function touchesZone(conflict: Conflict): boolean {
		return (["ours", "theirs"] as const).some((name) => {
			const side = makeSide(lines, conflicts, name, new Set());
			const span = side.spans.get(conflict);
			const body = conflict[name].join("");
			return (
				[...zoneMarks(body)].length > 0 ||
				(span !== undefined && side.zones.some((zone) => meets(zone, span)))
			);
		});
	}

	/** Whether somebody wrote in a zone; of a torn one whether there is anything in it that no build would put there. */
	function isEdited(zone: PlacedZone, side: Side): boolean {
		const body = withoutKeptMark(zone.body);
		if (textHash(body) === zone.hash) return false;
		return !(isTorn(zone, side) && isBuiltFrom(body, built.get(zone.name)));
	}

	/** Conflicts in zones that people edited on both sides. */
	function contestedIn(ours: Side, theirs: Side): ReadonlySet<Conflict> {
		const contested = new Set<Conflict>();
		for (const zone of theirs.zones) {
			const own = ours.byName.get(zone.name);
			if (!own || own.body === zone.body) continue;
			if (!isEdited(zone, theirs) || !isEdited(own, ours)) continue;
			for (const [conflict, span] of theirs.spans)
				if (!left.has(conflict) && meets(zone, span)) contested.add(conflict);
			for (const [conflict, span] of ours.spans)
				if (!left.has(conflict) && meets(own, span)) contested.add(conflict);
		}
		return contested;
	}

	function joined(ours: Side, theirs: Side): ResolvedText {
		const torn = new Set(
			[ours, theirs].flatMap((side) =>
				side.zones.filter((zone) => isTorn(zone, side)).map(({ name }) => name),
			),
		);
		/** What takes the place of zones of ours, by their offsets. */
		const replaced = new Map<number, string>();
		/** What is put in, by offset in ours. */
		const added = new Map<number, string>();
		const add = (conflict: Conflict, text: string) => {
			const end = ours.spans.get(conflict)?.end ?? ours.text.length;
			const around = ours.zones.find(
				(zone) => zone.start < end && end < zone.start + zone.text.length,
			);
			const at = around ? around.start + around.text.length : end;
			added.set(at, `${added.get(at) ?? ""}${text}`);
		};
		for (const zone of theirs.zones) {
			if (!isEdited(zone, theirs)) continue;
			const own = ours.byName.get(zone.name);
			const isFirst = theirs.byName.get(zone.name) === zone;
			const conflict = [...theirs.spans].find(([, span]) =>
				meets(zone, span),
			)?.[0];
			if (conflict === undefined || own?.body === zone.body) continue;
			if (own && isFirst && !isEdited(own, ours))
				replaced.set(own.start, zone.text);
			else if (!own || !isFirst) add(conflict, zone.text);
		}
		for (const [conflict, span] of theirs.spans) {
			if (left.has(conflict)) continue;
			const words = outside(theirs, span);
			const own = ours.spans.get(conflict);
			const known = own ? outside(ours, own) : "";
			if (words.trim() !== "" && !known.includes(words.trim()))
				add(conflict, words);
		}
		let result = "";
		let at = 0;
		for (const offset of [
			...new Set([...replaced.keys(), ...added.keys()]),
		].sort((a, b) => a - b)) {
			result += ours.text.slice(at, offset) + (added.get(offset) ?? "");
			const instead = replaced.get(offset);
			result += instead ?? "";
			const zone =
				instead === undefined
					? undefined
					: ours.zones.find(({ start }) => start === offset);
			at = offset + (zone?.text.length ?? 0);
		}
		return {
			text: result + ours.text.slice(at),
			torn,
			findings: [...left].map(({ start, end }) => ({
				code: "log-conflict",
				severity: "warning",
				lines: { start: start + 1, end },
				found: msg`lines ${start + 1} to ${end}`,
				expected: msg`one text, without the lines that git put around the two`,
			})),
		};
	}
}

/** A zone with its offset in the text of its side. */
interface PlacedZone extends ZonePiece {
	readonly start: number;
}

/** A conflict that git left. Lines hold their line ends. */
interface Conflict {
	/** Of its first line, 0-based. */
	readonly start: number;
	/** Of the line after its last. */
	readonly end: number;
	readonly ours: readonly string[];
	readonly theirs: readonly string[];
}

/** The file as one side has it. */
interface Side {
	readonly text: string;
	/** Where each conflict's lines of this side stand in it. */
	readonly spans: ReadonlyMap<Conflict, Span>;
	readonly zones: readonly PlacedZone[];
	/** The first of each name. */
	readonly byName: ReadonlyMap<string, PlacedZone>;
}

interface Span {
	readonly start: number;
	readonly end: number;
}

function conflictsIn(lines: readonly string[]): readonly Conflict[] {
	const found: Conflict[] = [];
	let open:
		| { start: number; ours: string[]; theirs: string[]; into: string[] }
		| undefined;
	for (const [at, line] of lines.entries()) {
		if (/^<{7}(?: |[\r\n]|$)/.test(line)) {
			const ours: string[] = [];
			open = { start: at, ours, theirs: [], into: ours };
		} else if (!open) continue;
		else if (/^\|{7}(?: |[\r\n]|$)/.test(line)) open.into = [];
		else if (/^={7}[\r\n]*$/.test(line)) open.into = open.theirs;
		else if (/^>{7}(?: |[\r\n]|$)/.test(line) && open.into === open.theirs) {
			found.push({
				start: open.start,
				end: at + 1,
				ours: open.ours,
				theirs: open.theirs,
			});
			open = undefined;
		} else open.into.push(line);
	}
	return found;
}

function makeSide(
	lines: readonly string[],
	conflicts: readonly Conflict[],
	name: "ours" | "theirs",
	left: ReadonlySet<Conflict>,
): Side {
	let text = "";
	let at = 0;
	const spans = new Map<Conflict, Span>();
	for (const conflict of conflicts) {
		text += lines.slice(at, conflict.start).join("");
		const start = text.length;
		text += left.has(conflict)
			? lines.slice(conflict.start, conflict.end).join("")
			: conflict[name].join("");
		spans.set(conflict, { start, end: text.length });
		at = conflict.end;
	}
	text += lines.slice(at).join("");
	const zones: PlacedZone[] = [];
	let offset = 0;
	for (const piece of readZones(text).pieces) {
		if (piece.type === "zone") zones.push({ ...piece, start: offset });
		offset += piece.text.length;
	}
	const byName = new Map<string, PlacedZone>();
	for (const zone of zones)
		if (!byName.has(zone.name)) byName.set(zone.name, zone);
	return { text, spans, zones, byName };
}

/** Whether they share a character; an empty span has to lie inside. */
function meets({ start, text }: PlacedZone, span: Span): boolean {
	const end = start + text.length;
	return span.start === span.end
		? start < span.start && span.start < end
		: start < span.end && span.start < end;
}

function isTorn(zone: PlacedZone, { spans }: Side): boolean {
	return [...spans.values()].some((span) => meets(zone, span));
}

/** The text of a span that lies in no zone. */
function outside({ text, zones }: Side, { start, end }: Span): string {
	let words = "";
	let at = start;
	for (const zone of zones) {
		const zoneEnd = zone.start + zone.text.length;
		if (zoneEnd <= at || zone.start >= end) continue;
		words += text.slice(at, Math.max(at, zone.start));
		at = Math.max(at, zoneEnd);
	}
	return words + text.slice(at, Math.max(at, end));
}

/** Whether every line of a torn zone is one that a build puts there. */
export function isBuiltFrom(
	body: string,
	zone: BuiltZone | undefined,
): boolean {
	const known = new Set(zone?.body.split("\n"));
	return body
		.split(/\r\n|\n|\r/)
		.every(
			(line) =>
				line.trim() === "" ||
				known.has(line) ||
				(zone?.name === overviewName && isOverviewLine(line)),
		);
}
