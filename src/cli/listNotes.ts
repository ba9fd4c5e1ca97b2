import { TacitError } from "../core/errors.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { isWithin, type RepoPath, repoRoot } from "../core/repoPath.ts";
import type { ListOptions } from "./internalize.ts";
import { type JsonList, jsonNote, jsonVersion } from "./json.ts";
import { openHere } from "./openHere.ts";
import { factsOf, linesAfter } from "./printNote.ts";
import { folderAround, nothingThere, readTarget } from "./readTarget.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
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
			msg`tacit list takes a folder or a file. tacit why ${typed} prints the notes on lines.`,
		);
	const here = openHere(target && folderAround(target));
	try {
		const path = target ? here.pathOf(target.place) : repoRoot;
		await here.tacit.load([]);
		const all = [...here.tacit.index.notes()].filter((note) =>
			speaksOf(note, path),
		);
		if (target && target.kind === undefined && all.length === 0)
			throw nothingThere(typed ?? "");
		const notes = all.filter((note) => isWanted(note, options)).sort(byPlace);
		if (options.json) {
			const json: JsonList = {
				version: jsonVersion,
				notes: notes.map((note) => jsonNote(note, here)),
			};
			printJson(json);
			return;
		}
		const places = notes.map(({ head: { anchors } }) => {
			const [first] = anchors;
			return first
				? linesAfter(here.seen(first.path), first.lines, first.cell)
				: "";
		});
		const width = Math.min(
			48,
			Math.max(0, ...places.map(({ length }) => length)),
		);
		for (const [at, note] of notes.entries())
			print(
				`${paint("cyan", shownLine(places[at] ?? "").padEnd(width))}  ${paint("yellow", kindWords[note.head.kind].padEnd(kindWidth))}  ${plainTitle(note.head.title)}  ${paint("dim", shownLine(factsOf(note)))}`,
			);
		remark(
			notes.length === 0 ? "No notes." : `${counted(notes.length, "note")}.`,
		);
	} finally {
		here.dispose();
	}
}

const kindWidth = Math.max(
	...Object.values(kindWords).map(({ length }) => length),
);

function speaksOf({ head }: IndexedNote, path: RepoPath): boolean {
	return head.anchors.some((anchor) => isWithin(path, anchor.path));
}

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

function byPlace(a: IndexedNote, b: IndexedNote): number {
	const [first] = a.head.anchors;
	const [second] = b.head.anchors;
	if (!first || !second) return 0;
	if (first.path !== second.path) return first.path < second.path ? -1 : 1;
	return (
		(first.lines?.start ?? 0) - (second.lines?.start ?? 0) ||
		(a.head.id < b.head.id ? -1 : 1)
	);
}
