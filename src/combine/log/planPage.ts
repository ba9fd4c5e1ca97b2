import type { Finding } from "../../core/finding.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { BuiltZone } from "./builtZone.ts";
import { entryName } from "./entryName.ts";
import { formerParts } from "./formerParts.ts";
import { withKeptMark, withoutKeptMark } from "./keptMark.ts";
import type { LogMemo } from "./logMemo.ts";
import type { LogEdit, LogFilePlan } from "./logPlan.ts";
import { partChanges } from "./partChanges.ts";
import { type PlacedPiece, placeZones } from "./placeZones.ts";
import {
	type LogPiece,
	lineOf,
	readZones,
	type ZonePiece,
} from "./readZones.ts";
import { isBuiltFrom, resolveConflicts } from "./resolveConflicts.ts";
import { textHash } from "./textHash.ts";
import {
	closingMark,
	openingMark,
	overviewName,
	zoneMarks,
} from "./zoneMarks.ts";
import { zonesInTurn } from "./zonesInTurn.ts";

/** What a file is planned from. */
export interface PageBuild {
	readonly path: RepoPath;
	/** `undefined`: there is no such file. */
	readonly before: string | undefined;
	/** In the order of the log, the overview first where the page has one. */
	readonly zones: readonly BuiltZone[];
	/** Zones, by the names in their marks, whose edits people let go. */
	readonly letGo?: ReadonlySet<string> | undefined;
	/** What stands at the head of a file that is begun; people's from then on. */
	readonly beginning: string;
	/** An older version of the file, in which a zone may stand as it was built before somebody edited it. */
	readonly former?: string | undefined;
	/** Whether the file stays where nothing is left in it but its beginning. */
	readonly isKept: boolean;
	readonly memo: LogMemo;
}

/**
 * Builds the zones of a log's file. Whatever is not a zone of Tacit's stays to the byte; so does a zone that somebody edited,
 * with a line at its end that says so. The zone of an entry that is gone goes, unless somebody edited it. What comes of it is
 * what a build of it would leave as it is.
 */
export function planPage(build: PageBuild): LogFilePlan {
	const first = planOnce(build);
	// Marks that belong to nothing can come to face each other where a zone between them was taken out, and make one.
	let last = first;
	for (let left = first.findings.length; left > 0; left--) {
		const { before, after } = last;
		if (after === undefined || after === before) break;
		last = planOnce({ ...build, before: after, letGo: undefined });
	}
	if (last === first) return first;
	return {
		...first,
		after: last.after,
		edits: last.edits.map((edit) => ({
			...edit,
			line: lineBefore(edit, first),
		})),
	};
}

/** Where the zone of an edit that a later round found begins in the text that the first had. */
function lineBefore({ name }: LogEdit, { before = "", edits }: LogFilePlan) {
	const known = edits.find((edit) => edit.name === name);
	if (known) return known.line;
	for (const mark of zoneMarks(before))
		if (mark.is === "opening" && mark.name === name)
			return lineOf(before, mark.start);
	return 1;
}

function planOnce({
	path,
	before,
	zones,
	letGo = new Set(),
	beginning,
	former,
	isKept,
	memo,
}: PageBuild): LogFilePlan {
	const turn = zonesInTurn(zones);
	const known =
		memo.read?.text === (before ?? beginning) ? memo.read : undefined;
	const resolved = known
		? { text: known.text, torn: new Set<string>(), findings: [] }
		: resolveConflicts(before ?? beginning, turn);
	const { text, torn } = resolved;
	const { pieces, findings } = known?.pieces ?? readZones(text);
	/** The zone as which each piece was built, where nobody edited it since. */
	const builtAsOf = known?.zones ?? [];
	const eol = eolOf(pieces.find(({ type }) => type === "zone")?.text ?? text);
	const placed: PlacedPiece[] = [];
	const edits: LogEdit[] = [];
	const own: Finding[] = [...resolved.findings, ...findings];
	/** Whether the zone above is taken out: the blank line below it goes along. */
	let isAfterGap = false;
	/** The piece that is looked at, and where it stands. */
	let pieceHere: LogPiece | undefined;
	let start = 0;
	let end = 0;
	/** What a reader would find in what comes of this. */
	const next: LogPiece[] = [];
	const nextZones: (BuiltZone | undefined)[] = [];
	/** The same as one text: what stays as it is in long stretches, since a log has many pieces. */
	const stretches: string[] = [];
	let kept = { start: 0, end: 0 };
	const endStretch = (next: number) => {
		if (kept.end > kept.start) stretches.push(text.slice(kept.start, kept.end));
		kept = { start: next, end: next };
	};
	const place = (piece: LogPiece, zone?: BuiltZone) => {
		if (piece === pieceHere) {
			if (start !== kept.end) endStretch(start);
			kept.end = end;
		} else {
			endStretch(end);
			stretches.push(piece.text);
		}
		next.push(piece);
		nextZones.push(zone);
		placed.push(
			piece.type === "zone" ? piece : { text: piece.text, name: undefined },
		);
	};
	for (const [at, piece] of pieces.entries()) {
		pieceHere = piece;
		start = end;
		end += piece.text.length;
		if (piece.type === "text") {
			own.push(...unmarkedIn(piece.text, start, zones, text));
			const words = isAfterGap
				? piece.text.replace(/^(?:\r\n|\n|\r)/, "")
				: piece.text;
			place(words === piece.text ? piece : { type: "text", text: words });
			isAfterGap = false;
			continue;
		}
		const zone = turn.get(piece.name);
		const builtAs = builtAsOf[at];
		if (zone && builtAs === zone && !turn.isSeen(piece.name)) {
			turn.see(piece.name);
			place(piece, zone);
			continue;
		}
		const body =
			piece.body === zone?.body ? piece.body : withoutKeptMark(piece.body);
		if (turn.isSeen(piece.name)) {
			// A second copy that Tacit built is what a merge of both sides leaves.
			if (textHash(body) === piece.hash) isAfterGap = true;
			else {
				own.push(doubled(piece.name, start, text));
				place({ type: "text", text: piece.text });
			}
			continue;
		}
		const isSame =
			zone !== undefined &&
			(body === zone.body ||
				(builtAs === undefined && textHash(body) === zone.hash));
		const isUntouched =
			isSame ||
			builtAs !== undefined ||
			textHash(body) === piece.hash ||
			(torn.has(piece.name) && isBuiltFrom(body, zone));
		if (isUntouched || letGo.has(piece.name)) {
			if (zone === undefined) {
				isAfterGap = true;
				continue;
			}
			turn.see(piece.name);
			const isCurrent =
				isSame && piece.hash === zone.hash && body === piece.body;
			place(
				isCurrent
					? piece
					: zonePiece(
							zone,
							eolOf(piece.text),
							piece.closing,
							isSame ? body : undefined,
						),
				zone,
			);
			continue;
		}
		turn.see(piece.name);
		edits.push({
			...editOf(piece, body, zone, former),
			path,
			line: lineOf(text, start),
		});
		const ownEol = eolOf(piece.text);
		const kept = withKeptMark(piece.body, ownEol);
		place({
			...piece,
			body: kept,
			text: `${openingMark(piece.name, piece.hash)}${ownEol}${kept}${piece.closing}`,
		});
	}
	endStretch(end);
	const missing = new Set(turn.unseen());
	const after =
		missing.size === 0
			? stretches.join("")
			: placeZones(
					placed,
					zones.map((zone) => ({
						name: zone.name,
						isOverview: zone.name === overviewName,
						text: missing.has(zone)
							? zonePiece(zone, eol, `${closingMark}${eol}`, undefined).text
							: undefined,
					})),
					eol,
				);
	memo.read =
		missing.size === 0 && own.length === 0
			? {
					text: after,
					pieces: { pieces: next, findings: [] },
					zones: nextZones,
				}
			: undefined;
	return {
		path,
		before,
		after: isKept || after.trim() !== beginning.trim() ? after : undefined,
		edits,
		findings: own.sort((a, b) => a.lines.start - b.lines.start),
	};
}

/** The first line end. */
function eolOf(text: string): string {
	return /\r\n?|\n/.exec(text)?.[0] ?? "\n";
}

function zonePiece(
	zone: BuiltZone,
	eol: string,
	closing: string,
	body: string | undefined,
): ZonePiece {
	const own =
		body ?? (eol === "\n" ? zone.body : zone.body.replaceAll("\n", eol));
	const { name, hash } = zone;
	return {
		type: "zone",
		...{ name, hash, body: own, closing },
		text: `${openingMark(name, hash)}${eol}${own}${closing}`,
	};
}

function editOf(
	{ name, hash }: ZonePiece,
	body: string,
	zone: BuiltZone | undefined,
	former: string | undefined,
): Omit<LogEdit, "path" | "line"> {
	const edited = body.replace(/\r\n?/g, "\n");
	const parts =
		zone?.hash === hash
			? zone.parts()
			: former && zone?.key && formerParts(former, name, hash);
	return {
		key: zone?.key,
		name,
		built: zone?.body,
		edited,
		changes: parts ? partChanges(parts, edited) : undefined,
	};
}

function doubled(name: string, start: number, text: string): Finding {
	const line = lineOf(text, start);
	return {
		code: "log-zone-doubled",
		severity: "warning",
		lines: { start: line, end: line },
		found: name,
		expected: msg`each decision once: take out the lines of this one that you do not need`,
	};
}

/** Decisions in people's text, which were zones before their marks were taken out. */
function unmarkedIn(
	words: string,
	offset: number,
	zones: readonly BuiltZone[],
	text: string,
): readonly Finding[] {
	if (!words.includes('<a id="')) return [];
	const found = [...words.matchAll(/^<a id="([\w-]+)"><\/a>/gm)];
	const names = new Set(
		zones.flatMap(({ key }) => (key === undefined ? [] : [entryName(key)])),
	);
	return found.flatMap(({ 1: name = "", index }) => {
		if (!names.has(name)) return [];
		const line = lineOf(text, offset + index);
		return [
			{
				code: "log-zone-unmarked",
				severity: "warning",
				lines: { start: line, end: line },
				found: name,
				expected: msg`each decision once: take out the lines of this one that you do not need`,
			},
		];
	});
}
