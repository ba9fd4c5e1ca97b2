import type { Quote } from "../anchor/anchor.ts";
import type { Placement } from "../anchor/relocate.ts";
import type { CacheStore } from "../cacheStore.ts";
import { asciiJson } from "../index/asciiText.ts";
import type { NoteIndex } from "../index/noteIndex.ts";
import type { NoteFile } from "../note.ts";
import type { Pacer } from "../pacer.ts";
import type { Findings, Known } from "./findings.ts";

/** Where findings are kept for the next start. */
export interface FindingsCache {
	readonly store: CacheStore;
	/** Names what they depend on beside notes and texts: the root, and the version of Tacit that found them. */
	readonly key: string;
}

/** Goes up with every change of what is kept. */
const formatVersion = 2;
/** In UTF-16 units. */
const partLength = 256 * 1024;

/** One line: the key in `Findings`, the note's stamp, the blob of its file, and where its code is instead. */
type KeptLine = readonly [
	string,
	string,
	string | null,
	readonly [NoteFile, number, Placement, Quote | null] | null,
];

/**
 * What an earlier run found; whether it still holds is told by stamps and blobs. Nothing where the cache is another's, or
 * damaged: its store hands over nothing that was not written by us.
 */
export async function readFindings(
	{ store, key }: FindingsCache,
	index: Pick<NoteIndex, "noteIn">,
	pacer: Pacer,
): Promise<Findings> {
	const places = new Map<string, Known>();
	let signature: string | undefined;
	let isOurs = false;
	for (const part of store.read()) {
		if (!isOurs) {
			if (!part.startsWith(header(key))) break;
			isOurs = true;
			signature = part.slice(header(key).length).trim() || undefined;
			continue;
		}
		for (const line of part.split("\n")) {
			if (pacer.isDue()) await pacer.rest();
			if (line !== "") addLine(JSON.parse(line) as KeptLine, places, index);
		}
	}
	return {
		places,
		...{ state: undefined, signature },
	};
}

function addLine(
	[key, stamp, homeId, kept]: KeptLine,
	places: Map<string, Known>,
	index: Pick<NoteIndex, "noteIn">,
): void {
	const known = {
		...{ stamp, homeId: homeId ?? undefined },
		searched: undefined,
	};
	if (kept === null) {
		places.set(key, { ...known, away: undefined });
		return;
	}
	const [file, anchorIndex, placement, seen] = kept;
	const note = index.noteIn(file);
	const anchor = note?.head.anchors[anchorIndex];
	if (!note || !anchor) return;
	places.set(key, {
		...known,
		away: { note, anchor, anchorIndex, placement, seen: seen ?? undefined },
	});
}

/** Keeps what was found, but for notes of which it is not known when they changed. */
export async function keepFindings(
	{ store, key }: FindingsCache,
	findings: Findings,
	pacer: Pacer,
): Promise<void> {
	await store.write(partsOf(key, findings, pacer));
}

async function* partsOf(
	key: string,
	{ places, signature }: Findings,
	pacer: Pacer,
): AsyncIterable<string> {
	yield `${header(key)}${signature ?? ""}\n`;
	let part = "";
	for (const [place, { stamp, homeId, away }] of places) {
		if (stamp === "") continue;
		const line: KeptLine = [
			place,
			stamp,
			homeId ?? null,
			away
				? [away.note.file, away.anchorIndex, away.placement, away.seen ?? null]
				: null,
		];
		part += `${asciiJson(line)}\n`;
		if (part.length < partLength) continue;
		yield part;
		part = "";
		if (pacer.isDue()) await pacer.rest();
	}
	if (part !== "") yield part;
}

function header(key: string): string {
	return `tacit places ${formatVersion} ${asciiJson(key)} `;
}
