import process from "node:process";
import { TacitError } from "../core/errors.ts";
import type { LineRange } from "../core/lineRange.ts";
import { msg } from "../core/message.ts";
import { cellFinder, type FindCell } from "../core/notebook/cellFinder.ts";
import { cellPlaceOf } from "../core/notebook/cellPlaces.ts";
import { codeOf } from "../core/notebook/codeText.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { pathOfAway } from "../core/whereabouts/away.ts";
import { relativePath } from "../node/terminal/systemPath.ts";
import { atTarget } from "./atTarget.ts";
import { linesPointedAt, refuseBeyondEnd } from "./cells.ts";
import type { WhyOptions } from "./internalize.ts";
import { type JsonWhy, jsonFound, jsonKnowers } from "./json/internalize.ts";
import { jsonPlacedNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import type { Here } from "./openHere.ts";
import { printFound } from "./printFound.ts";
import { linesAfter, type PrintedNote, printNote } from "./printNote.ts";
import { nothingThere, type Target } from "./readTarget.ts";
import { asArgument, print, printJson, remark, shownLine } from "./terminal.ts";
import { unreadNotes } from "./unreadNotes.ts";
import { counted } from "./words.ts";

/** `tacit why`: the notes on a line, a file or a folder, where their code stands today. */
export async function showWhy(
	typed: string,
	options: WhyOptions,
): Promise<void> {
	await atTarget(typed, options.lines, async ({ here, path, target }) => {
		await here.tacit.whereabouts.refresh();
		const found = await notesFor(here, path, target, options.found ?? false);
		if (options.json) printJson(jsonWhy(here, path, target, found));
		else
			printWhy(
				here,
				linesAfter(here.seen(path), target.lines, target.cell),
				here.seen(path),
				found,
			);
	});
}

type Reasons = Awaited<ReturnType<Here["tacit"]["findReasons"]>>;

interface Found {
	/** The number of the cell that was asked about. */
	readonly cell: number | undefined;
	readonly findCell: FindCell;
	readonly notes: readonly PrintedNote[];
	/** Elsewhere in the file, and lost. */
	readonly elsewhere: number;
	readonly lost: number;
	/** On the folders that hold it. */
	readonly around: readonly PrintedNote[];
	/** Reasons that are in no note; `undefined` where none were looked for. */
	readonly reasons: Reasons | undefined;
	/** Files, as seen from the current directory, that may hold more and could not be read. */
	readonly unread: readonly string[];
}

async function notesFor(
	here: Here,
	path: RepoPath,
	target: Target,
	isFoundWanted: boolean,
): Promise<Found> {
	const { tacit } = here;
	const { place, kind } = target;
	const anchored = tacit.index.notesAt(path);
	const arrived = tacit.whereabouts.arrivalsAt(path);
	if (kind === undefined && anchored.length === 0)
		throw nothingThere(relativePath(process.cwd(), place));
	if (kind === "folder" && target.lines)
		throw new TacitError(
			"bad-argument",
			msg`${relativePath(process.cwd(), place)} is a folder and has no lines.`,
		);
	const isCodeNeeded =
		anchored.length + arrived.length > 0 ||
		target.cell !== undefined ||
		target.lines !== undefined;
	const code =
		(kind === "file" && isCodeNeeded
			? await tacit.readCode(path)
			: undefined) ?? codeOf(path, "");
	const lines = linesPointedAt(code, target, here.seen(path));
	// Where the file is gone nobody knows how long it was.
	if (lines && kind === "file")
		refuseBeyondEnd(lines.start, code.lines, here.seen(path));
	const found = await tacit.placeNotes(path, () => code, { history: true });
	const placed = found.map((each) =>
		kind === undefined && each.placement.state === "whole"
			? { ...each, placement: { state: "lost" } as const }
			: each,
	);
	const went = tacit.whereabouts
		.all()
		.filter(
			(away) => away.anchor.path === path && pathOfAway(away) !== undefined,
		);
	const chosen = placed
		.filter(({ placement }) => isOn(placement, lines))
		.sort((a, b) => startOf(a) - startOf(b));
	const above = tacit.index.notesAbove(path).map(({ note, anchor }) => ({
		note,
		anchor,
		placement: { state: "whole", path: anchor.path } as const,
	}));
	const all = [...chosen, ...(lines ? [] : went)];
	const findCell = await cellFinder(
		tacit.readCode,
		all.map(({ placement }) => placement),
	);
	const [notes, around] = await Promise.all([
		Promise.all(all.map((each) => readNote(here, each, findCell))),
		Promise.all(above.map((each) => readNote(here, each, findCell))),
	]);
	const lost = placed.filter(({ placement }) => isLost(placement));
	const isFoundNeeded = isFoundWanted || notes.length === 0;
	return {
		reasons:
			lines && kind === "file" && isFoundNeeded
				? await tacit.findReasons(path, code, lines)
				: undefined,
		cell: target.cell && lines ? cellPlaceOf(code, lines)?.cell : undefined,
		findCell,
		notes,
		lost: lines ? lost.length : 0,
		elsewhere: lines ? placed.length - chosen.length - lost.length : 0,
		around,
		unread: unreadNotes(tacit, path).map(here.seenFile),
	};
}

function isOn(
	placement: PlacedNote["placement"],
	lines: LineRange | undefined,
): boolean {
	if (!lines || placement.state === "whole") return true;
	return (
		placement.state === "attached" &&
		placement.lines.start <= lines.end &&
		lines.start <= placement.lines.end
	);
}

/** In line order; lost ones, then those on the whole file, come last. */
function startOf({ placement }: Pick<PlacedNote, "placement">): number {
	if (placement.state === "attached") return placement.lines.start;
	return Number.MAX_SAFE_INTEGER - (isLost(placement) ? 1 : 0);
}

/** What is only proposed counts as lost until somebody has accepted it. */
function isLost({ state }: PlacedNote["placement"]): boolean {
	return state === "lost" || state === "proposed";
}

/** A note with what it says. */
export async function readNote(
	{ tacit, seen, seenFile }: Here,
	{
		note,
		anchor,
		placement,
	}: Pick<PlacedNote, "note" | "anchor" | "placement">,
	findCell: FindCell,
): Promise<PrintedNote> {
	const { parsed } = await tacit.read(note.head.id);
	return {
		note,
		path: seen(anchor.path),
		anchor,
		placement,
		findCell,
		wentTo:
			(placement.state === "attached" || placement.state === "whole") &&
			placement.path !== anchor.path
				? seen(placement.path)
				: undefined,
		text: parsed.prose.source,
		replies: parsed.discussion,
		way: await tacit.way(note.head.id),
		file: seenFile(note.file),
	};
}

/** `asked` is the place with its lines, `path` the same without. */
function printWhy(
	here: Here,
	asked: string,
	path: string,
	{ notes, elsewhere, lost, around, unread, reasons }: Found,
): void {
	for (const note of [...notes, ...around]) printNote(note);
	if (notes.length + around.length === 0)
		print(`No note speaks of ${shownLine(asked)}.`);
	if (reasons) printFound(here, reasons);
	const rest = [
		elsewhere > 0 ? `${counted(elsewhere, "note")} on other lines` : undefined,
		lost > 0 ? `${counted(lost, "note")} that lost their lines` : undefined,
	].filter((each) => each !== undefined);
	if (rest.length > 0)
		remark(
			`In the file: ${rest.join(", ")}. tacit why ${asArgument(path)} prints all.`,
		);
	if (unread.length > 0)
		remark(
			`There may be more: ${unread.map(shownLine).join(", ")} could not be read. tacit lint says why.`,
		);
}

function jsonWhy(
	here: Here,
	path: RepoPath,
	{ lines }: Target,
	{ cell, findCell, notes, around, unread, reasons }: Found,
): JsonWhy {
	const json = (note: PrintedNote) => jsonPlacedNote(note, here, findCell);
	return {
		version: jsonVersion,
		path: here.seen(path),
		cell: cell ?? null,
		lines: lines ?? null,
		notes: notes.map(json),
		around: around.map(json),
		found: reasons?.reasons.map((each) => jsonFound(each, here)) ?? null,
		knowers: reasons ? jsonKnowers(reasons.knowers) : null,
		unread,
	};
}
