import process from "node:process";
import { cellFinder } from "../core/notebook/cellFinder.ts";
import { codeOf } from "../core/notebook/codeText.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import { subjectOf } from "../externalize/moments/past.ts";
import type { NotesOfCommit } from "../tacit/noteTrailer.ts";
import { jsonCommit } from "./json/externalize.ts";
import type { JsonWhyCommit } from "./json/internalize.ts";
import { jsonPlacedNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { type PrintedNote, printNote } from "./printNote.ts";
import { readNote } from "./showWhy.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";

/** `tacit why --commit`: the notes that explain a commit. */
export async function whyCommit(
	revision: string,
	{ json }: { readonly json?: true },
): Promise<void> {
	const here = openHere(process.cwd());
	try {
		await here.tacit.load([]);
		await here.tacit.whereabouts.refresh();
		const found = await here.tacit.notesOf(revision);
		const placed = [];
		for (const note of found.notes)
			placed.push(...(await placesOf(here, note)));
		const findCell = await cellFinder(
			here.tacit.readCode,
			placed.map(({ placement }) => placement),
		);
		const notes = await Promise.all(
			placed.map((each) => readNote(here, each, findCell)),
		);
		if (json) {
			const printed: JsonWhyCommit = {
				...{ version: jsonVersion, commit: jsonCommit(found.commit) },
				notes: notes.map((note) => jsonPlacedNote(note, here, findCell)),
				missing: found.missing,
			};
			printJson(printed);
		} else printWhyCommit(found, notes);
	} finally {
		here.dispose();
	}
}

/** A note at the first of its places, where that is today. */
async function placesOf(
	{ tacit }: Here,
	note: NotesOfCommit["notes"][number],
): Promise<readonly Pick<PlacedNote, "note" | "anchor" | "placement">[]> {
	const [anchor] = note.head.anchors;
	if (!anchor) return [];
	const away = tacit.whereabouts.of(note.file, 0);
	if (away) return [{ note, anchor, placement: away.placement }];
	const code = anchor.isFolder ? undefined : await tacit.readCode(anchor.path);
	const placed = await tacit.placeNotes(
		anchor.path,
		() => code ?? codeOf(anchor.path, ""),
		{ history: true },
	);
	const own = placed.find(
		(each) => each.anchorIndex === 0 && each.note.head.id === note.head.id,
	);
	return [own ?? { note, anchor, placement: { state: "lost" } }];
}

function printWhyCommit(
	{ commit, missing }: NotesOfCommit,
	notes: readonly PrintedNote[],
): void {
	const named = `${commit.hash.slice(0, 10)}, ${commit.date}, ${commit.author.name}: ${subjectOf(commit)}`;
	print(`${paint("dim", shownLine(named))}\n`);
	for (const note of notes) printNote(note);
	if (notes.length === 0) print("No note explains this commit.");
	if (missing.length > 0)
		remark(
			`The commit names what is not here: ${missing.map(shownLine).join(", ")}. It may be on another branch.`,
		);
}
