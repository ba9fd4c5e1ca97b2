import type { Placement } from "../core/anchor/relocate.ts";
import { TacitError } from "../core/errors.ts";
import type { LineRange } from "../core/lineRange.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { cellFinder, type FindCell } from "../core/notebook/cellFinder.ts";
import { isWithin, type RepoPath, repoRoot } from "../core/repoPath.ts";
import type { Tacit } from "../tacit.ts";
import type { ListOptions } from "./internalize.ts";
import type { JsonList } from "./json/internalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { movedAnchor, pathsOf } from "./placesNow.ts";
import { factsOf, foundAfter, linesAfter } from "./printNote.ts";
import { folderAround, nothingThere, readTarget } from "./readTarget.ts";
import {
	asArgument,
	paint,
	print,
	printJson,
	remark,
	shownLine,
} from "./terminal.ts";
import { counted, kindWords } from "./words.ts";

/** `tacit list`: one line for each note on, or below, a folder or file; of the whole repository where none is named. */
export async function listNotes(
	typed: string | undefined,
	options: ListOptions,
): Promise<void> {
	const target = typed === undefined ? undefined : readTarget(typed);
	if (typed !== undefined && target?.lines)
		throw new TacitError(
			"bad-argument",
			msg`tacit list takes a folder or a file. tacit why ${asArgument(typed)} prints the notes on lines.`,
		);
	const here = openHere(target && folderAround(target));
	try {
		const { tacit } = here;
		const path = target ? here.pathOf(target.place) : repoRoot;
		await tacit.load([]);
		// In JSON all notes are as they say themselves.
		if (target || !options.json) await tacit.whereabouts.refresh();
		const all = [...tacit.index.notes()].filter((note) =>
			pathsOf(tacit, note).some((each) => isWithin(path, each)),
		);
		if (target && target.kind === undefined && all.length === 0)
			throw nothingThere(typed ?? "");
		const listed = all
			.filter((note) => isWanted(note, options))
			.map((note) => listedOf(tacit, note))
			.sort(byPlace);
		if (options.json) {
			const json: JsonList = {
				version: jsonVersion,
				notes: listed.map(({ note }) => jsonNote(note, here)),
			};
			printJson(json);
		} else await printListed(here, listed);
	} finally {
		here.dispose();
	}
}

/** A note at the first of its places: where it says or, if its code is in another file by now, there. */
interface Listed {
	readonly note: IndexedNote;
	readonly path: RepoPath;
	readonly lines: LineRange | undefined;
	readonly placement: Placement | undefined;
}

function listedOf(tacit: Tacit, note: IndexedNote): Listed {
	const moved = movedAnchor(tacit, note, 0);
	const [first] = note.head.anchors;
	if (!moved)
		return {
			note,
			path: first?.path ?? repoRoot,
			lines: first?.lines,
			placement: undefined,
		};
	const { path, placement } = moved;
	const lines = placement.state === "attached" ? placement.lines : undefined;
	return { note, path, lines, placement };
}

async function printListed(
	here: Here,
	listed: readonly Listed[],
): Promise<void> {
	const findCell = await cellFinder(
		here.tacit.readCode,
		listed.flatMap(({ placement }) => placement ?? []),
	);
	const places = listed.map((each) =>
		shownLine(placeWords(here, each, findCell)),
	);
	const width = Math.min(
		48,
		Math.max(0, ...places.map(({ length }) => length)),
	);
	for (const [at, { note }] of listed.entries())
		print(
			`${paint("cyan", (places[at] ?? "").padEnd(width))}  ${paint("yellow", kindWords[note.head.kind].padEnd(kindWidth))}  ${plainTitle(note.head.title)}  ${paint("dim", shownLine(factsOf(note)))}`,
		);
	remark(
		listed.length === 0 ? "No notes." : `${counted(listed.length, "note")}.`,
	);
}

function placeWords(
	{ seen }: Here,
	{ note, path, lines, placement }: Listed,
	findCell: FindCell,
): string {
	if (!placement)
		return linesAfter(seen(path), lines, note.head.anchors[0]?.cell);
	return lines ? foundAfter(seen(path), { path, lines }, findCell) : seen(path);
}

const kindWidth = Math.max(
	...Object.values(kindWords).map(({ length }) => length),
);

function isWanted({ head, file }: IndexedNote, options: ListOptions): boolean {
	const { kind, tag, by, drafts, published } = options;
	const status =
		head.status ?? (head.kind === "question" ? "open" : "accepted");
	return (
		(kind?.includes(head.kind) ?? true) &&
		(options.status?.includes(status) ?? true) &&
		(tag?.some((each) => head.tags.includes(each)) ?? true) &&
		(by?.some((part) => head.by.some((person) => isBy(person, part))) ??
			true) &&
		!(drafts && file.visibility !== "draft") &&
		!(published && file.visibility !== "published")
	);
}

function isBy(
	{ name, email }: IndexedNote["head"]["by"][number],
	part: string,
): boolean {
	return `${name} <${email ?? ""}>`.toLowerCase().includes(part.toLowerCase());
}

function byPlace(a: Listed, b: Listed): number {
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return (
		(a.lines?.start ?? 0) - (b.lines?.start ?? 0) ||
		(a.note.head.id < b.note.head.id ? -1 : 1)
	);
}
